import { expect, test } from 'vitest';
import type { CheckoutView } from '../../../shared/ipc.ts';
import { payKeys, whyNoCancel } from './pay-keys.ts';
import { isRunning, payStatuses } from './pay-status.ts';

const cancels: readonly CheckoutView['cancel'][] = [
  'allowed',
  'requested',
  'reading_pin',
  'asking_bank',
  'in_doubt',
  'over',
];

test.each(payStatuses)('%s offers at least one key, and no key twice', (status) => {
  for (const cancel of cancels) {
    const keys = payKeys(status, cancel).map(({ key }) => key);
    expect(keys.length).toBeGreaterThan(0);
    expect(new Set(keys).size).toBe(keys.length);
  }
});

test.each(payStatuses.filter(isRunning))(
  'while %s, Esc cancels only when the main process allows it',
  (status) => {
    for (const cancel of cancels) {
      expect(payKeys(status, cancel)).toEqual([
        {
          key: 'escape',
          action: 'cancel',
          unavailable: cancel === 'allowed' ? null : cancel,
          isPrimary: false,
        },
      ]);
    }
  },
);

test.each(['line_lost', 'in_doubt', 'interrupted'] as const)(
  '%s offers no way to charge again',
  (status) => {
    const actions = payKeys(status, 'in_doubt').map(({ action }) => action);
    expect(actions).not.toContain('retry');
    expect(actions).not.toContain('next');
    expect(actions).not.toContain('back');
  },
);

test('Enter goes on after an approval and tries again after a decline', () => {
  expect(payKeys('approved', 'over')[0]).toMatchObject({ key: 'enter', action: 'next' });
  expect(payKeys('declined', 'over')[0]).toMatchObject({ key: 'enter', action: 'retry' });
});

test('where nothing can be cancelled there is a reason', () => {
  expect(cancels.map(whyNoCancel)).toEqual(['over', ...cancels.slice(1)]);
});
