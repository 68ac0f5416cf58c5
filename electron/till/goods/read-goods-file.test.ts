import { expect, test } from 'vitest';
import { readGoodsFile } from './read-goods-file.ts';

const linesOf = (text: string) => {
  const reading = readGoodsFile(text);
  if (!reading.ok) throw new Error(`Not read: ${reading.why.type}`);
  return reading.file.lines.map(({ line, cells }) => [line, cells.name, cells.price]);
};

test.each([
  ['commas', 'Name,Price\nSalt,20\n'],
  ['semicolons, with a mark in front as spreadsheets write it', '\ufeffName;Price\r\nSalt;20\r\n'],
  ['tabs, and no end of the last line', 'Name\tPrice\nSalt\t20'],
  ['Hindi', 'नाम,दाम (₹)\nSalt,20\n'],
  ['other words', 'MRP,Sr. No.,Item_Name,price (Rs.)\n25,1,Salt,20\n'],
])('a file with %s is cut alike', (_what, text) => {
  expect(linesOf(text)).toEqual([[2, 'Salt', '20']]);
});

test('lines keep the number that an editor shows, also after empty ones and one of two rows', () => {
  const text = '\nName,Price\n\n"Salt,\n1 kg",20\n,,\nBowl 5" wide,40\n';
  expect(linesOf(text)).toEqual([
    [4, 'Salt, 1 kg', '20'],
    [7, 'Bowl 5" wide', '40'],
  ]);
});

test('each column is said with its name in the file, and those that mean nothing', () => {
  const reading = readGoodsFile('Item,HSN,Rate,MRP,Barcode\nSalt,2501,20,22,\n');
  expect(reading).toMatchObject({
    ok: true,
    file: {
      columns: { name: 'Item', price: 'Rate', category: null, code: 'Barcode' },
      unused: ['HSN', 'MRP'],
    },
  });
});

test.each([
  ['', { type: 'file_empty' }],
  ['Name,Price\n\n', { type: 'file_empty' }],
  ['Name,Cost excl. GST\nSalt,20', { type: 'file_no_price' }],
  ['Shelf,Price\nA,20', { type: 'file_no_name' }],
  ['PK\u0003\u0004\u0014', { type: 'file_not_text' }],
  ['Name,Price\nSalt,20\n"Rice,40\nTea,50\n', { type: 'file_quote_open', line: 3 }],
])('%j is not taken, and why is said', (text, why) => {
  expect(readGoodsFile(text)).toEqual({ ok: false, why });
});
