import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Point, pathPoints } from './glyph-outline.ts';
import type { ShapeText, TextShape } from './raster-text.ts';

/** Letters of the Latin alphabet, Devanagari, and the rupee sign, in one font. */
const fontFile =
  '@expo-google-fonts/noto-sans-devanagari/400Regular/NotoSansDevanagari_400Regular.ttf';

/**
 * Loads the font and HarfBuzz, which knows how the letters of a script join. Only a printer that lacks
 * them needs it, so it is loaded when the first such line is printed.
 */
export async function loadTextShaper(): Promise<ShapeText> {
  const { Blob, Buffer: Run, Face, Font, shape } = await import('harfbuzzjs');
  const bytes = readFileSync(createRequire(import.meta.url).resolve(fontFile));
  const face = new Face(new Blob(Uint8Array.from(bytes).buffer), 0);
  const font = new Font(face);
  const { ascender, descender } = font.hExtents();
  /** A receipt has few letters, and each of them often. */
  const known = new Map<number, readonly (readonly Point[])[]>();
  const outlinesOf = (glyph: number) => {
    const outlines = known.get(glyph) ?? pathPoints(font.glyphToPath(glyph));
    known.set(glyph, outlines);
    return outlines;
  };
  return (text): TextShape => {
    const run = new Run();
    run.addText(text);
    run.guessSegmentProperties();
    shape(font, run);
    let pen = 0;
    const glyphs = run.getGlyphInfosAndPositions().map((glyph) => {
      const { xAdvance = 0, xOffset = 0, yOffset = 0 } = glyph;
      const placed = { outlines: outlinesOf(glyph.codepoint), x: pen + xOffset, y: yOffset };
      pen += xAdvance;
      return placed;
    });
    return { glyphs, width: pen, ascender, descender, unitsPerEm: face.upem };
  };
}
