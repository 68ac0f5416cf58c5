import { expect, test } from 'vitest';
import type { MoneyLine } from '../../shared/money-line.ts';
import { anApproval, aPayment, aRefund } from '../ledger/testing/samples.ts';
import { moneyFile } from './money-file.ts';
import { moneyCsv, moneyJson } from './money-file-policy.ts';

const payment = aPayment('pay_1', {
  state: 'captured',
  authorisedAmount: 10_000,
  capturedAmount: 10_000,
  refundedAmount: 2_550,
  approval: anApproval('mark'),
});
const refund = aRefund('rfnd_1', { amount: 2_550, receipt: '=HYPERLINK("x"),1' });
const lines: readonly MoneyLine[] = [
  { type: 'payment', seq: 7, payment },
  { type: 'refund', seq: 7, payment, refund },
];

test('a spreadsheet gets a head, a line for each, and amounts with a point', async () => {
  const rows = (await moneyFile(lines, moneyCsv)).split('\r\n');
  expect(rows).toHaveLength(4);
  expect(rows[0]).toMatch(/^\uFEFFtype,id,sale,/);
  expect(rows[1]).toContain('payment,pay_1,7,order_1,pay_1,');
  expect(rows[1]).toContain(',paid,100.00,INR,card,');
  expect(rows[1]).toContain(',100.00,25.50,');
});

test('a text that begins like a formula stays a text', async () => {
  expect(await moneyFile(lines, moneyCsv)).toContain(`"'=HYPERLINK(""x""),1"`);
});

test('the same in JSON says when it was made, and whether all is in it', async () => {
  const text = await moneyFile(lines, moneyJson({ at: 0, by: 'Galla 1', isCut: true }));
  expect(JSON.parse(text)).toMatchObject({
    made_at: '1970-01-01T00:00:00.000Z',
    is_complete: false,
    lines: [
      { id: 'pay_1', amount: '100.00' },
      { id: 'rfnd_1', amount: '25.50' },
    ],
  });
});

test('a file of nothing is whole, and so is one of very many lines', async () => {
  const shape = moneyJson({ at: 0, by: 'Galla 1', isCut: false });
  expect(JSON.parse(await moneyFile([], shape))).toMatchObject({ lines: [] });
  expect((await moneyFile([], moneyCsv)).split('\r\n')).toHaveLength(2);
  const many = Array.from({ length: 1_001 }, () => lines).flat();
  expect(JSON.parse(await moneyFile(many, shape)).lines).toHaveLength(2_002);
  expect((await moneyFile(many, moneyCsv)).split('\r\n')).toHaveLength(2_004);
});
