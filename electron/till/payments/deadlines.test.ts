import { expect, test } from 'vitest';
import { perform } from '../testing/counter-acts.ts';
import { openCounterDay } from '../testing/counter-day.ts';

test.each([
  ['till', { state: 'presented', cancelRequestedBy: 'till' }],
  ['terminal_only', { state: 'in_doubt', cancelRequestedBy: null, doubt: { reason: 'no_answer' } }],
] as const)(
  'a customer who does not come in time, where %s can stop the payment',
  async (stoppedBy, expected) => {
    const minutes = Array.from({ length: 150 }, () => 'wait' as const);
    const day = await openCounterDay([['show', ...minutes]]);
    Object.assign(day.port, { manners: () => ({ stoppedBy, remembers: 'last', requestLives: 0 }) });
    await perform(day, 'sell');
    await day.clock.advanceAsync(119_000);
    expect(day.payments()).toMatchObject([{ state: 'presented', cancelRequestedBy: null }]);
    await day.clock.advanceAsync(2_000);
    expect(day.payments()).toMatchObject([expected]);
    await day.close();
  },
);
