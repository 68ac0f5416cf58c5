import { createHash } from 'node:crypto';
import { setImmediate as otherWork } from 'node:timers/promises';
import type { StaffActor } from '../../../shared/actor.ts';
import { screenCardNumbers } from '../../../shared/card-number-screen.ts';
import type { Clock } from '../../../shared/clock.ts';
import type { Ids } from '../../../shared/ids.ts';
import type { Currency } from '../../../shared/money.ts';
import type { ListedTransaction } from '../../../shared/pinpad.ts';
import {
  type ComparedStatement,
  type Comparison,
  type StatementAnswer,
  type StatementLine,
  type StatementProblem,
  type StatementView,
  statementOutcomes,
} from '../../../shared/statement.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { bookEntries } from './book-entries.ts';
import type { BookEntry } from './book-entry-policy.ts';
import { turn } from './match-key-policy.ts';
import { matchStatement, sumOutcomes } from './match-policy.ts';
import { byOutcome, type LinesByOutcome, pageOf } from './outcome-pages-policy.ts';
import { readStatement, type StatementFile } from './read-statement.ts';
import { differencesCsv } from './statement-csv-policy.ts';
import { daysAfter } from './statement-date-policy.ts';
import { numberName, type ReadLine, readStatementLine } from './statement-line-policy.ts';
import { terminalListCsv } from './terminal-list-policy.ts';

/** What somebody wants to compare the book with. */
export interface Statement {
  readonly text: string;
  readonly name: string;
  /** The one terminal whose payments are looked for in it; null for all. */
  readonly terminalId: string | null;
}

/** The book beside a statement of whoever pays the money out: payment by payment. It changes neither. */
export interface Reconciliation {
  /** Writes down that it was done, by whom and with what; the statement itself is not kept. */
  compare(statement: Statement, actor: StaffActor): Promise<StatementAnswer>;
  /**
   * A page of what the last comparison found; undefined for any other: the lines of one are held, until
   * the next begins.
   */
  lines(
    comparisonId: string,
    view: StatementView,
    from: number,
  ): readonly StatementLine[] | undefined;
  /** All differences as CSV; undefined where it is no statement. */
  differences(statement: Statement): Promise<string | undefined>;
  /** A simulated terminal's own list as a file to try this with. */
  listOf(terminalId: string, list: readonly ListedTransaction[]): string;
  /** Newest first. */
  past(): readonly Comparison[];
}

/** Money that a terminal takes on a Friday may be dated by the Monday on which it is paid out. */
const daysBefore = 4;
const daysBehind = 1;
const mostPast = 20;
const longestText = 80;

export function createReconciliation(dependencies: {
  readonly ledger: Ledger;
  readonly clock: Pick<Clock, 'now'>;
  readonly ids: Ids;
  readonly currency: () => Currency;
  /** A day's first and last millisecond where the shop is; undefined when there is no such day. */
  readonly dayOf: (day: string) => { readonly from: number; readonly to: number } | undefined;
  /** The day ("2026-01-05") in which a time is, where the shop is. */
  readonly dayAt: (at: number) => string;
}): Reconciliation {
  const { ledger, clock, ids, currency, dayOf, dayAt } = dependencies;
  let last: { readonly id: string; readonly lines: LinesByOutcome } | undefined;

  return {
    async compare(statement, actor) {
      last = undefined;
      const result = await run(statement);
      if (!result.ok) return result;
      const { file, lines, period } = result;
      const sums = sumOutcomes(lines);
      const comparison: Comparison = {
        id: ids('cmp'),
        at: clock.now(),
        staffId: actor.staffId,
        fileName: screenCardNumbers(statement.name),
        fileHash: createHash('sha256').update(statement.text).digest('hex'),
        ...period,
        terminalId: statement.terminalId,
        counts: countsOf(sums),
      };
      await ledger.write((book) => book.append({ type: 'comparison', comparison }, actor));
      last = { id: comparison.id, lines: byOutcome(lines) };
      const compared: ComparedStatement = {
        ...{ comparison, currency: currency(), columns: file.columns, unused: file.unused, sums },
        fees: lines.reduce((sum, line) => sum + (('theirs' in line && line.theirs.fee) || 0), 0),
      };
      return { ok: true, compared };
    },
    lines(comparisonId, view, from) {
      if (last?.id !== comparisonId) return undefined;
      return pageOf(last.lines, view, from);
    },
    async differences(statement) {
      const result = await run(statement);
      return result.ok ? await inTurns(differencesCsv(result.lines, currency())) : undefined;
    },
    listOf: (terminalId, list) => terminalListCsv(terminalId, list, dayAt),
    past: () => ledger.comparisons(mostPast),
  };

  async function run(statement: Statement): Promise<
    | {
        readonly ok: true;
        readonly file: StatementFile;
        readonly lines: readonly StatementLine[];
        readonly period: Pick<Comparison, 'from' | 'to'>;
      }
    | { readonly ok: false; readonly why: StatementProblem }
  > {
    const reading = await readStatement(statement.text);
    if (!reading.ok) return reading;
    const { file } = reading;
    const { read, unreadable } = await inTurns(readLines(file, statement.terminalId));
    const days = read.map(({ day }) => day).toSorted();
    const [from, to] = [days[0], days.at(-1)];
    if (from === undefined || to === undefined) {
      // Not one line of it says anything: today stands for its time, and nothing of ours is awaited.
      const today = dayAt(clock.now());
      return { ok: true, file, lines: unreadable, period: { from: today, to: today } };
    }
    const time = {
      from: dayOf(daysAfter(from, -daysBefore))?.from ?? 0,
      to: dayOf(daysAfter(to, daysBehind))?.to ?? Number.MAX_SAFE_INTEGER,
    };
    const entries = await bookEntries(ledger, time, currency(), dayAt);
    if (!entries) return { ok: false, why: { type: 'file_period_long' } };
    const isAwaited = ({ ours, terminalId }: BookEntry) =>
      isWithin(dayAt(ours.at), { from, to }) &&
      (statement.terminalId === null || statement.terminalId === terminalId);
    const matched = await inTurns(matchStatement(read, entries, isAwaited));
    return { ok: true, file, lines: [...matched, ...unreadable], period: { from, to } };
  }

  function* readLines(
    { lines, cellsOf }: StatementFile,
    terminalId: string | null,
  ): Generator<void, { readonly read: ReadLine[]; readonly unreadable: StatementLine[] }> {
    const ownTerminal = numberName(terminalId ?? '');
    const [read, unreadable]: [ReadLine[], StatementLine[]] = [[], []];
    for (const [place, cut] of lines.entries()) {
      if (place % turn === 0) yield;
      const line = cellsOf(cut);
      const told = readStatementLine(line, currency(), dayAt);
      if (typeof told !== 'string') {
        // A list of one terminal may not say which.
        read.push({ ...told, terminal: told.terminal ?? ownTerminal });
        continue;
      }
      const text = screenCardNumbers(line.text).slice(0, longestText);
      unreadable.push({ outcome: 'unreadable', line: line.line, why: told, text });
    }
    return { read, unreadable };
  }
}

/** To its end, with room for payments in between. */
async function inTurns<Result>(work: Generator<void, Result>): Promise<Result> {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    await otherWork();
  }
}

function isWithin(day: string, { from, to }: Pick<Comparison, 'from' | 'to'>): boolean {
  return day >= from && day <= to;
}

function countsOf(sums: ComparedStatement['sums']): Comparison['counts'] {
  return Object.fromEntries(
    statementOutcomes.map((outcome) => [outcome, sums[outcome].count]),
  ) as Comparison['counts'];
}
