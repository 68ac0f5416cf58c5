import type { Item } from '../../shared/catalogue.ts';
import type { Ids } from '../../shared/ids.ts';
import type { Role, Staff } from '../../shared/staff.ts';
import type { Book, Ledger } from '../ledger/ledger.ts';

/** Nobody's secrets: a demo shop moves no money, and elsewhere these PINs open nothing. */
const people: readonly (readonly [name: string, role: Role, pin: string])[] = [
  ['Asha', 'cashier', '2468'],
  ['Ravi', 'manager', '7391'],
  ['Meera', 'technician', '5824'],
];

/** Prices in paise; codes of the kind that a shop prints itself. */
const goods: readonly (readonly [name: string, category: string, price: number, code: string])[] = [
  ['Masala chai', 'Drinks', 2_000, '2000000000015'],
  ['Filter coffee', 'Drinks', 4_000, '2000000000022'],
  ['Sweet lassi', 'Drinks', 6_000, '2000000000039'],
  ['Nimbu pani', 'Drinks', 3_000, '2000000000046'],
  ['Samosa', 'Snacks', 2_500, '2000000000053'],
  ['Vada pav', 'Snacks', 3_500, '2000000000060'],
  ['Paneer roll', 'Snacks', 12_000, '2000000000077'],
  ['Masala dosa', 'Snacks', 9_000, '2000000000084'],
  ['Basmati rice 1 kg', 'Groceries', 14_900, '2000000000091'],
  ['Toor dal 500 g', 'Groceries', 8_900, '2000000000107'],
  ['Ghee 500 ml', 'Groceries', 32_500, '2000000000114'],
  ['Jaggery 1 kg', 'Groceries', 9_900, '2000000000121'],
];

const till = { type: 'till' } as const;

/**
 * A demo shop's people and goods, made once; a real shop's are made by its own people. A shop that has
 * people of its own gets no others, also when it is started as a demo: their PINs are no secrets. A demo
 * shop from before there were PINs is given them.
 */
export async function openShop(options: {
  readonly ledger: Ledger;
  readonly ids: Ids;
}): Promise<void> {
  const { ledger, ids } = options;
  const staff = ledger.staff();
  if (staff.length === 0) return await ledger.write((book) => openDemoShop(book, ids));
  const isWithoutPins = staff.every(({ id }) => ledger.pin(id) === undefined);
  if (isWithoutPins && staff.some(pinOf)) await ledger.write(showPins);
}

function openDemoShop(book: Book, ids: Ids): void {
  for (const [name, role] of people) {
    book.append({ type: 'staff', staff: { id: ids('staff'), name, role } }, till);
  }
  for (const [name, category, price, code] of goods) {
    const item: Item = { id: ids('item'), name, category, price, currency: 'INR', code };
    book.append({ type: 'item', item }, till);
  }
  showPins(book);
}

function showPins(book: Book): void {
  for (const staff of book.staff()) {
    const pin = pinOf(staff);
    if (pin === undefined) continue;
    book.append({ type: 'pin', pin: { staffId: staff.id, shown: pin } }, till);
  }
}

function pinOf(staff: Staff): string | undefined {
  return people.find(([name, role]) => name === staff.name && role === staff.role)?.[2];
}
