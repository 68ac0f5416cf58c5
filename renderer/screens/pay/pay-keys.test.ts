import { expect, test } from 'vitest';
import type { CheckoutView } from '../../../shared/ipc.ts';
import { findPayKey, type PayKeyFacts, payKeys, whyNoCancel } from './pay-keys.ts';
import { isRunning, isUnpaid, payStatuses } from './pay-status.ts';

const cancels: readonly CheckoutView['cancel'][] = [
  'allowed',
  'requested',
  'terminal_only',
  'reading_pin',
  'asking_bank',
  'in_doubt',
  'over',
];

function facts(different: Partial<PayKeyFacts> = {}): PayKeyFacts {
  return { cancel: 'over', amountDue: 0, amountPaid: 0, ...different };
}

const actionsOf = (...asked: Parameters<typeof payKeys>) =>
  payKeys(...asked).map(({ action }) => action);

test.each(payStatuses)('%s offers at least one key, and no key twice', (status) => {
  for (const cancel of cancels) {
    for (const amountDue of [0, 100]) {
      const keys = payKeys(status, facts({ cancel, amountDue })).map(({ key }) => key);
      expect(keys.length).toBeGreaterThan(0);
      expect(new Set(keys).size).toBe(keys.length);
    }
  }
});

test.each(payStatuses.filter(isRunning))(
  'while %s, nothing stops or changes the payment unless the main process allows it',
  (status) => {
    for (const cancel of cancels.filter((each) => each !== 'allowed')) {
      for (const key of payKeys(status, facts({ cancel }))) expect(key.unavailable).toBe(cancel);
    }
  },
);

test('only what a customer still looks at can be switched', () => {
  expect(actionsOf('card', facts({ cancel: 'allowed' }))).toEqual([
    'cancel',
    'switch_upi',
    'switch_cash',
  ]);
  expect(actionsOf('qr', facts({ cancel: 'allowed' }))).toContain('switch_card');
  expect(actionsOf('sending', facts({ cancel: 'allowed' }))).toEqual(['cancel']);
  expect(actionsOf('pin', facts({ cancel: 'reading_pin' }))).toEqual(['cancel']);
});

test('where only the terminal can stop a payment, no key but one that says so is offered', () => {
  for (const status of ['sending', 'card', 'qr'] as const) {
    expect(payKeys(status, facts({ cancel: 'terminal_only' }))).toMatchObject([
      { key: 'escape', action: 'cancel', unavailable: 'terminal_only' },
    ]);
  }
});

test('a switch that is on its way cannot be cancelled, and says so', () => {
  expect(payKeys('switching', facts({ cancel: 'allowed' }))).toMatchObject([
    { key: 'escape', unavailable: 'requested' },
  ]);
});

test.each(payStatuses.filter((status) => status !== 'upi_unconfirmed'))(
  '%s offers another way to pay only where nothing is running or in doubt',
  (status) => {
    const isOver = isUnpaid(status) || status === 'part_paid';
    const actions = actionsOf(status, facts({ amountDue: 100 }));
    expect(actions.some((action) => ['card', 'upi', 'cash', 'split'].includes(action))).toBe(
      isOver,
    );
  },
);

test.each(['upi_unconfirmed', 'line_lost', 'in_doubt', 'interrupted'] as const)(
  '%s offers no way to charge again',
  (status) => {
    const actions = actionsOf(status, facts({ cancel: 'in_doubt', amountDue: 100 }));
    for (const action of ['retry', 'next', 'back', 'card', 'upi', 'cash', 'next_part'] as const) {
      expect(actions).not.toContain(action);
    }
  },
);

test('Esc puts a doubt aside, as A does', () => {
  const keys = payKeys('in_doubt', facts({ cancel: 'in_doubt' }));
  expect(findPayKey(keys, { type: 'escape' })).toMatchObject({ action: 'aside' });
  expect(findPayKey(keys, { type: 'a' })).toMatchObject({ action: 'aside' });
  expect(findPayKey(payKeys('approved', facts()), { type: 'escape' })).toBeUndefined();
});

test('a part-paid sale is left on purpose only, also after its next part was declined', () => {
  expect(actionsOf('part_paid', facts({ amountDue: 100, amountPaid: 100 }))).toContain(
    'leave_part',
  );
  const declined = actionsOf('declined', facts({ amountDue: 100, amountPaid: 100 }));
  expect(declined).toContain('leave_part');
  expect(declined).not.toContain('back');
});

test('a part whose rest may yet be taken by another payment asks for no more', () => {
  expect(actionsOf('part_paid', facts({ amountPaid: 100 }))).toEqual(['next']);
});

test('Enter goes on after an approval and tries again after a decline', () => {
  expect(payKeys('approved', facts())[0]).toMatchObject({ key: 'enter', action: 'next' });
  expect(payKeys('change', facts())[0]).toMatchObject({ key: 'enter', action: 'next' });
  expect(payKeys('declined', facts())[0]).toMatchObject({ key: 'enter', action: 'retry' });
});

test('where nothing can be cancelled there is a reason', () => {
  expect(cancels.map(whyNoCancel)).toEqual(['over', ...cancels.slice(1)]);
});
