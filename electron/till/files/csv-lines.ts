import { finished } from 'node:stream/promises';
import { setImmediate as otherWork } from 'node:timers/promises';
import { CsvError, type Options, parse as parseInPieces } from 'csv-parse';
import { parse } from 'csv-parse/sync';

/** A line of a file, cut into its cells. */
export interface CutLine {
  /** As an editor counts them, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

export type CutFile =
  | { readonly ok: true; readonly lines: readonly CutLine[] }
  /** A workbook, a picture: anything that is no text. */
  | { readonly ok: false; readonly why: { readonly type: 'file_not_text' } }
  /** Cells that begin with a quotation mark in this line never end. */
  | {
      readonly ok: false;
      readonly why: { readonly type: 'file_quote_open'; readonly line: number };
    };

/** How a workbook begins that somebody has not saved as CSV: it is an archive. */
const workbook = 'PK\u0003\u0004';

/** What cells are parted by in a file that anybody has made. */
export const delimiters = [',', ';', '\t'] as const;
export type Delimiter = (typeof delimiters)[number];

/** Lines in which the headings may stand: banks write their name and the period above them. */
export const mostAbove = 30;

/** Looks at the first lines of a file. */
export type DelimiterOf = (firstLines: readonly string[]) => Delimiter;

/** Bytes that are cut before something else gets its turn: some milliseconds. */
const piece = 8_192;

/** Every line with something in it; quotation marks as spreadsheets write them. */
export function cutLines(text: string, delimiterOf: DelimiterOf): CutFile {
  const cut = cutting(text, delimiterOf);
  if (!cut) return notText;
  try {
    parse(cut.plain, cut.options);
  } catch (error) {
    return cut.stoppedBy(error);
  }
  return { ok: true, lines: cut.lines };
}

/** The same for a long file: the till sells on meanwhile. */
export async function cutLinesInPieces(text: string, delimiterOf: DelimiterOf): Promise<CutFile> {
  const cut = cutting(text, delimiterOf);
  if (!cut) return notText;
  const parser = parseInPieces(cut.options);
  const over = finished(parser.resume()).then(
    () => null,
    (error: unknown) => cut.stoppedBy(error),
  );
  const bytes = Buffer.from(cut.plain);
  for (let place = 0; place < bytes.length && !parser.destroyed; place += piece) {
    parser.write(bytes.subarray(place, place + piece));
    await otherWork();
  }
  parser.end();
  return (await over) ?? { ok: true, lines: cut.lines };
}

const notText = { ok: false, why: { type: 'file_not_text' } } as const;

/** What both ways have in common; undefined for what is no text. */
function cutting(text: string, delimiterOf: DelimiterOf) {
  if (text.startsWith(workbook) || text.includes('\0')) return undefined;
  const plain = text.replace(/\r\n?/g, '\n');
  const lines: CutLine[] = [];
  let end = 0;
  const options: Options = {
    bom: true,
    delimiter: delimiterOf(firstLines(plain, mostAbove)),
    relax_column_count: true,
    // Five inches: 5" bowl.
    relax_quotes: true,
    on_record: (cells: readonly string[], { lines: lastLine }) => {
      const tidied = cells.map(tidyCell);
      if (tidied.some((cell) => cell !== '')) lines.push({ line: end + 1, cells: tidied });
      end = lastLine;
      return null;
    },
  };
  return {
    ...{ plain, lines, options },
    stoppedBy(error: unknown): CutFile {
      if (!(error instanceof CsvError)) throw error;
      return { ok: false, why: { type: 'file_quote_open', line: end + 1 } };
    },
  };
}

/** "Price (₹)" and "price_rs" are a price. */
export function plainHeading(heading: string): string {
  return tidyCell(
    heading
      .toLowerCase()
      .replace(/[_\-.:*₹]/g, ' ')
      .replace(/\((?:\s|rs|inr|₹|रु)*\)/g, ' ')
      .replace(/\b(?:rs|inr)\b/g, ' ')
      .replace(/(^|\s)(?:में|रुपये|रु)(?=\s|$)/g, ' '),
  );
}

/** Where each column stands: by the first of its names that a file has, which is the surest. */
export function placesOf<Column extends string>(
  headings: readonly string[],
  names: Readonly<Record<Column, readonly string[]>>,
): Readonly<Partial<Record<Column, number>>> {
  const plain = headings.map(plainHeading);
  const columns = Object.keys(names) as Column[];
  const found = columns.flatMap((column) => {
    const name = names[column].find((each) => plain.includes(each));
    return name === undefined ? [] : [[column, plain.indexOf(name)] as const];
  });
  return Object.fromEntries(found) as Partial<Record<Column, number>>;
}

function firstLines(text: string, count: number): readonly string[] {
  const first: string[] = [];
  for (let start = 0; start < text.length && first.length < count; ) {
    const next = text.indexOf('\n', start);
    const line = text.slice(start, next < 0 ? text.length : next);
    if (line.trim() !== '') first.push(line);
    start = next < 0 ? text.length : next + 1;
  }
  return first;
}

/** Without blanks around it, and with one where there were several. */
function tidyCell(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, ' ').trim();
}
