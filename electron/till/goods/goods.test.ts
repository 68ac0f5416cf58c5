import { expect, onTestFinished, test } from 'vitest';
import { createIds } from '../../../shared/ids.ts';
import { createManualClock } from '../../../shared/manual-clock.ts';
import { checkHistory } from '../../ledger/history.ts';
import { openLedger } from '../../ledger/open-ledger.ts';
import { temporaryFolder } from '../../ledger/testing/temporary-folder.ts';
import { createGoods } from './goods.ts';

const ravi = { type: 'staff', staffId: 'staff_ravi' } as const;
const chai = { name: 'Masala  chai ', category: 'Drinks', price: 2_000, code: null };

function open(folder = temporaryFolder(onTestFinished)) {
  const clock = createManualClock();
  const fault = (error: unknown) => {
    throw error;
  };
  const ledger = openLedger({ folder, clock, fault });
  let chance = 0;
  const ids = createIds(clock.now, (length) => new Uint8Array(length).fill(chance++));
  return { ledger, folder, goods: createGoods({ ledger, ids, currency: () => 'INR' }) };
}

test('goods that somebody adds, changes and removes are in the book, with who did it', async () => {
  const { ledger, folder, goods } = open();
  const added = await goods.add(chai, ravi);
  expect(added).toMatchObject({ ok: true, item: { name: 'Masala chai', price: 2_000 } });
  const id = added.ok ? added.item.id : '';
  const dearer = { ...chai, price: 2_500, code: '2000000000015' };
  await goods.change(id, dearer, ravi);
  expect(ledger.items()).toEqual([
    {
      ...{ id, name: 'Masala chai', category: 'Drinks', price: 2_500, currency: 'INR' },
      code: '2000000000015',
    },
  ]);
  expect(await goods.change(id, dearer, ravi)).toMatchObject({ ok: true });
  expect(await goods.remove(id, ravi)).toBe(true);
  expect(await goods.remove(id, ravi)).toBe(false);
  expect(ledger.items()).toEqual([]);
  expect(await goods.change(id, dearer, ravi)).toEqual({ ok: false, why: 'unknown' });
  const entries = ledger.entriesAfter(0, 100);
  expect(entries.map(({ actor, change }) => [actor, change.type])).toEqual(
    Array.from({ length: 3 }, () => [ravi, 'item']),
  );
  await ledger.close();
  expect(checkHistory(folder)).toEqual([]);
  const again = open(folder);
  expect(again.ledger.items()).toEqual([]);
  await again.ledger.close();
});

test('what could not be told apart at the counter is refused', async () => {
  const { ledger, goods } = open();
  await goods.add({ ...chai, code: '036000291452' }, ravi);
  expect(await goods.add(chai, ravi)).toEqual({ ok: false, why: 'name_taken' });
  const upc = { ...chai, name: 'Coffee', code: '0036000291452' };
  expect(await goods.add(upc, ravi)).toEqual({ ok: false, why: 'code_taken' });
  expect(await goods.add({ ...chai, price: 0 }, ravi)).toEqual({ ok: false, why: 'price_missing' });
  expect(ledger.items()).toHaveLength(1);
});

test('a file does exactly what somebody has seen, and nothing before', async () => {
  const { ledger, goods } = open();
  await goods.add(chai, ravi);
  const text =
    'name,price,category\nMasala chai,22.50,\nSamosa,25,Snacks\nVada pav,thirty,Snacks\n';
  const looked = goods.preview(text);
  if (!looked.ok) throw new Error(looked.why.type);
  expect(looked.preview).toMatchObject({ added: 1, changed: 1, same: 0 });
  expect(looked.preview.refused).toMatchObject([{ line: 4, problem: 'price_wrong' }]);
  expect(ledger.items()).toMatchObject([{ price: 2_000 }]);

  await goods.add({ ...chai, name: 'Samosa' }, ravi);
  const late = await goods.keepFile(text, looked.preview.seen, ravi);
  expect(late).toMatchObject({ ok: false, why: 'not_seen', preview: { added: 0, changed: 2 } });
  expect(ledger.items()).toMatchObject([{ price: 2_000 }, { name: 'Samosa', price: 2_000 }]);

  const seen = !late.ok && late.why === 'not_seen' ? late.preview.seen : '';
  expect(await goods.keepFile(text, seen, ravi)).toEqual({ ok: true, added: 0, changed: 2 });
  expect(ledger.items()).toMatchObject([
    { name: 'Masala chai', price: 2_250, category: 'Drinks' },
    { name: 'Samosa', price: 2_500, category: 'Snacks' },
  ]);
  await ledger.close();
});
