import { type Bitmap, rasterText, type ShapeText, textWidth } from './raster-text.ts';

/** How drawn text looks. `size` in dots. */
interface Looks {
  readonly size: number;
  readonly isStrong: boolean;
}

interface Paper {
  /** In dots. */
  readonly width: number;
  readonly shape: ShapeText;
}

/** About as high as a printer's own letters, which stand 24 dots high. */
export const normalSize = 26;
export const largeSize = 42;
/** Between what stands left and what stands right on a line. */
const gap = 12;

/** A text in as many lines as it needs. */
export function drawText(
  text: string,
  align: 'left' | 'center' | 'right',
  looks: Looks,
  paper: Paper,
): readonly Bitmap[] {
  return wrap(text.trim(), paper.width, looks, paper).map((line) => {
    const free = Math.max(0, paper.width - widthOf(line, looks, paper));
    const left = align === 'center' ? free / 2 : align === 'right' ? free : 0;
    return draw([{ text: line, left }], looks, paper);
  });
}

/** Left and right on one line, the left one broken; where that leaves too little room, on two. */
export function drawColumns(
  left: string,
  right: string,
  looks: Looks,
  paper: Paper,
): readonly Bitmap[] {
  const rightAt = Math.max(0, paper.width - widthOf(right, looks, paper));
  // What stands in from the edge stays in.
  const indent = widthOf(left.match(/^ */)?.[0] ?? '', looks, paper);
  const room = rightAt - gap - indent;
  const isTooNarrow = room < paper.width / 4;
  const lines = wrap(left.trim(), isTooNarrow ? paper.width - indent : room, looks, paper);
  const end = { text: right, left: rightAt };
  const drawn = lines.map((text, place) => {
    const start = { text, left: indent };
    const isLast = place === lines.length - 1;
    return draw(isLast && !isTooNarrow ? [start, end] : [start], looks, paper);
  });
  return isTooNarrow ? [...drawn, draw([end], looks, paper)] : drawn;
}

function draw(
  texts: readonly { readonly text: string; readonly left: number }[],
  { size, isStrong }: Looks,
  { width, shape }: Paper,
): Bitmap {
  const shaped = texts.map(({ text, left }) => ({ shape: shape(text), left }));
  // Twice, a dot apart: there is one weight of the font.
  const second = isStrong ? shaped.map((each) => ({ ...each, left: each.left + 1 })) : [];
  return rasterText([...shaped, ...second], size, width);
}

function widthOf(text: string, { size }: Looks, { shape }: Paper): number {
  return text === '' ? 0 : textWidth(shape(text), size);
}

function wrap(text: string, width: number, looks: Looks, paper: Paper): readonly string[] {
  const fits = (line: string) => widthOf(line, looks, paper) <= width;
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (fits(longer)) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    const pieces = fits(word) ? [word] : breakWord(word, fits);
    lines.push(...pieces.slice(0, -1));
    line = pieces.at(-1) ?? '';
  }
  return [...lines, line];
}

const letters = new Intl.Segmenter('hi', { granularity: 'grapheme' });

/** Between letters as people see them: a vowel sign is never parted from its consonant. */
function breakWord(word: string, fits: (piece: string) => boolean): readonly string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const { segment } of letters.segment(word)) {
    if (piece !== '' && !fits(piece + segment)) {
      pieces.push(piece);
      piece = '';
    }
    piece += segment;
  }
  return [...pieces, piece];
}
