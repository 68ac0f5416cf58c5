import type { FileProblem, GoodsColumn } from '../../../shared/goods.ts';
import { cutLines, type Delimiter, delimiters, placesOf } from '../files/csv-lines.ts';

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

/** Comma, semicolon or tab, whichever the first line is cut by; quotation marks as spreadsheets write them. */
export function readGoodsFile(text: string): FileReading {
  const cut = cutLines(text, mostCutting);
  if (!cut.ok) return cut;
  const [headings, ...rest] = cut.lines;
  if (!headings) return { ok: false, why: { type: 'file_empty' } };
  const places = placesOf(headings.cells, names);
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

/** Whichever cuts the headings most. */
function mostCutting([headings = '']: readonly string[]): Delimiter {
  const cells = (mark: Delimiter) => headings.split(mark).length;
  return delimiters.reduce((most, mark) => (cells(mark) > cells(most) ? mark : most));
}

function eachColumn<Value>(value: (column: GoodsColumn) => Value): Record<GoodsColumn, Value> {
  return {
    name: value('name'),
    price: value('price'),
    category: value('category'),
    code: value('code'),
  };
}
