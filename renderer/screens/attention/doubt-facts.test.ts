import { expect, test } from 'vitest';
import type { DoubtReason } from '../../../shared/payment.ts';
import { en } from '../../i18n/en.ts';
import { createWords } from '../../i18n/words.ts';
import {
  sampleCheckout,
  sampleOrder,
  sampleReceipt,
  sampleTerminal,
} from '../../testing/samples.ts';
import { doubtFacts } from './doubt-facts.ts';

const words = createWords('en-IN');
const doubt = (reason: DoubtReason) => ({ reason, since: Date.UTC(2026, 0, 5, 9, 30) });
const ready = { terminal: sampleTerminal(), connection: { type: 'ready' } } as const;

function factsOf(
  view: ReturnType<typeof sampleCheckout>,
  terminal: Parameters<typeof doubtFacts>[1] = ready,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    doubtFacts(view, terminal, words).map(({ name, value }) => [name, value]),
  );
}

test('what the terminal approved stands first, with its own amount', () => {
  const approval = sampleReceipt({ amount: 15_000 });
  const view = sampleCheckout({ state: 'in_doubt', doubt: doubt('amount_differs'), approval });
  expect(doubtFacts(view, ready, words)[0]?.name).toBe('approval');
  expect(factsOf(view)).toMatchObject({
    approval: '₹150.00, VISA ••1234',
    asked_amount: '₹199.00',
    rrn: '600509300042',
    approval_code: '123456',
    terminal: 'Counter terminal: ready',
  });
});

test('without an approval it says that none is known, how often was asked, and what was said', () => {
  const payment = { state: 'in_doubt', doubt: doubt('no_answer') } as const;
  expect(factsOf(sampleCheckout(payment))).toMatchObject({
    approval: 'nothing that is known here',
    questions: 'not yet since the till started',
  });
  const once = sampleCheckout(payment, { asked: { times: 1, lastAt: 0, said: 'busy' } });
  expect(factsOf(once).questions).toMatch(/^once, at .+: it was at work$/);
  const often = sampleCheckout(payment, { asked: { times: 12, lastAt: 0, said: 'silent' } });
  expect(factsOf(often).questions).toMatch(/^12 times, last at .+: it did not say$/);
  const early = sampleCheckout(payment, {
    asked: { times: 1, lastAt: 0, said: 'not_yet', until: 90_000 },
  });
  expect(factsOf(early).questions).toMatch(/may still reach it; believed from .+ on$/);
});

test('an unplugged terminal is said to be, and of a cancel who asked for it', () => {
  const view = sampleCheckout({
    ...{ state: 'in_doubt', doubt: doubt('cancel_unanswered'), cancelRequestedBy: 'customer' },
  });
  const absent = { ...ready, connection: { type: 'absent', reason: 'unplugged' } } as const;
  expect(factsOf(view, absent)).toMatchObject({
    cancel: 'the customer, on the terminal',
    terminal: 'Counter terminal: not connected',
  });
});

test('a code on our own screen has no terminal to speak of', () => {
  const payment = { state: 'in_doubt', doubt: doubt('unconfirmed'), terminalId: null } as const;
  const view = sampleCheckout({ ...payment, upiText: 'upi://pay' }, { activity: null });
  const facts = factsOf(view, undefined);
  expect(facts).not.toHaveProperty('approval');
  expect(facts).not.toHaveProperty('questions');
  expect(facts).toHaveProperty('code');
});

test('attempts are told from the second on', () => {
  const order = sampleOrder({ attempts: 2 });
  expect(factsOf(sampleCheckout({}, { order })).attempts).toBe('2');
  expect(factsOf(sampleCheckout())).not.toHaveProperty('attempts');
});

test('every reason for a doubt has all four sentences', () => {
  const reasons = Object.keys(en)
    .filter((key) => key.startsWith('doubt.happened.'))
    .map((key) => key.slice('doubt.happened.'.length));
  expect(reasons).toContain('verdict_contradicted');
  for (const reason of reasons) {
    for (const part of ['happened', 'money', 'advice', 'tell']) {
      expect(Object.keys(en)).toContain(`doubt.${part}.${reason}`);
    }
  }
});
