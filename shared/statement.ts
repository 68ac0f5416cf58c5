import type { Currency } from './money.ts';
import type { PaymentMethod, PaymentState } from './payment.ts';
import type { RefundState } from './refund.ts';

/** What a column of an acquirer's, a bank's or a provider's statement may be. */
export const statementColumns = [
  'date',
  'amount',
  'credit',
  'debit',
  'type',
  'direction',
  'status',
  'currency',
  'fee',
  'id',
  'payment',
  'receipt',
  'reference',
  'terminal',
  'trace',
  'approval',
] as const;

export type StatementColumn = (typeof statementColumns)[number];

/** What cannot be missing. */
export type StatementNeed = 'date' | 'amount' | 'reference';

/** Why a file is no statement. */
export type StatementProblem =
  | { readonly type: 'file_empty' | 'file_not_text' | 'file_too_large' }
  | { readonly type: 'file_columns_missing'; readonly missing: readonly StatementNeed[] }
  | { readonly type: 'file_quote_open'; readonly line: number }
  /** More of this till's own lines are in its time than can be compared at once. */
  | { readonly type: 'file_period_long' };

/** Why one line of a statement says nothing that could be compared. */
export type UnreadableWhy =
  | 'amount_missing'
  | 'amount_wrong'
  | 'date_missing'
  | 'date_wrong'
  /** Neither a sale nor a refund: a fee, a transfer, or a word that means both. */
  | 'type_unknown'
  | 'currency_other'
  | 'reference_missing'
  /** A spreadsheet has made 4.12E+11 of it. */
  | 'reference_rounded'
  /** It was declined or cancelled: no money moved. */
  | 'nothing_moved'
  | 'cells_many';

export type StatementKind = 'sale' | 'refund';

/** What a line was told apart by, the surest first. */
export const statementKeys = ['id', 'reference', 'trace', 'receipt', 'approval'] as const;
export type StatementKey = (typeof statementKeys)[number];

/** A line of their file; amounts in minor units, never negative. */
export interface TheirLine {
  /** As an editor counts them. */
  readonly line: number;
  readonly kind: StatementKind;
  readonly amount: number;
  /** "2026-01-05" where the shop is. */
  readonly day: string;
  readonly fee: number | null;
  /** Whatever names it best. */
  readonly reference: string;
}

/** A payment or a refund of the book. */
export interface OurLine {
  readonly kind: StatementKind;
  readonly id: string;
  readonly orderId: string;
  readonly seq: number;
  readonly amount: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly method: PaymentMethod;
  readonly state: PaymentState | RefundState;
  readonly reference: string | null;
}

/** What came of one line of theirs, or of one of ours that they do not have. */
export type StatementLine =
  | {
      readonly outcome: 'matched' | 'amount_differs';
      readonly theirs: TheirLine;
      readonly ours: OurLine;
      readonly by: StatementKey;
    }
  | {
      readonly outcome: 'theirs_only';
      readonly theirs: TheirLine;
      /**
       * `again`: the same as an earlier line, so it cannot be the same payment twice; `not_paid`: the book
       * has it, and not as money that moved.
       */
      readonly why: 'unknown' | 'again' | 'not_paid';
      readonly ours: OurLine | null;
    }
  | { readonly outcome: 'ours_only'; readonly ours: OurLine }
  /** It may be any of these, and nobody guesses. */
  | {
      readonly outcome: 'ambiguous';
      readonly theirs: TheirLine;
      readonly candidates: readonly OurLine[];
    }
  | {
      readonly outcome: 'unreadable';
      readonly line: number;
      readonly why: UnreadableWhy;
      readonly text: string;
    };

/** In the order in which they are shown: what somebody has to look at comes first. */
export const statementOutcomes = [
  'amount_differs',
  'theirs_only',
  'ours_only',
  'ambiguous',
  'unreadable',
  'matched',
] as const;

export type StatementOutcome = (typeof statementOutcomes)[number];

/** How many lines, and what they come to on either side, refunds taken off; minor units. */
export interface OutcomeSum {
  readonly count: number;
  readonly theirs: number;
  readonly ours: number;
}

export type OutcomeSums = Readonly<Record<StatementOutcome, OutcomeSum>>;

/** That somebody compared the book with a statement; its content is not kept. */
export interface Comparison {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly staffId: string;
  readonly fileName: string;
  /** SHA-256 of its text in UTF-8, in hexadecimal. */
  readonly fileHash: string;
  /** The first and the last day of the file. */
  readonly from: string;
  readonly to: string;
  /** The one terminal whose payments were looked for in it; null for all. */
  readonly terminalId: string | null;
  readonly counts: Readonly<Record<StatementOutcome, number>>;
}

export interface ComparedStatement {
  readonly comparison: Comparison;
  readonly currency: Currency;
  /** The name that each column has in the file; null where it has none. */
  readonly columns: Readonly<Record<StatementColumn, string | null>>;
  /** Columns that mean nothing here. */
  readonly unused: readonly string[];
  readonly sums: OutcomeSums;
  /** What they charged for it, where the file says so; minor units. */
  readonly fees: number;
}

/** So many of its lines are told at once. */
export const statementPageLines = 200;

/** Which lines: those of one outcome; null: all that are not as they should be. */
export type StatementView = StatementOutcome | null;

/** How many lines a view has. */
export function linesInView(sums: OutcomeSums, view: StatementView): number {
  if (view !== null) return sums[view].count;
  return statementOutcomes.reduce(
    (count, outcome) => (outcome === 'matched' ? count : count + sums[outcome].count),
    0,
  );
}

export type StatementAnswer =
  | { readonly ok: true; readonly compared: ComparedStatement }
  | { readonly ok: false; readonly why: StatementProblem };

/** Characters of a file; some forty thousand payments. */
export const longestStatement = 4_000_000;
