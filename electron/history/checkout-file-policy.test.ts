import { expect, test } from 'vitest';
import { screenCardNumbers } from '../../shared/card-number-screen.ts';
import { readCheckoutFile } from '../../shared/checkout-file.ts';
import type { Story, StoryChange } from '../../shared/story.ts';
import type { Terminal } from '../../shared/terminal.ts';
import { anActivity, anApproval, anOrder, aPayment } from '../ledger/testing/samples.ts';
import { checkoutFileOf } from './checkout-file-policy.ts';

/** In every place in which a person, or what a person wrote, can stand. */
const canaries = ['Canary Kaur', '+919800000001', 'canary@mail', 'canary@bank', 'canary note'];
const [name = '', contact = '', email = '', vpa = '', note = ''] = canaries;
// One of ten endings makes any row of digits pass the check of a card number.
const cards = Array.from({ length: 10 }, (_, last) => `4${'7'.repeat(14)}${last}`).filter(
  (digits) => screenCardNumbers(digits) !== digits,
);

const receipt = { ...anApproval('mark'), upi: { vpa }, text: `${name}\n${cards.join('\n')}` };
const payment = aPayment('pay_Sample00000001', {
  description: note,
  upiText: `upi://pay?pa=${vpa}`,
  approval: receipt,
  evidence: { type: 'terminal', frame: 'status', resultCode: '00', receipt },
  failure: { code: 'CARD_DECLINED', reason: `card ${cards[0]}`, by: 'provider' },
  terminalId: 'counter',
});
const order = anOrder(1042, { notes: { note }, customer: { name, contact, email } });
const activity = anActivity('pda_Sample00000001', {
  notes: { note },
  echo: {
    ...{ name, amount: 1, currency: 'INR', description: note, orderId: order.id },
    prefill: { name, email, contact },
  },
});

const story: Story = {
  order,
  payments: [payment],
  names: { staff_1: 'Canary Kaur' },
  missing: ['old'],
  lines: [
    ...[
      { type: 'order', order },
      { type: 'payment', payment, because: '' },
      { type: 'activity', activity },
    ].map((change, place) => ({
      type: 'change' as const,
      ...{ at: place, what: 'order_made' as const, seq: place, hash: 'h' },
      actor: { type: 'till' as const },
      change: change as StoryChange,
    })),
    {
      type: 'frame',
      ...{ at: 5, terminalId: 'counter', direction: 'sent', name: 'pay', length: 3 },
      ...{ paymentId: payment.id, masked: '060100' },
      fields: [{ name: 'amount', mark: '04', value: '1' }],
    },
    {
      type: 'call',
      ...{ at: 6, lastAt: 6, times: 1, from: 'window', by: 'staff_1', approvedBy: null },
      ...{ what: 'checkout.start', outcome: 'done', milliseconds: 1, subjects: [order.id] },
    },
  ],
};
const terminal: Terminal = {
  ...{ id: 'counter', name: 'Counter', protocol: 'zvt', route: 'local', placeId: null },
  ...{ simulated: true, link: { type: 'tcp', host: '10.0.0.9', port: 20_007 } },
};

const about = { programVersion: '1.2.3', madeAt: 7, terminals: [terminal] };

test('no customer, note, address or card number gets into the file', () => {
  const text = JSON.stringify(checkoutFileOf(story, about));
  for (const canary of canaries) expect(text).not.toContain(canary);
  expect(cards).toHaveLength(1);
  expect(text).not.toContain(cards[0]);
});

test('ids, states, messages and times do', () => {
  const file = checkoutFileOf(story, about);
  expect(file).toMatchObject({
    program: { name: 'Galla', version: '1.2.3' },
    order: { id: order.id, seq: 1042 },
    payments: [{ id: payment.id, approval: { rrn: receipt.rrn } }],
    terminals: [{ id: 'counter', protocol: 'zvt', link: 'tcp' }],
    missing: ['old'],
  });
  expect(file.lines[3]).toEqual({
    type: 'frame',
    ...{ at: 5, terminalId: 'counter', direction: 'sent', name: 'pay', length: 3 },
    ...{ paymentId: payment.id, masked: '060100' },
  });
  expect(file.lines).toHaveLength(5);
});

test('what was written is read again', () => {
  const file = checkoutFileOf(story, about);
  expect(readCheckoutFile(JSON.stringify(file))).toEqual({ ok: true, file });
});

test.each([
  ['text', 'not JSON', 'not the file of a checkout'],
  ['another file', '{"format":"other"}', 'not the file of a checkout'],
  ['a later version', '{"format":"galla.checkout","version":2}', 'version 2'],
  ['half of one', '{"format":"galla.checkout","version":1}', 'damaged'],
])('%s is refused in words', (_name, content, problem) => {
  expect(readCheckoutFile(content)).toMatchObject({
    ok: false,
    problem: expect.stringContaining(problem),
  });
});
