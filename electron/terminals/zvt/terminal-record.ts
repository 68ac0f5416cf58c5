import type { Currency } from '../../../shared/money.ts';
import { recordText } from '../record-text.ts';
import type { PastTransaction, SimulatedTransaction } from '../simulation.ts';
import { alreadyReversed, approved, resultCodeFor } from './result-codes.ts';

/** One transaction as a terminal keeps it. `at` in milliseconds since 1970. */
export interface TransactionRecord extends SimulatedTransaction {
  readonly currency: Currency;
  readonly resultCode: number;
  /** The transaction that this one takes back, books or sets free. */
  readonly originalTrace?: number;
  /** The day's batch that it belongs to; absent in the first one. */
  readonly batch?: number;
  /** Whether a card or phone was presented, so that there is something to say about it. */
  readonly isPresented: boolean;
}

/** What survives a power cut. */
export interface TerminalRecords {
  readonly terminalId: string;
  readonly lastTrace: number;
  /** The day's batch; the end of the day begins the next one. */
  readonly batch: number;
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
  batch: 1,
  transactions: [],
  open: null,
};

/** A terminal with this behind it, oldest first, whose last day has ended. */
export function recordsOfPast(past: readonly PastTransaction[]): TerminalRecords {
  const transactions = past.map(
    ({ failure, ...transaction }): TransactionRecord => ({
      ...transaction,
      resultCode: failure === null ? approved : resultCodeFor(failure),
      isPresented: true,
    }),
  );
  const last = past.at(-1);
  return {
    ...emptyRecords,
    lastTrace: last?.trace ?? 0,
    batch: (last?.batch ?? 0) + 1,
    transactions: transactions.slice(-greatestCount),
  };
}

/** The next transaction's number; after 999999 it starts again at 1. */
export function nextTrace({ lastTrace }: TerminalRecords): number {
  return lastTrace >= greatestTrace ? 1 : lastTrace + 1;
}

/**
 * Writes the open transaction into the list, with its result. One that takes another back and is final
 * also marks that other one.
 */
export function settle(
  records: TerminalRecords,
  result: SimulatedTransaction['result'],
  resultCode: number,
): TerminalRecords {
  if (!records.open) return records;
  const settled: TransactionRecord = { ...records.open, result, resultCode };
  const takesBack =
    result === 'approved' && (settled.kind === 'reversal' || settled.kind === 'release');
  const others = takesBack
    ? records.transactions.map((other) =>
        other.trace === settled.originalTrace
          ? { ...other, result: 'reversed' as const, resultCode: alreadyReversed }
          : other,
      )
    : records.transactions;
  return { ...records, transactions: [...others, settled].slice(-greatestCount), open: null };
}

/** The number on a transaction's receipt, by which a till names it. */
export function receiptNumberOf({ trace }: TransactionRecord): number {
  return trace % 10_000;
}

/** Newest first, since receipt numbers come round again. */
export function findByReceipt(
  { transactions }: TerminalRecords,
  receiptNumber: number,
): TransactionRecord | undefined {
  return transactions.findLast((record) => receiptNumberOf(record) === receiptNumber);
}

export function encodeRecords(records: TerminalRecords): string {
  return recordText(records);
}

/** Throws for content that this terminal did not write: a made-up list would be worse than none. */
export function decodeRecords(content: string): TerminalRecords {
  const { version, ...records } = JSON.parse(content) as TerminalRecords & { version?: unknown };
  if (version !== 1 || !Array.isArray(records.transactions))
    throw new Error('Not the memory of a simulated ZVT terminal');
  // The first edition of this memory knew of no batches.
  return { ...records, batch: records.batch ?? emptyRecords.batch };
}
