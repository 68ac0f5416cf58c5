import { expect, test } from 'vitest';
import { readStatement } from './read-statement.ts';
import { readStatementLine } from './statement-line-policy.ts';
import { dayAt } from './testing/statement-shop.ts';

async function linesOf(text: string) {
  const reading = await readStatement(text);
  if (!reading.ok) throw new Error(`Not read: ${reading.why.type}`);
  const { lines, cellsOf } = reading.file;
  return lines.map((line) => readStatementLine(cellsOf(line), 'INR', dayAt));
}

const onFifth = { line: 2, kind: 'sale', day: '2026-01-05', amount: 12_990_050, rrn: '1234' };

test.each([
  ['commas and quotation marks', 'Date,RRN,Amount\n05/01/2026,001234,"1,29,900.50"\n'],
  ['semicolons and a mark in front', '\ufeffDate;RRN;Amount\r\n05/01/2026;001234;129900.50\r\n'],
  ['tabs and old line ends', 'Date\tRRN\tAmount\r05/01/2026\t001234\t₹1,29,900.50\r'],
  ['other words', 'TXN_DATE,Retrieval Ref No.,Gross Amount (Rs.)\n5-1-26,001234,129900.5\n'],
  ['Hindi', 'तारीख,आरआरएन,राशि\n०५/०१/२०२६,००१२३४,१,\n'.replace('१,\n', '129900.50\n')],
])('a statement with %s is read alike', async (_what, text) => {
  expect(await linesOf(text)).toEqual([expect.objectContaining(onFifth)]);
});

test('what a bank writes above the headings is passed over, and lines keep their number', async () => {
  const text =
    'Some Bank Ltd,,\nMerchant: Corner Shop,,\n\nDate,RRN,Amount\n05/01/2026,1234,129900.50\n';
  expect(await linesOf(text)).toEqual([expect.objectContaining({ ...onFifth, line: 5 })]);
});

test.each([
  ['05/01/2026', '2026-01-05'],
  ['5-1-26', '2026-01-05'],
  ['05.01.2026 14:05:09', '2026-01-05'],
  ['05/01/2026, 2:05 pm', '2026-01-05'],
  ['05-Jan-2026 14:05', '2026-01-05'],
  ['05JAN26', '2026-01-05'],
  ['2026-01-05', '2026-01-05'],
  ['2026/01/05 23:59:59', '2026-01-05'],
  ['20260105', '2026-01-05'],
  ['2026-01-05T23:30:00Z', '2026-01-05'],
  // Past midnight where the tests' shop is.
  ['2026-01-06T04:30:00+05:30', '2026-01-05'],
  ['1767614400', '2026-01-05'],
])('%s is a day', async (date, day) => {
  expect(await linesOf(`Date,RRN,Amount\n"${date}",1,1.00`)).toMatchObject([{ day }]);
});

test.each([
  '31/02/2026',
  '01/13/2026',
  'yesterday',
  '05/01',
  '2026-02-30T00:00:00Z',
  '99999999999',
])('%s is no day of the calendar', async (date) => {
  expect(await linesOf(`Date,RRN,Amount\n${date},1,1.00`)).toEqual(['date_wrong']);
});

test.each([
  ['1,00,000.00', 'sale', 10_000_000],
  ['100,000', 'sale', 10_000_000],
  ['0.1', 'sale', 10],
  ['199.5000', 'sale', 19_950],
  ['-50.00', 'refund', 5_000],
  ['50.00-', 'refund', 5_000],
  ['(50.00)', 'refund', 5_000],
  ['50.00 Dr', 'refund', 5_000],
  ['50.00 Cr', 'sale', 5_000],
  // As far as whole numbers are exact; a float would have lost the last paisa.
  ['70368744177664.07', 'sale', 7_036_874_417_766_407],
])('the amount %s is a %s of %i', async (amount, kind, minor) => {
  const read = await linesOf(`Date,RRN,Amount\n05/01/2026,1,"${amount}"`);
  expect(read).toMatchObject([{ kind, amount: minor }]);
});

test.each([
  ['05/01/2026,1,SALE,1.005', 'amount_wrong'],
  ['05/01/2026,1,SALE,"12,34"', 'amount_wrong'],
  ['05/01/2026,1,SALE,-5.00', 'amount_wrong'],
  ['05/01/2026,1,SALE,1e3', 'amount_wrong'],
  ['05/01/2026,1,SALE,', 'amount_missing'],
  [',1,SALE,1.00', 'date_missing'],
  ['05/01/2026,,SALE,1.00', 'reference_missing'],
  ['05/01/2026,4.12E+11,SALE,1.00', 'reference_rounded'],
  // Money in, money out, or a kind of card: nobody knows.
  ['05/01/2026,1,DEBIT,1.00', 'type_unknown'],
  ['05/01/2026,1,SALE,1,00', 'cells_many'],
])('%s is not taken, and why is said', async (line, why) => {
  expect(await linesOf(`Date,RRN,Type,Amount\n${line}`)).toEqual([why]);
});

test('what moved no money, and what is in another currency, is not compared', async () => {
  const text = 'Date,RRN,Amount,Status,Currency\n05/01/2026,1,1.00,';
  expect(await linesOf(`${text}FAILED,INR`)).toEqual(['nothing_moved']);
  expect(await linesOf(`${text}Success,USD`)).toEqual(['currency_other']);
  expect(await linesOf(`${text}Success,inr`)).toMatchObject([{ amount: 100 }]);
});

test('columns of money in and money out say which it was', async () => {
  const head = 'Date,UTR,Credit,Debit\n';
  expect(await linesOf(`${head}05/01/2026,1,5.00,`)).toMatchObject([{ kind: 'sale', amount: 500 }]);
  expect(await linesOf(`${head}05/01/2026,1,0.00,5.00`)).toMatchObject([
    { kind: 'refund', amount: 500 },
  ]);
  expect(await linesOf(`${head}05/01/2026,1,5.00,5.00`)).toEqual(['amount_wrong']);
});

test.each([
  ['', { type: 'file_empty' }],
  ['\n\n', { type: 'file_empty' }],
  ['Date,RRN,Amount\n', { type: 'file_empty' }],
  ['PK\u0003\u0004\u0014', { type: 'file_not_text' }],
  ['GIF89a\0\0', { type: 'file_not_text' }],
  [
    'only one column\nof words\n',
    { type: 'file_columns_missing', missing: ['date', 'amount', 'reference'] },
  ],
  ['Date,Amount\n05/01/2026,1.00\n', { type: 'file_columns_missing', missing: ['reference'] }],
  ['Date,RRN,Amount\n05/01/2026,"1,1.00\n', { type: 'file_quote_open', line: 2 }],
])('%j is no statement, and why is said', async (text, why) => {
  expect(await readStatement(text)).toEqual({ ok: false, why });
});
