import {
  type StatementLine,
  type StatementOutcome,
  type StatementView,
  statementOutcomes,
  statementPageLines,
} from '../../../shared/statement.ts';

/** The lines of a comparison, in the order in which each was found. */
export type LinesByOutcome = Readonly<Record<StatementOutcome, readonly StatementLine[]>>;

export function byOutcome(lines: readonly StatementLine[]): LinesByOutcome {
  const found = Object.groupBy(lines, ({ outcome }) => outcome);
  return Object.fromEntries(
    statementOutcomes.map((outcome) => [outcome, found[outcome] ?? []]),
  ) as unknown as LinesByOutcome;
}

/** A view's lines from this place on, without looking at those before it. */
export function pageOf(
  lines: LinesByOutcome,
  view: StatementView,
  from: number,
): readonly StatementLine[] {
  const page: StatementLine[] = [];
  let before = 0;
  for (const outcome of statementOutcomes) {
    if (view === null ? outcome === 'matched' : outcome !== view) continue;
    const found = lines[outcome];
    const start = Math.max(0, from + page.length - before);
    page.push(...found.slice(start, start + statementPageLines - page.length));
    before += found.length;
    if (page.length >= statementPageLines) break;
  }
  return page;
}
