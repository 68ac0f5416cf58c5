import Type from 'typebox';
import type { OpenBatch, SettlementAnswer } from './settlement.ts';

/** Ending a terminal's day and comparing it with the book; a part of ipc.ts. */
const terminal = Type.Object(
  { terminalId: Type.String({ minLength: 1, maxLength: 40, pattern: '^[A-Za-z0-9_-]+$' }) },
  { additionalProperties: false },
);

export const settlementRequests = {
  /** What of this terminal is not settled yet. */
  'settlement.show': terminal,
  /** Asks it to end its day. */
  'settlement.run': terminal,
};

export interface SettlementAnswers {
  'settlement.show': { readonly batch: OpenBatch };
  'settlement.run': SettlementAnswer;
}
