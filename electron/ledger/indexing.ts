import type { DatabaseSync } from 'node:sqlite';
import type { Change } from '../../shared/journal.ts';
import { orderIdOf } from '../../shared/order-of-change.ts';
import { prepare } from './database.ts';
import { termsOf } from './search-terms.ts';

/** Notes under which order a change is found, and by which terms; `entry` is its place in the journal. */
export type Indexing = (change: Change, entry: number) => void;

/** The only code that writes search_terms and order_entries, while selling and when replayed alike. */
export function createIndexing(database: DatabaseSync): Indexing {
  const entryOfOrder = prepare(
    database,
    'INSERT INTO order_entries (order_id, entry) VALUES (?, ?)',
  );
  const term = prepare(
    database,
    `INSERT OR IGNORE INTO search_terms (term, order_seq)
     SELECT ?, seq FROM orders WHERE id = ?`,
  );
  const orderOfClosed = prepare(database, 'SELECT order_id FROM activities WHERE id = ?');

  return (change, entry) => {
    const orderId = orderOf(change);
    if (orderId === null) return;
    entryOfOrder.run(orderId, entry);
    for (const each of termsOf(change)) term.run(each, orderId);
  };

  /** An activity that closes another one is about that one's order. */
  function orderOf(change: Change): string | null {
    const orderId = orderIdOf(change);
    if (orderId !== null || change.type !== 'activity' || change.activity.closes === null) {
      return orderId;
    }
    const closed = orderOfClosed.get(change.activity.closes)?.order_id;
    return typeof closed === 'string' ? closed : null;
  }
}
