import type { Item } from '../../shared/catalogue.ts';
import type { Ids } from '../../shared/ids.ts';
import type { Role, Staff } from '../../shared/staff.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { hashPin } from './staff/pin-hash.ts';

/** Nobody's secrets: a demo shop moves no money. */
const people: readonly (readonly [name: string, role: Role, pin: string])[] = [
  ['Asha', 'cashier', '2468'],
  ['Ravi', 'manager', '7391'],
  ['Meera', 'technician', '5824'],
];

/** Prices in paise. */
const goods: readonly (readonly [name: string, category: string, price: number])[] = [
  ['Masala chai', 'Drinks', 2_000],
  ['Filter coffee', 'Drinks', 4_000],
  ['Sweet lassi', 'Drinks', 6_000],
  ['Nimbu pani', 'Drinks', 3_000],
  ['Samosa', 'Snacks', 2_500],
  ['Vada pav', 'Snacks', 3_500],
  ['Paneer roll', 'Snacks', 12_000],
  ['Masala dosa', 'Snacks', 9_000],
  ['Basmati rice 1 kg', 'Groceries', 14_900],
  ['Toor dal 500 g', 'Groceries', 8_900],
  ['Ghee 500 ml', 'Groceries', 32_500],
  ['Jaggery 1 kg', 'Groceries', 9_900],
];

/**
 * A demo shop's people and goods, made once; a real shop's are made by its own people. Gives the PINs of
 * those people, which a demo shop shows to everybody, by the person's id.
 */
export async function openShop(options: {
  readonly ledger: Ledger;
  readonly ids: Ids;
  readonly randomness: (length: number) => Uint8Array;
}): Promise<Readonly<Record<string, string>>> {
  const { ledger, ids, randomness } = options;
  const known = ledger.staff();
  const made = await Promise.all(
    people.map(async ([name, role, pin]) => {
      const before = known.find((person) => person.name === name);
      const staff: Staff = before ?? { id: ids('staff'), name, role };
      const kept = ledger.pinHash(staff.id);
      return { staff, pin, kept, hash: kept ?? (await hashPin(pin, randomness)) };
    }),
  );
  const till = { type: 'till' } as const;
  await ledger.write((book) => {
    for (const { staff, kept, hash } of made) {
      if (!known.includes(staff)) book.append({ type: 'staff', staff }, till);
      if (!kept) book.append({ type: 'pin', pin: { staffId: staff.id, hash } }, till);
    }
    if (known.length > 0) return;
    for (const [name, category, price] of goods) {
      const item: Item = { id: ids('item'), name, category, price, currency: 'INR' };
      book.append({ type: 'item', item }, till);
    }
  });
  return Object.fromEntries(made.map(({ staff, pin }) => [staff.id, pin]));
}
