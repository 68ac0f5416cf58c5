import type { Point } from './glyph-outline.ts';

/** A line of text as its font draws it, in the font's own units, the baseline at 0 and up positive. */
export interface TextShape {
  readonly glyphs: readonly {
    readonly outlines: readonly (readonly Point[])[];
    readonly x: number;
    readonly y: number;
  }[];
  readonly width: number;
  readonly ascender: number;
  readonly descender: number;
  readonly unitsPerEm: number;
}

export type ShapeText = (text: string) => TextShape;

/** Dots in rows from the top, eight to a byte with the leftmost in the highest bit. */
export interface Bitmap {
  /** In dots; a multiple of eight. */
  readonly width: number;
  readonly height: number;
  readonly bits: Uint8Array;
}

/** How wide a text is at this size, in dots. */
export function textWidth(shape: TextShape, size: number): number {
  return Math.ceil((shape.width * size) / shape.unitsPerEm);
}

/**
 * Draws texts beside each other on one line as black dots on a paper of this width: each begins at its
 * `left`, in dots. `size` is the font's size in dots.
 */
export function rasterText(
  texts: readonly { readonly shape: TextShape; readonly left: number }[],
  size: number,
  width: number,
): Bitmap {
  const [first] = texts;
  const scale = first ? size / first.shape.unitsPerEm : 1;
  const ascent = first ? Math.ceil(first.shape.ascender * scale) : size;
  const descent = first ? Math.ceil(-first.shape.descender * scale) : 0;
  const bitmap = blank(width, ascent + descent);
  for (const { shape, left } of texts) {
    const edges = shape.glyphs.flatMap(({ outlines, x, y }) =>
      outlines.map((outline) =>
        outline.map((point) => ({
          x: left + (x + point.x) * scale,
          y: ascent - (y + point.y) * scale,
        })),
      ),
    );
    fill(bitmap, edges);
  }
  return bitmap;
}

function blank(width: number, height: number): { width: number; height: number; bits: Uint8Array } {
  const bytes = Math.ceil(width / 8);
  return { width: bytes * 8, height, bits: new Uint8Array(bytes * height) };
}

/** Where an outline goes through the middle of a row of dots, and which way. */
interface Crossing {
  readonly x: number;
  readonly way: 1 | -1;
}

/** Inside is where the outlines go round; a row is looked at through the middle of its dots. */
function fill(bitmap: Bitmap, outlines: readonly (readonly Point[])[]): void {
  for (const [row, crossings] of crossingsOf(bitmap.height, outlines).entries()) {
    crossings.sort((one, other) => one.x - other.x);
    let winding = 0;
    for (const [place, crossing] of crossings.entries()) {
      winding += crossing.way;
      const next = crossings[place + 1];
      if (winding !== 0 && next) fillRow(bitmap, row, crossing.x, next.x);
    }
  }
}

/** For each row; an edge is asked only about the rows that it spans. */
function crossingsOf(
  height: number,
  outlines: readonly (readonly Point[])[],
): readonly Crossing[][] {
  const rows = Array.from({ length: height }, (): Crossing[] => []);
  for (const outline of outlines) {
    let from = outline.at(-1);
    for (const to of outline) {
      if (from) cross(rows, from, to);
      from = to;
    }
  }
  return rows;
}

function cross(rows: readonly Crossing[][], from: Point, to: Point): void {
  const [upper, lower] = from.y < to.y ? [from, to] : [to, from];
  const way = from.y < to.y ? 1 : -1;
  const last = Math.min(rows.length, Math.ceil(lower.y - 0.5));
  for (let row = Math.max(0, Math.ceil(upper.y - 0.5)); row < last; row += 1) {
    const part = (row + 0.5 - upper.y) / (lower.y - upper.y);
    rows[row]?.push({ x: upper.x + part * (lower.x - upper.x), way });
  }
}

function fillRow({ width, bits }: Bitmap, row: number, from: number, to: number): void {
  const first = Math.max(0, Math.round(from));
  // A stroke thinner than a dot is a dot: thermal paper shows nothing finer.
  const last = Math.min(width - 1, Math.max(first, Math.round(to) - 1));
  for (let column = first; column <= last; column += 1) {
    const byte = row * (width / 8) + (column >> 3);
    bits[byte] = (bits[byte] ?? 0) | (0x80 >> (column & 7));
  }
}
