import type { ComparedStatement, Comparison, StatementProblem } from '../../shared/statement.ts';

/** How far comparing the book with a statement has come; it stays while somebody looks at a sale. */
export interface StatementSlice {
  readonly statement: StatementState;
}

export type StatementState =
  | { readonly type: 'none' | 'reading' }
  | { readonly type: 'problem'; readonly name: string; readonly problem: StatementProblem }
  | { readonly type: 'untold'; readonly why: 'not_allowed' | 'no_answer' }
  | { readonly type: 'told'; readonly compared: ComparedStatement };

/** What was compared before, with the names of people. */
export interface PastComparisons {
  readonly comparisons: readonly Comparison[];
  readonly names: Readonly<Record<string, string>>;
}

export const statementAtStart: StatementSlice = { statement: { type: 'none' } };
