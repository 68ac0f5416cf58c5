import Type from 'typebox';
import type { KeptFile } from './ipc-history.ts';
import {
  type Comparison,
  longestStatement,
  type StatementAnswer,
  type StatementLine,
  statementOutcomes,
} from './statement.ts';

/** Comparing the book with a statement of whoever pays the money out; a part of ipc.ts. */
const exactly = { additionalProperties: false } as const;
const id = Type.String({ minLength: 1, maxLength: 40, pattern: '^[A-Za-z0-9_-]+$' });
const statement = {
  text: Type.String({ maxLength: longestStatement }),
  /** As its file is called; it is not looked for by that. */
  name: Type.String({ maxLength: 200 }),
  /** The one terminal whose payments are looked for in it; null for all. */
  terminalId: Type.Union([Type.Null(), id]),
};

export const statementRequests = {
  'statement.compare': Type.Object(statement, exactly),
  /** A part of the lines of the last comparison, from this place on, in the order of `statementOutcomes`. */
  'statement.lines': Type.Object(
    {
      comparisonId: id,
      view: Type.Union([Type.Null(), Type.Enum([...statementOutcomes])]),
      from: Type.Integer({ minimum: 0, maximum: longestStatement }),
    },
    exactly,
  ),
  /** The same once more, and its differences in a file where the person says. */
  'statement.keep': Type.Object(statement, exactly),
  'statement.past': Type.Object({}, exactly),
  /** A simulated terminal's own list as such a file; refused outside demo. */
  'statement.sample': Type.Object({ terminalId: id }, exactly),
};

export interface StatementAnswers {
  'statement.compare': StatementAnswer;
  /** At most `statementPageLines`; null: it was not the last one, or the program has started again. */
  'statement.lines': { readonly lines: readonly StatementLine[] | null };
  'statement.keep': { readonly result: KeptFile | 'no_statement' };
  /** What was compared before, newest first, with the names of people. */
  'statement.past': {
    readonly comparisons: readonly Comparison[];
    readonly names: Readonly<Record<string, string>>;
  };
  'statement.sample': { readonly result: KeptFile | 'not_simulated' };
}
