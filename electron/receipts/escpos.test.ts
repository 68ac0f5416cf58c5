import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Receipt, ReceiptBlock } from '../../shared/receipt.ts';
import { encodeText } from './code-page.ts';
import { drawerKick, encodeReceipt, needsRaster } from './escpos.ts';
import { loadTextShaper } from './raster-font.ts';

const receipt = (...blocks: ReceiptBlock[]): Receipt => ({ language: 'en', blocks });
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const text = (words: string) => hex(new TextEncoder().encode(words));

const start = '1b40' + '1b7410';
const end = '1b6404' + '1d5601';

test('a receipt begins with a reset and the code page, and ends with a cut', () => {
  expect(hex(encodeReceipt(receipt(), 48))).toBe(start + end);
});

test('a line of two columns fills the paper', () => {
  const bytes = encodeReceipt(receipt({ type: 'columns', left: 'Chai', right: 'Rs 20' }), 32);
  expect(hex(bytes)).toBe(`${start}${text(`Chai${' '.repeat(23)}Rs 20\n`)}${end}`);
});

test('a long left side is broken, and the amount stands on its last line', () => {
  const left = '2 x Basmati rice from the hills @ Rs 149';
  const bytes = encodeReceipt(receipt({ type: 'columns', left, right: 'Rs 298' }), 32);
  const lines = ['2 x Basmati rice from the', `hills @ Rs 149${' '.repeat(12)}Rs 298`];
  expect(hex(bytes)).toBe(`${start}${text(`${lines.join('\n')}\n`)}${end}`);
});

test('strong, large and centred are switched on and off again', () => {
  const block = {
    type: 'text',
    text: 'Galla',
    align: 'center',
    isStrong: true,
    isLarge: true,
  } as const;
  expect(hex(encodeReceipt(receipt(block), 48))).toBe(
    `${start}1b61011b45011d2111${text('Galla\n')}1d21001b45001b6100${end}`,
  );
});

test('the code page’s own letters are sent in it', () => {
  expect(hex(encodeText('€ é −') ?? new Uint8Array())).toBe('8020e9202d');
  expect(encodeText('₹')).toBeUndefined();
  expect(encodeText('चाय')).toBeUndefined();
});

test('the drawer is kicked on pin 2', () => {
  expect(hex(drawerKick)).toBe('1b700019fa');
});

test('what the code page lacks becomes a picture as wide as the paper', async () => {
  const hindi = receipt({ type: 'columns', left: 'मसाला चाय', right: '₹199.00' });
  expect(needsRaster(hindi)).toBe(true);
  const bytes = encodeReceipt(hindi, 32, await loadTextShaper());
  const head = hex(bytes).slice(start.length, start.length + 16);
  expect(head.slice(0, 12)).toBe('1d7630003000');
  const height = (bytes[5 + 6] ?? 0) + 256 * (bytes[5 + 7] ?? 0);
  expect(bytes).toHaveLength(5 + 8 + 48 * height + 6);
  const dots = bytes.subarray(5 + 8, bytes.length - 6);
  expect(dots.some((byte) => byte !== 0)).toBe(true);
  // Nothing but ink on the right quarter: the amount stands at its edge.
  const right = dots.filter((_byte, place) => place % 48 >= 36);
  expect(right.some((byte) => byte !== 0)).toBe(true);
});

test('no text of a sale is a command to the printer', () => {
  const anything = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.string({
      unit: fc.constantFrom('\x1b', '\x1d', '\x10', '\x04', 'p', '@', 'a'),
      maxLength: 20,
    }),
  );
  fc.assert(
    fc.property(anything, anything, (left, right) => {
      const block: ReceiptBlock = { type: 'columns', left, right };
      if (needsRaster(receipt(block))) return;
      const bytes = encodeReceipt(receipt(block), 42).slice(5, -6);
      const commands = bytes.filter((byte) => byte < 0x20 && byte !== 0x0a);
      expect([...commands]).toEqual([]);
    }),
    { numRuns: 500 },
  );
});
