import type { OpenBatch, SettlementAnswer } from '../../shared/settlement.ts';
import type { Call } from '../ipc.ts';
import type { Told } from './audit-asks.ts';

/** Ending a terminal's day. None rejects. */
export interface SettlementAsks {
  show(terminalId: string): Promise<Told<OpenBatch>>;
  run(terminalId: string): Promise<Told<SettlementAnswer>>;
}

export function createSettlementAsks(call: Call): SettlementAsks {
  return {
    async show(terminalId) {
      const result = await call('settlement.show', { terminalId });
      if (result.type === 'answer') return result.answer.batch;
      return result.type === 'not_allowed' ? 'not_allowed' : 'no_answer';
    },
    async run(terminalId) {
      const result = await call('settlement.run', { terminalId });
      if (result.type === 'answer') return result.answer;
      return result.type === 'not_allowed' ? 'not_allowed' : 'no_answer';
    },
  };
}
