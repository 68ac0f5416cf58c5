import { CsvError, parse } from 'csv-parse/sync';
import { type FileProblem, type GoodsColumn, goodsColumns } from '../../../shared/goods.ts';
import { tidy } from './goods-policy.ts';

/** A file of goods, cut into lines and cells; nothing is judged yet. */
export interface GoodsFile {
  /** The name that each column has in the file; null where the file has none. */
  readonly columns: Readonly<Record<GoodsColumn, string | null>>;
  readonly unused: readonly string[];
  readonly lines: readonly GoodsLine[];
}

export interface GoodsLine {
  /** As an editor counts them, from 1. */
  readonly line: number;
  /** Empty where the line has nothing in that column, or the file has no such column. */
  readonly cells: Readonly<Record<GoodsColumn, string>>;
  readonly hasTooMany: boolean;
  readonly text: string;
}

export type FileReading =
  | { readonly ok: true; readonly file: GoodsFile }
  | { readonly ok: false; readonly why: FileProblem };

/**
 * What people call a column, the surest name first: where a file has a price and an MRP, the price is
 * what the shop charges. A price "without tax" is none of these.
 */
const names: Readonly<Record<GoodsColumn, readonly string[]>> = {
  name: [
    ...['name', 'item name', 'product name', 'item', 'product', 'goods', 'description'],
    ...['नाम', 'वस्तु का नाम', 'वस्तु', 'सामान', 'उत्पाद'],
  ],
  price: [
    ...['price', 'selling price', 'sale price', 'sales price', 'rate', 'mrp', 'amount'],
    ...['दाम', 'कीमत', 'क़ीमत', 'मूल्य', 'बिक्री मूल्य', 'भाव'],
  ],
  category: ['category', 'group', 'department', 'section', 'श्रेणी', 'वर्ग', 'विभाग'],
  code: [
    ...['barcode', 'bar code', 'ean', 'gtin', 'upc', 'code', 'item code', 'sku'],
    ...['बारकोड', 'बार कोड', 'कोड'],
  ],
};

/** How a workbook begins that somebody has not saved as CSV: it is an archive. */
const workbook = 'PK\u0003\u0004';

/** Comma, semicolon or tab, whichever the first line is cut by; quotation marks as spreadsheets write them. */
export function readGoodsFile(text: string): FileReading {
  if (text.startsWith(workbook) || text.includes('\0'))
    return { ok: false, why: { type: 'file_not_text' } };
  const plain = text.replace(/\r\n?/g, '\n');
  const cut = cutLines(plain);
  if (!cut.ok) return cut;
  const [headings, ...rest] = cut.lines.filter(({ cells }) => cells.some((cell) => cell !== ''));
  if (!headings) return { ok: false, why: { type: 'file_empty' } };
  const places = placesOf(headings.cells);
  if (places.price === undefined) return { ok: false, why: { type: 'file_no_price' } };
  if (places.name === undefined && places.code === undefined) {
    return { ok: false, why: { type: 'file_no_name' } };
  }
  if (rest.length === 0) return { ok: false, why: { type: 'file_empty' } };
  const width = headings.cells.length;
  const used = new Set(Object.values(places));
  return {
    ok: true,
    file: {
      columns: eachColumn((column) => headings.cells[places[column] ?? -1] ?? null),
      unused: headings.cells.filter((name, place) => name !== '' && !used.has(place)),
      lines: rest.map(({ line, cells }) => ({
        line,
        cells: eachColumn((column) => cells[places[column] ?? -1] ?? ''),
        hasTooMany: cells.slice(width).some((cell) => cell !== ''),
        text: cells.filter((cell) => cell !== '').join(' · '),
      })),
    },
  };
}

interface CutLine {
  readonly line: number;
  readonly cells: readonly string[];
}

function cutLines(
  text: string,
):
  | { readonly ok: true; readonly lines: readonly CutLine[] }
  | { readonly ok: false; readonly why: FileProblem } {
  const lines: CutLine[] = [];
  let end = 0;
  try {
    parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      relax_column_count: true,
      // Five inches: 5" bowl.
      relax_quotes: true,
      on_record: (cells: readonly string[], { lines: lastLine }) => {
        lines.push({ line: end + 1, cells: cells.map(tidy) });
        end = lastLine;
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { ok: false, why: { type: 'file_quote_open', line: end + 1 } };
  }
  return { ok: true, lines };
}

function delimiterOf(text: string): string {
  const first = text.split('\n').find((line) => line.trim() !== '') ?? '';
  const counted = [',', ';', '\t'].map((mark) => ({ mark, count: first.split(mark).length }));
  return counted.reduce((most, each) => (each.count > most.count ? each : most)).mark;
}

/** Each column at most once: by the surest of its names. */
function placesOf(headings: readonly string[]): Partial<Record<GoodsColumn, number>> {
  const plain = headings.map(plainHeading);
  const found = goodsColumns.flatMap((column) => {
    const name = names[column].find((each) => plain.includes(each));
    return name === undefined ? [] : [[column, plain.indexOf(name)] as const];
  });
  return Object.fromEntries(found);
}

/** "Price (₹)" and "price_rs" are a price. */
function plainHeading(heading: string): string {
  return tidy(
    heading
      .toLowerCase()
      .replace(/[_\-.:*₹]/g, ' ')
      .replace(/\((?:\s|rs|inr|₹|रु)*\)/g, ' ')
      .replace(/\b(?:rs|inr)\b/g, ' ')
      .replace(/(^|\s)(?:में|रुपये|रु)(?=\s|$)/g, ' '),
  );
}

function eachColumn<Value>(value: (column: GoodsColumn) => Value): Record<GoodsColumn, Value> {
  return {
    name: value('name'),
    price: value('price'),
    category: value('category'),
    code: value('code'),
  };
}
