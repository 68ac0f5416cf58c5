import { expect, test } from 'vitest';
import { createIds } from '../../shared/ids.ts';
import { openMemoryLedger } from '../ledger/open-memory-ledger.ts';
import { openShop } from './open-shop.ts';

function open() {
  const ledger = openMemoryLedger(() => 1_000);
  const ids = createIds(
    () => 1_000,
    (length) => new Uint8Array(length),
  );
  return { ledger, ids };
}

const till = { type: 'till' } as const;
const asha = { id: 'staff_1', name: 'Asha', role: 'cashier' } as const;

test('a demo shop has three people, whose PINs are told to everybody, and goods', async () => {
  const { ledger, ids } = open();
  await openShop({ ledger, ids });
  const people = ledger.staff();
  expect(people.map(({ name, role }) => `${name}, ${role}`)).toEqual([
    'Asha, cashier',
    'Ravi, manager',
    'Meera, technician',
  ]);
  expect(people.every(({ id }) => 'shown' in (ledger.pin(id) ?? {}))).toBe(true);
  expect(ledger.items()).toHaveLength(12);
});

test('a second start makes nothing again', async () => {
  const { ledger, ids } = open();
  await openShop({ ledger, ids });
  const entries = ledger.entriesAfter(0, 100).length;
  await openShop({ ledger, ids });
  expect(ledger.entriesAfter(0, 100)).toHaveLength(entries);
});

test('a demo shop from before there were PINs is given them', async () => {
  const { ledger, ids } = open();
  await ledger.write((book) => book.append({ type: 'staff', staff: asha }, till));
  await openShop({ ledger, ids });
  expect(ledger.staff()).toEqual([asha]);
  expect(ledger.pin(asha.id)).toMatchObject({ shown: expect.stringMatching(/^\d{4}$/) });
});

test('people with a PIN of their own are left alone', async () => {
  const { ledger, ids } = open();
  const lakshmi = { id: 'staff_2', name: 'Lakshmi', role: 'manager' } as const;
  await ledger.write((book) => {
    for (const staff of [asha, lakshmi]) book.append({ type: 'staff', staff }, till);
    book.append({ type: 'pin', pin: { staffId: lakshmi.id, hash: 'scrypt$' } }, till);
  });
  await openShop({ ledger, ids });
  expect(ledger.pin(asha.id)).toBeUndefined();
  expect(ledger.items()).toEqual([]);
});
