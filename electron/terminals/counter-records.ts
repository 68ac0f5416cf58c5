import type { PaymentFailureCode } from '../../shared/failures.ts';
import type { Currency } from '../../shared/money.ts';
import type { TransactionKind } from '../../shared/payment.ts';
import { recordText } from './record-text.ts';
import type { SimulatedTransaction } from './simulation.ts';

/** One transaction as a simulated terminal keeps it. Amounts in minor units, `at` since 1970. */
export interface CounterTransaction extends SimulatedTransaction {
  readonly kind: TransactionKind;
  readonly currency: Currency;
  /** The till's own name for it, as its protocol carried it. */
  readonly reference: string;
  /** The transaction that this one takes back, books or sets free. */
  readonly originalTrace: number | null;
  readonly failure: PaymentFailureCode | null;
  readonly batch: number;
}

/** What survives a power cut. */
export interface CounterRecords {
  readonly terminalId: string;
  readonly lastTrace: number;
  /** The day's batch; the end of the day begins the next one. */
  readonly batch: number;
  /** Oldest first. */
  readonly transactions: readonly CounterTransaction[];
  /** The one that runs; approved in there means that the till has not heard of it yet. */
  readonly open: CounterTransaction | null;
}

const greatestTrace = 999_999;
/** The oldest are overwritten, as in a real terminal. */
const greatestCount = 1_000;

export function emptyCounter(terminalId: string): CounterRecords {
  return { terminalId, lastTrace: 0, batch: 1, transactions: [], open: null };
}

/** The next transaction's number; after 999999 it starts again at 1. */
export function nextTrace({ lastTrace }: CounterRecords): number {
  return lastTrace >= greatestTrace ? 1 : lastTrace + 1;
}

/**
 * Moves the open transaction into the list. One that takes another back and is approved also marks that
 * other one as reversed.
 */
export function settleOpen(
  records: CounterRecords,
  result: SimulatedTransaction['result'],
): CounterRecords {
  const { open } = records;
  if (!open) return records;
  const takesBack = result === 'approved' && (open.kind === 'reversal' || open.kind === 'release');
  const transactions = takesBack
    ? records.transactions.map((other) =>
        other.trace === open.originalTrace ? { ...other, result: 'reversed' as const } : other,
      )
    : records.transactions;
  return {
    ...records,
    transactions: [...transactions, { ...open, result }].slice(-greatestCount),
    open: null,
  };
}

export function encodeCounter(records: CounterRecords): string {
  return recordText(records);
}

/** Throws for content that such a terminal did not write: a made-up list would be worse than none. */
export function decodeCounter(content: string): CounterRecords {
  const { version, ...records } = JSON.parse(content) as CounterRecords & { version?: unknown };
  if (version !== 1 || !Array.isArray(records.transactions) || typeof records.batch !== 'number') {
    throw new Error('Not the memory of a simulated terminal');
  }
  return records;
}
