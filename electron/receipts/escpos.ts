import { assertNever } from '../../shared/assert-never.ts';
import type { Receipt, ReceiptBlock } from '../../shared/receipt.ts';
import { codePageNumber, encodeText } from './code-page.ts';
import { drawColumns, drawText, largeSize, normalSize } from './draw-lines.ts';
import type { Bitmap, ShapeText } from './raster-text.ts';
import { layColumns, wrapText } from './text-lines.ts';

/** Letters of the printer's own font on one line: 32 on paper of 58 mm, 42 or 48 on 80 mm. */
export type PaperWidth = 32 | 42 | 48;

const ESC = 0x1b;
const GS = 0x1d;
const lineFeed = 0x0a;
/** Dots of one letter of font A. */
const letterDots = 12;

/** Pin 2 of the drawer's plug, 50 ms on and 500 ms off (ESC p). */
export const drawerKick: Uint8Array = Uint8Array.of(ESC, 0x70, 0, 25, 250);

/**
 * A receipt in ESC/POS, cut at its end. Letters that the code page lacks make their line a picture;
 * `shape` draws it, and may be left out for a receipt that `needsRaster` says no to.
 */
export function encodeReceipt(
  { blocks }: Receipt,
  paper: PaperWidth,
  shape?: ShapeText,
): Uint8Array {
  const parts: Uint8Array[] = [
    Uint8Array.of(ESC, 0x40),
    Uint8Array.of(ESC, 0x74, codePageNumber),
    ...blocks.flatMap((block) => encodeBlock(block, paper, shape)),
    // Three lines past the knife, then a cut that leaves a corner.
    Uint8Array.of(ESC, 0x64, 4),
    Uint8Array.of(GS, 0x56, 1),
  ];
  return join(parts);
}

/** Whether a receipt has letters that the printer's code page lacks. */
export function needsRaster({ blocks }: Receipt): boolean {
  return blocks.some((block) => textsOf(block).some((text) => encodeText(text) === undefined));
}

function encodeBlock(
  block: ReceiptBlock,
  paper: PaperWidth,
  shape: ShapeText | undefined,
): readonly Uint8Array[] {
  if (
    block.type !== 'slip' &&
    block.type !== 'rule' &&
    textsOf(block).some((text) => encodeText(text) === undefined)
  ) {
    return drawBlock(block, paper, shape);
  }
  switch (block.type) {
    case 'rule':
      return [line('-'.repeat(paper))];
    case 'slip':
      // By lines: one strange letter must not take its columns from all the others.
      return block.text.split('\n').flatMap((text) => {
        if (encodeText(text)) return wrapSlip(text, paper).map(line);
        return drawBlock({ type: 'text', text }, paper, shape);
      });
    case 'columns':
      return styled(block.isStrong, false, layColumns(block.left, block.right, paper).map(line));
    case 'text': {
      const width = block.isLarge ? Math.floor(paper / 2) : paper;
      const lines = wrapText(block.text, width).map(line);
      const align = Uint8Array.of(ESC, 0x61, alignments[block.align ?? 'left']);
      return [
        align,
        ...styled(block.isStrong, block.isLarge, lines),
        Uint8Array.of(ESC, 0x61, alignments.left),
      ];
    }
    default:
      return assertNever(block);
  }
}

const alignments = { left: 0, center: 1, right: 2 } as const;

function styled(
  isStrong = false,
  isLarge = false,
  lines: readonly Uint8Array[],
): readonly Uint8Array[] {
  const on = [
    ...(isStrong ? [Uint8Array.of(ESC, 0x45, 1)] : []),
    ...(isLarge ? [Uint8Array.of(GS, 0x21, 0x11)] : []),
  ];
  const off = [
    ...(isLarge ? [Uint8Array.of(GS, 0x21, 0)] : []),
    ...(isStrong ? [Uint8Array.of(ESC, 0x45, 0)] : []),
  ];
  return [...on, ...lines, ...off];
}

function drawBlock(
  block: Exclude<ReceiptBlock, { type: 'rule' | 'slip' }>,
  letters: PaperWidth,
  shape: ShapeText | undefined,
): readonly Uint8Array[] {
  if (!shape) throw new Error('A receipt needs letters that were not loaded');
  const paper = { width: letters * letterDots, shape };
  const isStrong = block.isStrong ?? false;
  switch (block.type) {
    case 'columns': {
      const looks = { size: normalSize, isStrong };
      return drawColumns(block.left, block.right, looks, paper).map(picture);
    }
    case 'text': {
      const looks = { size: block.isLarge ? largeSize : normalSize, isStrong };
      return drawText(block.text, block.align ?? 'left', looks, paper).map(picture);
    }
    default:
      return assertNever(block);
  }
}

/** A slip's columns are made of spaces, so its lines are cut and never filled anew. */
function wrapSlip(text: string, width: number): readonly string[] {
  const letters = [...text];
  if (letters.length === 0) return [''];
  return Array.from({ length: Math.ceil(letters.length / width) }, (_, piece) =>
    letters.slice(piece * width, (piece + 1) * width).join(''),
  );
}

/** GS v 0: a picture as it is, row by row. */
function picture({ width, height, bits }: Bitmap): Uint8Array {
  const bytes = width / 8;
  const head = [GS, 0x76, 0x30, 0, bytes & 0xff, bytes >> 8, height & 0xff, height >> 8];
  return join([Uint8Array.from(head), bits]);
}

function line(text: string): Uint8Array {
  const bytes = encodeText(text);
  if (!bytes) throw new Error('A line holds letters that the code page lacks');
  return join([bytes, Uint8Array.of(lineFeed)]);
}

function textsOf(block: ReceiptBlock): readonly string[] {
  switch (block.type) {
    case 'rule':
      return [];
    case 'columns':
      return [block.left, block.right];
    case 'slip':
      return block.text.split('\n');
    case 'text':
      return [block.text];
    default:
      return assertNever(block);
  }
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
