import type { Currency } from '../../../shared/money.ts';
import type { SimulatedTransaction } from '../simulation.ts';

/** One transaction as a terminal keeps it. `at` in milliseconds since 1970. */
export interface TransactionRecord extends SimulatedTransaction {
  readonly currency: Currency;
  readonly resultCode: number;
  /** Whether a card or phone was presented, so that there is something to say about it. */
  readonly isPresented: boolean;
}

/** What survives a power cut. */
export interface TerminalRecords {
  readonly terminalId: string;
  readonly lastTrace: number;
  /** Oldest first. */
  readonly transactions: readonly TransactionRecord[];
  /** The one that runs; approved in there means that the till has not acknowledged it yet. */
  readonly open: TransactionRecord | null;
}

const standardTerminalId = '29001234';
const greatestTrace = 999_999;
/** As many as a terminal's turnover file holds here; the oldest are overwritten. */
const greatestCount = 1_000;

export const emptyRecords: TerminalRecords = {
  terminalId: standardTerminalId,
  lastTrace: 0,
  transactions: [],
  open: null,
};

/** The next transaction's number; after 999999 it starts again at 1. */
export function nextTrace({ lastTrace }: TerminalRecords): number {
  return lastTrace >= greatestTrace ? 1 : lastTrace + 1;
}

/** Writes the open transaction into the list, with its result. */
export function settle(
  records: TerminalRecords,
  result: SimulatedTransaction['result'],
  resultCode: number,
): TerminalRecords {
  if (!records.open) return records;
  const settled: TransactionRecord = { ...records.open, result, resultCode };
  return {
    ...records,
    transactions: [...records.transactions, settled].slice(-greatestCount),
    open: null,
  };
}

export function encodeRecords(records: TerminalRecords): string {
  return JSON.stringify({ version: 1, ...records });
}

/** Throws for content that this terminal did not write: a made-up list would be worse than none. */
export function decodeRecords(content: string): TerminalRecords {
  const { version, ...records } = JSON.parse(content) as TerminalRecords & { version?: unknown };
  if (version !== 1 || !Array.isArray(records.transactions))
    throw new Error('Not the memory of a simulated ZVT terminal');
  return records;
}
