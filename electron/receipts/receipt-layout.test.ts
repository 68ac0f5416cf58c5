import { expect, test } from 'vitest';
import type { Payment, TerminalReceipt } from '../../shared/payment.ts';
import type { Receipt } from '../../shared/receipt.ts';
import { defaultSettings } from '../../shared/settings.ts';
import { anOrder, aPayment, aRefund } from '../ledger/testing/samples.ts';
import { layOutReceipt, layOutTestPage, type ReceiptFacts } from './receipt-layout.ts';

const approval: TerminalReceipt = {
  ...{ mark: '1', amount: 10_000, currency: 'INR', method: 'card', upi: null },
  ...{ card: { network: 'VISA', last4: '1234' }, rrn: '512345678901', approvalCode: 'A1B2C3' },
  ...{ terminalId: '1', trace: '1', receiptNumber: '1', text: 'TERMINAL SLIP' },
};

const paid = (but: Partial<Payment> = {}): Payment =>
  aPayment('pay_1', { state: 'captured', capturedAmount: 10_000, ...but });

function layOut(but: Partial<ReceiptFacts> = {}): Receipt {
  const order = anOrder(7, { amountPaid: 10_000, status: 'paid' });
  const facts = { order, payments: [paid()], refunds: [], settings: defaultSettings, soldBy: null };
  return layOutReceipt({ ...facts, isDuplicate: false, time: 'noon', ...but });
}

/** Every block as somebody would read it. */
const linesOf = ({ blocks }: Receipt) =>
  blocks.map((block) => {
    if (block.type === 'columns') return `${block.left} | ${block.right}`;
    return block.type === 'rule' ? '--' : block.text;
  });

test('a paid sale says what was sold, what it came to, and how it was paid', () => {
  const order = anOrder(7, {
    ...{ amount: 10_000, amountPaid: 10_000, status: 'paid', receipt: 'INV-7' },
    lines: [
      { name: 'Chai', quantity: 1, unitAmount: 2_000 },
      { name: 'Samosa', quantity: 4, unitAmount: 2_500, discount: 2_000 },
    ],
    customer: { name: 'Meera' },
  });
  const settings = {
    ...defaultSettings,
    ...{ storeAddress: '12 MG Road\n\nPune', taxNumber: 'GSTIN 27X', receiptFooter: 'Thank you' },
  };
  expect(
    linesOf(layOut({ order, payments: [paid({ approval })], settings, soldBy: 'Asha' })),
  ).toEqual([
    ...['Galla Stores', '12 MG Road', 'Pune', 'GSTIN 27X', '--'],
    ...['Sale 7 | noon', 'Receipt | INV-7', 'Served by | Asha', 'Customer | Meera', '--'],
    ...['Chai | ₹20.00', '4 × Samosa @ ₹25.00 | ₹100.00', '  Discount | −₹20.00', '--'],
    ...['Total | ₹100.00', 'Card VISA •• 1234 | ₹100.00'],
    ...['  RRN | 512345678901', '  Approval | A1B2C3', '--', 'TERMINAL SLIP', '--', 'Thank you'],
  ]);
});

test('cash says what was given and what was handed back', () => {
  const cash = paid({
    method: 'cash',
    evidence: { type: 'cash', tendered: 50_000, change: 40_000 },
  });
  expect(linesOf(layOut({ payments: [cash] })).slice(-3)).toEqual([
    ...['Cash | ₹100.00', '  Given | ₹500.00', '  Change | ₹400.00'],
  ]);
});

test('what a person knows a payment by is its reference', () => {
  const evidence = { type: 'person', staffId: 'staff_1', reference: 'UTR 4242' } as const;
  const lines = linesOf(layOut({ payments: [paid({ method: 'upi', evidence })] }));
  expect(lines.slice(-2)).toEqual(['UPI | ₹100.00', '  Reference | UTR 4242']);
});

test('a part that is paid leaves the rest due', () => {
  const order = anOrder(7, { amountPaid: 4_000, status: 'attempted' });
  const lines = linesOf(layOut({ order, payments: [paid({ capturedAmount: 4_000 })] }));
  expect(lines.slice(-2)).toEqual(['Card | ₹40.00', 'Still due | ₹60.00']);
});

test('money that was given back is taken off again', () => {
  const lines = linesOf(layOut({ payments: [paid({ refundedAmount: 2_500 })] }));
  expect(lines.slice(-2)).toEqual(['Card | ₹100.00', '  Refunded | −₹25.00']);
});

test('a sale that nobody paid says so, and nothing of payments that came to nothing', () => {
  const order = anOrder(7, { status: 'attempted' });
  const reversed = aPayment('pay_1', { state: 'failed', approval });
  const lines = linesOf(layOut({ order, payments: [reversed] }));
  expect(lines.at(-1)).toBe('Not paid');
  expect(lines.join()).not.toContain('TERMINAL SLIP');
});

test('a payment in doubt is neither paid nor unpaid, and its slip is kept', () => {
  const order = anOrder(7, { status: 'attempted' });
  const doubtful = aPayment('pay_1', {
    ...{ state: 'in_doubt', approval, doubt: { reason: 'line_lost', since: 1 } },
  });
  const lines = linesOf(layOut({ order, payments: [doubtful] }));
  expect(lines).toContain('Outcome not known yet. Please keep the slip of the terminal.');
  expect(lines).not.toContain('Not paid');
  expect(lines.at(-1)).toBe('TERMINAL SLIP');
});

test('slips that a terminal left to the till stand in place of its own text, refunds behind payments', () => {
  const slips = [{ copy: 'customer', text: 'LEFT TO THE TILL' }] as const;
  const refunds = (['processed', 'failed'] as const).map((state) =>
    aRefund(state, { state, slips: [{ copy: 'customer', text: `REFUND ${state}` }] }),
  );
  const lines = linesOf(layOut({ payments: [paid({ approval, slips })], refunds }));
  expect(lines.slice(-4)).toEqual(['--', 'LEFT TO THE TILL', '--', 'REFUND processed']);
  expect(lines.join()).not.toContain('TERMINAL SLIP');
});

test.each([
  ['en', 'DUPLICATE', 'Total | ₹1,00,000.00'],
  ['hi', 'दूसरी प्रति', 'कुल | ₹1,00,000.00'],
] as const)(
  'in %s a duplicate says so, and amounts are grouped as in India',
  (language, word, total) => {
    const order = anOrder(7, { amount: 10_000_000 });
    const settings = { ...defaultSettings, receiptLanguage: language };
    const receipt = layOut({ order, payments: [], settings, isDuplicate: true });
    expect(receipt.language).toBe(language);
    expect(linesOf(receipt)).toEqual(expect.arrayContaining([word, total]));
    expect(linesOf(layOut({ order, payments: [], settings }))).not.toContain(word);
  },
);

test('a test page shows the shop, both scripts and the rupee', () => {
  const lines = linesOf(layOutTestPage('Chai Point', 'hi', 'noon'));
  expect(lines[0]).toBe('Chai Point');
  expect(lines).toContain('प्रिंटर काम कर रहा है।');
  expect(lines.join()).toMatch(/₹1,00,000\.00.*कुल.*ABC/);
});
