import { type Point, pathPoints } from './glyph-outline.ts';

/** A line of text as its font draws it, in the font's own units, the baseline at 0 and up positive. */
export interface TextShape {
  readonly glyphs: readonly { readonly path: string; readonly x: number; readonly y: number }[];
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
    const edges = shape.glyphs.flatMap(({ path, x, y }) =>
      pathPoints(path).map((outline) =>
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

/** Inside is where the outlines go round; a row is looked at through the middle of its dots. */
function fill(bitmap: Bitmap, outlines: readonly (readonly Point[])[]): void {
  for (let row = 0; row < bitmap.height; row += 1) {
    const crossings = outlines.flatMap((outline) => crossingsOf(outline, row + 0.5));
    crossings.sort((one, other) => one.x - other.x);
    let winding = 0;
    for (const [place, crossing] of crossings.entries()) {
      winding += crossing.way;
      const next = crossings[place + 1];
      if (winding !== 0 && next) fillRow(bitmap, row, crossing.x, next.x);
    }
  }
}

function crossingsOf(outline: readonly Point[], y: number): { x: number; way: 1 | -1 }[] {
  return outline.flatMap((from, place) => {
    const to = outline[(place + 1) % outline.length] ?? from;
    const isDown = from.y <= y && to.y > y;
    const isUp = to.y <= y && from.y > y;
    if (!isDown && !isUp) return [];
    const x = from.x + ((y - from.y) / (to.y - from.y)) * (to.x - from.x);
    return [{ x, way: isDown ? 1 : -1 } as const];
  });
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
