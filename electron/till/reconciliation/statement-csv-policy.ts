import { csvRow } from '../../../shared/csv-row.ts';
import { type Currency, decimalText } from '../../../shared/money.ts';
import type { OurLine, StatementLine, TheirLine } from '../../../shared/statement.ts';
import { turn } from './match-key-policy.ts';

const heading = [
  ...['outcome', 'why', 'line', 'their_type', 'their_day', 'their_reference', 'their_amount'],
  ...['our_type', 'our_id', 'our_sale', 'our_time', 'our_state', 'our_reference', 'our_amount'],
  'currency',
];

/**
 * Everything that does not match, for a spreadsheet (RFC 4180, with the mark that Excel wants to see).
 * Somebody else has a turn at each `yield`.
 */
export function* differencesCsv(
  lines: readonly StatementLine[],
  currency: Currency,
): Generator<void, string> {
  const rows = [csvRow(heading)];
  for (const [place, line] of lines.entries()) {
    if (place % turn === 0) yield;
    rows.push(...rowsOf(line, currency).map(csvRow));
  }
  return `\uFEFF${rows.join('\r\n')}\r\n`;
}

type Cells = readonly (string | number | null)[];

function rowsOf(line: StatementLine, currency: Currency): readonly Cells[] {
  const row = (why: string | null, theirs: Cells, ours: Cells) =>
    [line.outcome, why, ...theirs, ...ours, currency] as const;
  switch (line.outcome) {
    case 'matched':
      return [];
    case 'amount_differs':
      return [row(line.by, theirCells(line.theirs, currency), ourCells(line.ours, currency))];
    case 'theirs_only':
      return [row(line.why, theirCells(line.theirs, currency), ourCells(line.ours, currency))];
    case 'ours_only':
      return [row(null, noneOfTheirs, ourCells(line.ours, currency))];
    case 'ambiguous':
      return line.candidates.map((ours) =>
        row(null, theirCells(line.theirs, currency), ourCells(ours, currency)),
      );
    case 'unreadable':
      return [row(line.why, [line.line, ...noneOfTheirs.slice(1)], ourCells(null, currency))];
  }
}

const noneOfTheirs: Cells = [null, null, null, null, null];

function theirCells({ line, kind, day, reference, amount }: TheirLine, currency: Currency): Cells {
  return [line, kind, day, reference, decimalText({ minor: amount, currency })];
}

function ourCells(ours: OurLine | null, currency: Currency): Cells {
  if (!ours) return [null, null, null, null, null, null, null];
  const { kind, id, seq, at, state, reference, amount } = ours;
  const time = new Date(at).toISOString();
  return [kind, id, seq, time, state, reference, decimalText({ minor: amount, currency })];
}
