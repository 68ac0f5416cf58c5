import { randomBytes } from 'node:crypto';
import { openLedger } from '../../electron/ledger/open-ledger.ts';
import { systemClock } from '../../electron/system-clock.ts';
import { openShop } from '../../electron/till/open-shop.ts';
import { createIds } from '../../shared/ids.ts';

const categories = ['Biscuits', 'Drinks', 'Grains', 'Masala', 'Oils', 'Soaps', 'Sweets', 'नाश्ता'];
const makers = ['Asha', 'Bharat', 'Chandan', 'Deepak', 'Ganga', 'Himalay', 'Kaveri', 'नर्मदा'];
const kinds = ['atta', 'chai', 'dal', 'ghee', 'masala', 'namkeen', 'rice', 'soap', 'tel', 'चीनी'];

/** A demo shop with so many goods more in this folder, in both scripts, each with a code of its own. */
export async function fillShop(folder: string, count: number): Promise<void> {
  const fault = (error: unknown) => {
    throw error;
  };
  const ledger = openLedger({ folder, clock: systemClock, fault });
  const ids = createIds(systemClock.now, (length) => new Uint8Array(randomBytes(length)));
  await openShop({ ledger, ids });
  await ledger.write((book) => {
    for (let number = 0; number < count; number += 1) {
      const name = `${of(makers, number)} ${of(kinds, Math.floor(number / 8))} ${number + 1} g`;
      const category = of(categories, Math.floor(number / 80));
      const price = 500 + ((number * 37) % 50_000);
      const code = String(30_000_000 + number);
      const item = { id: ids('item'), name, category, price, currency: 'INR', code } as const;
      book.append({ type: 'item', item }, { type: 'till' });
    }
  });
  await ledger.close();
}

function of(words: readonly string[], number: number): string {
  return words[number % words.length] ?? '';
}
