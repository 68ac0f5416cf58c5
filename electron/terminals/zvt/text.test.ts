import { expect, test } from 'vitest';
import { fromHex, toHex } from './bytes.ts';
import { decodeLines, decodeText, encodeText } from './text.ts';

test.each([
  ['66817220', 'für ', 'a code page 437 letter below A0'],
  ['48c44e444c4552', 'HÄNDLER', 'an ISO-8859-1 letter'],
  ['53747261e165', 'Straße', 'E1 alone is the ß of code page 437'],
  ['c4c481', '──ü', 'one letter below A0 makes the frames of code page 437'],
  ['45555220312e3233', 'EUR 1.23', 'plain letters'],
  ['', '', 'nothing'],
])('%s reads as %j: %s', (hex, text) => {
  expect(decodeText(fromHex(hex))).toBe(text);
});

test('the lines of a receipt are in one code page: what one line shows holds for all', () => {
  // Alone the first line would be ISO-8859-1.
  expect(decodeLines(['c4c4', '66817220'].map(fromHex))).toEqual(['──', 'für ']);
});

test('text is written in code page 437, with question marks for what it lacks', () => {
  expect(toHex(encodeText('Käse ₹5'))).toBe('4b847365203f35');
});

test('every character of code page 437 is read as it was written', () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, index) => index);
  expect(encodeText(decodeText(bytes))).toEqual(bytes);
});
