import type { Currency } from './money.ts';
import type { MoneyLine } from './money-line.ts';

/** How many, and how much in minor units. */
export interface BatchSum {
  readonly count: number;
  readonly amount: number;
}

/** What this till has of a terminal's day in one currency. */
export interface OwnTotals {
  readonly currency: Currency;
  readonly sales: BatchSum;
  readonly refunds: BatchSum;
}

/**
 * A terminal's day in one currency, the till's and its own. `ours_only` and `theirs_only`: one side has more
 * of it; `differs`: more of one thing and less of another; `not_told`: the terminal gave no figures.
 */
export interface BatchComparison {
  readonly currency: Currency;
  readonly batchNumber: string | null;
  readonly ours: OwnTotals;
  /** Refunds are null where the terminal does not part them from its sales. */
  readonly theirs: { readonly sales: BatchSum; readonly refunds: BatchSum | null } | null;
  readonly verdict: 'matched' | 'ours_only' | 'theirs_only' | 'differs' | 'not_told';
  /** Ours less theirs, refunds taken off. */
  readonly difference: BatchSum;
}

/** An end of day that a terminal has done. */
export interface SettlementRecord {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly comparisons: readonly BatchComparison[];
  /** How many payments are settled by it. */
  readonly settled: number;
}

/** Why a terminal's day cannot be ended now. */
export type SettlementObstacle = 'unknown_terminal' | 'cannot' | 'not_ready' | 'busy' | 'in_doubt';

/** What of a terminal has not been settled yet. */
export interface OpenBatch {
  readonly terminalId: string;
  readonly last: SettlementRecord | null;
  /** Newest first: sales that hold money, and refunds. */
  readonly lines: readonly MoneyLine[];
  readonly totals: readonly OwnTotals[];
  readonly obstacle: SettlementObstacle | null;
  /** When it was asked to end its day and gave no certain answer: what is listed may be settled. */
  readonly unknownSince: number | null;
}

export type SettlementAnswer =
  | { readonly ok: true; readonly record: SettlementRecord }
  | {
      readonly ok: false;
      /** `no_answer`: it may have ended its day; nothing was marked as settled, and that is kept. */
      readonly why: SettlementObstacle | 'refused' | 'not_sent' | 'no_answer';
      /** In the terminal's own words. */
      readonly reason: string | null;
    };
