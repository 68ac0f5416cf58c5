import {
  type StatementColumn,
  type StatementNeed,
  type StatementProblem,
  statementColumns,
} from '../../../shared/statement.ts';
import {
  type CutLine,
  cutLinesInPieces,
  type Delimiter,
  delimiters,
  mostAbove,
  placesOf,
} from '../files/csv-lines.ts';
import { statementNames } from './statement-names.ts';

/** A statement, cut into lines and cells; nothing is judged yet. */
export interface StatementFile {
  readonly columns: Readonly<Record<StatementColumn, string | null>>;
  readonly unused: readonly string[];
  readonly lines: readonly CutLine[];
  /** A line by what its columns mean; asked for one at a time, since there may be very many. */
  readonly cellsOf: (line: CutLine) => StatementCells;
}

export interface StatementCells {
  readonly line: number;
  /** Empty where the line has nothing in that column, or the file has no such column. */
  readonly cells: Readonly<Record<StatementColumn, string>>;
  /** More cells than the headings have names for: nobody knows which one is the amount. */
  readonly hasTooMany: boolean;
  readonly text: string;
}

export type StatementReading =
  | { readonly ok: true; readonly file: StatementFile }
  | { readonly ok: false; readonly why: StatementProblem };

/** The headings are the first line that names a date, an amount and something to tell payments apart by. */
export async function readStatement(text: string): Promise<StatementReading> {
  const cut = await cutLinesInPieces(text, byHeadings);
  if (!cut.ok) return cut;
  if (cut.lines.length === 0) return { ok: false, why: { type: 'file_empty' } };
  const tried = cut.lines.slice(0, mostAbove).map(({ cells }) => placesOf(cells, statementNames));
  const place = tried.findIndex((places) => missingIn(places).length === 0);
  const headings = cut.lines[place];
  const places = tried[place];
  if (!headings || !places) {
    const fewest = tried
      .map(missingIn)
      .reduce((least, each) => (each.length < least.length ? each : least));
    return { ok: false, why: { type: 'file_columns_missing', missing: fewest } };
  }
  const rest = cut.lines.slice(place + 1);
  if (rest.length === 0) return { ok: false, why: { type: 'file_empty' } };
  const used = new Set(Object.values(places));
  return {
    ok: true,
    file: {
      columns: eachColumn((column) => headings.cells[places[column] ?? -1] ?? null),
      unused: headings.cells.filter((name, cell) => name !== '' && !used.has(cell)),
      lines: rest,
      cellsOf: (line) => cellsOf(line, places, headings.cells.length),
    },
  };
}

type Places = Readonly<Partial<Record<StatementColumn, number>>>;

function missingIn(places: Places): readonly StatementNeed[] {
  const has = (column: StatementColumn) => places[column] !== undefined;
  const named = ['id', 'payment', 'receipt', 'reference', 'trace', 'approval'] as const;
  const needs = {
    date: has('date'),
    amount: has('amount') || has('credit') || has('debit'),
    reference: named.some(has),
  };
  return (['date', 'amount', 'reference'] as const).filter((need) => !needs[need]);
}

/** Whichever makes headings of one of these lines: amounts may have more commas than that line has cells. */
function byHeadings(lines: readonly string[]): Delimiter {
  const missing = (mark: Delimiter) =>
    Math.min(
      ...lines.map((line) => {
        const cells = line.split(mark).map((cell) => cell.replace(/^\ufeff?"?|"$/g, ''));
        return missingIn(placesOf(cells, statementNames)).length;
      }),
    );
  return delimiters.reduce((best, mark) => (missing(mark) < missing(best) ? mark : best));
}

function cellsOf({ line, cells }: CutLine, places: Places, width: number): StatementCells {
  return {
    line,
    cells: eachColumn((column) => cells[places[column] ?? -1] ?? ''),
    hasTooMany: cells.slice(width).some((cell) => cell !== ''),
    text: cells.filter((cell) => cell !== '').join(' · '),
  };
}

function eachColumn<Value>(value: (column: StatementColumn) => Value) {
  return Object.fromEntries(statementColumns.map((column) => [column, value(column)])) as Record<
    StatementColumn,
    Value
  >;
}
