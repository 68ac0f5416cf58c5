import { expect, onTestFinished, test } from 'vitest';
import type { HeldCart } from '../../../shared/held-sale.ts';
import { createIds } from '../../../shared/ids.ts';
import { createManualClock } from '../../../shared/manual-clock.ts';
import { checkHistory } from '../../ledger/history.ts';
import { openLedger } from '../../ledger/open-ledger.ts';
import { temporaryFolder } from '../../ledger/testing/temporary-folder.ts';
import { createHeldSales } from './held-sales.ts';

const asha = { type: 'staff', staffId: 'staff_asha' } as const;
const cart: HeldCart = {
  lines: [
    { type: 'item', itemId: 'item_1', quantity: 2, price: null, discount: null },
    { type: 'amount', name: 'Bag', amount: 500 },
  ],
  discount: { type: 'percent', hundredths: 1_000 },
  customer: { name: 'Latha' },
  note: '',
  receipt: 'A-17',
  total: 4_500,
};

function open(folder = temporaryFolder(onTestFinished)) {
  const clock = createManualClock();
  const fault = (error: unknown) => {
    throw error;
  };
  const ledger = openLedger({ folder, clock, fault });
  let chance = 0;
  const ids = createIds(clock.now, (length) => new Uint8Array(length).fill(chance++));
  return { ledger, folder, held: createHeldSales({ ledger, clock, ids }) };
}

test('a held sale outlives the program, whole', async () => {
  const { ledger, folder, held } = open();
  const sale = await held.hold(cart, asha);
  await ledger.close();
  const again = open(folder);
  expect(again.held.list()).toEqual([sale]);
  expect(sale).toMatchObject({ cart, heldBy: 'staff_asha', state: 'held' });
  await again.ledger.close();
  expect(checkHistory(folder)).toEqual([]);
});

test('of two who recall it at once, one gets it', async () => {
  const { ledger, held } = open();
  const { id } = await held.hold(cart, asha);
  const recalled = await Promise.all([held.recall(id, asha), held.recall(id, asha)]);
  expect(recalled.map((sale) => sale?.state)).toEqual(['recalled', undefined]);
  expect(held.list()).toEqual([]);
  await ledger.close();
});

test('what is dropped does not come back', async () => {
  const { ledger, held } = open();
  const { id } = await held.hold(cart, asha);
  expect(await held.drop(id, asha)).toMatchObject({ state: 'dropped' });
  expect(await held.recall(id, asha)).toBeUndefined();
  await ledger.close();
});
