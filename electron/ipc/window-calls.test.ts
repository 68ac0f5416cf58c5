import { expect, test } from 'vitest';
import { createManualClock } from '../../shared/manual-clock.ts';
import type { CallNote } from '../../shared/recording.ts';
import { hearCalls } from './window-calls.ts';

function open(person: string | null = 'staff_asha') {
  const clock = createManualClock(1_000);
  const notes: (CallNote & { readonly at: number })[] = [];
  const recordCall = (at: number, note: () => CallNote) => notes.push({ at, ...note() });
  let by = person;
  const heard = hearCalls({ clock, by: () => by, recordCall });
  return { clock, notes, heard, leave: () => (by = null) };
}

const checkout = {
  order: { id: 'order_Sample00000001' },
  payment: { id: 'pay_Sample00000001' },
  activity: null,
};

test('a call is noted with who asked, how long it took and what it made', () => {
  const { clock, notes, heard, leave } = open();
  const answered = heard('checkout.start', { lines: [{ type: 'amount', amount: 19_900 }] });
  clock.advance(12);
  leave();
  answered({ ok: true, answer: { ok: true, checkout } }, null);
  expect(notes).toEqual([
    {
      at: 1_000,
      from: 'window',
      by: 'staff_asha',
      approvedBy: null,
      what: 'checkout.start',
      outcome: 'done',
      milliseconds: 12,
      subjects: ['order_Sample00000001', 'pay_Sample00000001'],
    },
  ]);
});

test.each([
  [
    'refused: terminal_busy',
    { ok: true, answer: { ok: false, refusal: { type: 'terminal_busy' } } },
  ],
  ['fault', { ok: false, error: 'fault', reference: 'F-1' }],
  ['done', { ok: true, answer: { ok: true, checkout } }],
])('a call about a payment is noted as %s', (outcome, reply) => {
  const { notes, heard } = open();
  heard('checkout.cancel', { paymentId: 'pay_Sample00000001' })(reply, null);
  expect(notes).toMatchObject([{ outcome }]);
  expect(notes[0]?.subjects).toContain('pay_Sample00000001');
});

test('what is about no sale, only looks, or fits no schema is not noted', () => {
  const { notes, heard } = open();
  heard('window.load', {})({ ok: true, answer: {} }, null);
  heard('history.story', { orderId: 'order_Sample00000001' })({ ok: true, answer: {} }, null);
  heard('checkout.cancel', new Array(4_000_000_000))({ ok: false, error: 'malformed' }, null);
  expect(notes).toEqual([]);
});
