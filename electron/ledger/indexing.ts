import type { DatabaseSync } from 'node:sqlite';
import { assertNever } from '../../shared/assert-never.ts';
import type { Change } from '../../shared/journal.ts';
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

  function orderOf(change: Change): string | null {
    switch (change.type) {
      case 'order':
        return change.order.id;
      case 'payment':
        return change.payment.orderId;
      case 'refund':
        return change.refund.orderId;
      case 'activity': {
        const { orderId, closes } = change.activity;
        if (orderId !== null || closes === null) return orderId;
        const closed = orderOfClosed.get(closes)?.order_id;
        return typeof closed === 'string' ? closed : null;
      }
      case 'print_job':
        return change.printJob.orderId;
      case 'terminal':
      case 'item':
      case 'staff':
      case 'pin':
      case 'pin_try':
      case 'held_sale':
      case 'webhook_endpoint':
      case 'webhook_event':
      case 'webhook_delivery':
      case 'incoming_webhook':
      case 'comparison':
      case 'setting':
        return null;
      default:
        return assertNever(change);
    }
  }
}
