import type { Item } from '../../shared/catalogue.ts';
import type { Ids } from '../../shared/ids.ts';
import type { Role, Staff } from '../../shared/staff.ts';
import type { Ledger } from '../ledger/ledger.ts';

/** A shop to try things in: people and goods, made once, at the first start without a real shop. */
const people: readonly (readonly [name: string, role: Role])[] = [
  ['Asha', 'cashier'],
  ['Ravi', 'manager'],
  ['Meera', 'technician'],
];

const firstPerson: typeof people = [['Cashier', 'cashier']];

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
 * Makes sure that somebody works here, so that every entry can say who did it. A demo shop has three
 * people and a few goods; a real one begins with one cashier. Does nothing once there is anybody.
 */
export async function openShop(options: {
  readonly ledger: Ledger;
  readonly ids: Ids;
  readonly demo: boolean;
}): Promise<void> {
  const { ledger, ids, demo } = options;
  if (ledger.staff().length > 0) return;
  await ledger.write((book) => {
    for (const [name, role] of demo ? people : firstPerson) {
      const staff: Staff = { id: ids('staff'), name, role };
      book.append({ type: 'staff', staff }, { type: 'till' });
    }
    for (const [name, category, price] of demo ? goods : []) {
      const item: Item = { id: ids('item'), name, category, price, currency: 'INR' };
      book.append({ type: 'item', item }, { type: 'till' });
    }
  });
}
