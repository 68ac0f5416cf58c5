import type { StaffActor } from '../../shared/actor.ts';
import type { Settlement } from '../till/settlement/settlement.ts';
import type { IpcHandlers } from './handle.ts';

export interface SettlementFacts {
  readonly settlement: Settlement;
  /** Whoever asked what is being answered. */
  readonly actor: () => StaffActor;
}

/** Ending a terminal's day. */
export function settlementHandlers({
  settlement,
  actor,
}: SettlementFacts): Pick<IpcHandlers, Extract<keyof IpcHandlers, `settlement.${string}`>> {
  return {
    'settlement.show': async ({ terminalId }) => ({ batch: await settlement.show(terminalId) }),
    'settlement.run': ({ terminalId }) => settlement.run(terminalId, actor()),
  };
}
