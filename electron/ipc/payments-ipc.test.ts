import { expect, onTestFinished, test } from 'vitest';
import { createManualClock } from '../../shared/manual-clock.ts';
import { openCounterDay } from '../till/testing/counter-day.ts';
import { paymentsHandlers } from './payments-ipc.ts';

test('a file of payments bears the day of the shop, also in its small hours', async () => {
  const zone = process.env.TZ;
  process.env.TZ = 'Asia/Kolkata';
  const counter = await openCounterDay([]);
  onTestFinished(async () => {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
    await counter.close();
  });
  const names: string[] = [];
  const handlers = paymentsHandlers({
    till: counter.till,
    moneyList: {
      page: async () => ({ lines: [], next: null, isCut: false }),
      all: async () => ({ lines: [], isCut: false }),
    },
    async keepText(_text, name) {
      names.push(name);
      return 'given_up';
    },
    programVersion: '1.2.3',
    clock: createManualClock(Date.UTC(2026, 11, 31, 20)),
    actor: () => ({ type: 'staff', staffId: 'staff_ravi' }),
  });
  const filter = { text: '', kind: 'all', sort: 'newest' } as const;
  await handlers['payments.export']({ filter, format: 'csv' });
  expect(names).toEqual(['payments-2027-01-01.csv']);
});
