export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Straight pieces that a curve is made of; at the size of a receipt nobody sees the corners. */
const pieces = 6;

/**
 * The closed outlines of a glyph's path (M, L, Q, C and Z with absolute coordinates, as HarfBuzz writes
 * them), each as the corners of a polygon. Throws RangeError for any other letter.
 */
export function pathPoints(path: string): readonly (readonly Point[])[] {
  const outlines: Point[][] = [];
  let outline: Point[] = [];
  for (const [, letter = '', numbers = ''] of path.matchAll(/([A-Z])([^A-Z]*)/g)) {
    const points = pairs(numbers);
    const from = outline.at(-1);
    switch (letter) {
      case 'M':
        outline = [...points];
        outlines.push(outline);
        break;
      case 'L':
        outline.push(...points);
        break;
      case 'Q':
      case 'C':
        if (from) outline.push(...curve([from, ...points]));
        break;
      case 'Z':
        break;
      default:
        throw new RangeError(`A glyph's path has no ${letter}`);
    }
  }
  return outlines;
}

function pairs(numbers: string): readonly Point[] {
  const all = numbers.match(/-?[0-9.]+/g)?.map(Number) ?? [];
  return all.flatMap((x, place) => (place % 2 === 0 ? [{ x, y: all[place + 1] ?? 0 }] : []));
}

/** Points along a Bézier curve of any degree, without its first (de Casteljau). */
function curve(controls: readonly Point[]): readonly Point[] {
  return Array.from({ length: pieces }, (_, piece) => along(controls, (piece + 1) / pieces));
}

function along(controls: readonly Point[], part: number): Point {
  const [only, ...others] = controls;
  if (!only) throw new RangeError('A curve has no points');
  if (others.length === 0) return only;
  const between = others.map((next, place) => {
    const before = controls[place] ?? next;
    return {
      x: before.x + (next.x - before.x) * part,
      y: before.y + (next.y - before.y) * part,
    };
  });
  return along(between, part);
}
