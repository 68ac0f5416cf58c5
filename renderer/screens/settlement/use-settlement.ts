import { useCallback, useEffect, useState } from 'react';
import type { OpenBatch, SettlementAnswer } from '../../../shared/settlement.ts';
import type { Told } from '../../store/audit-asks.ts';
import { useServices } from '../../store/window-context.tsx';

export interface SettlementShown {
  readonly batch: Told<OpenBatch> | 'asking';
  /** What came of the last end of day that was asked for here. */
  readonly answer: Told<SettlementAnswer> | null;
  readonly isRunning: boolean;
}

/** A terminal's open day, and ending it. */
export function useSettlement(
  terminalId: string | undefined,
): SettlementShown & { readonly run: () => Promise<void> } {
  const { settlement } = useServices();
  const [batch, setBatch] = useState<SettlementShown['batch']>('asking');
  const [answer, setAnswer] = useState<SettlementShown['answer']>(null);
  const [isRunning, setRunning] = useState(false);
  const look = useCallback(async () => {
    if (terminalId !== undefined) setBatch(await settlement.show(terminalId));
  }, [settlement, terminalId]);
  useEffect(() => {
    setAnswer(null);
    void look();
  }, [look]);
  return {
    batch,
    answer,
    isRunning,
    async run() {
      if (terminalId === undefined || isRunning) return;
      setRunning(true);
      setAnswer(await settlement.run(terminalId));
      setRunning(false);
      await look();
    },
  };
}
