import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { assertNever } from '../../shared/assert-never.ts';
import type { Change } from '../../shared/journal.ts';
import { prepare } from './database.ts';
import { ConstraintError } from './ledger.ts';

/** Brings the tables up to date with one change; `content` is contentOf(change). */
export type Project = (change: Change, content: string) => void;

/** The tables made from the journal, each with what names a row. */
export const projectedTables = [
  { name: 'orders', key: 'id' },
  { name: 'payments', key: 'id' },
  { name: 'refunds', key: 'id' },
  { name: 'activities', key: 'id' },
  { name: 'terminals', key: 'id' },
  { name: 'items', key: 'id' },
  { name: 'staff', key: 'id' },
  { name: 'pins', key: 'id' },
  { name: 'pin_tries', key: 'id' },
  { name: 'print_jobs', key: 'id' },
  { name: 'held_sales', key: 'id' },
  { name: 'webhook_endpoints', key: 'id' },
  { name: 'webhook_events', key: 'id' },
  { name: 'webhook_deliveries', key: 'id' },
  { name: 'incoming_webhooks', key: 'id' },
  { name: 'comparisons', key: 'id' },
  { name: 'settings', key: 'name' },
  // Written by triggers on payments and refunds, in whatever statement writes those.
  { name: 'totals', key: 'quarter_hour, type, currency, word' },
  { name: 'day_totals', key: 'day, type, currency, word' },
] as const;

/**
 * The only code that writes these tables, for a new entry and for a replayed one alike: so a replay
 * cannot come out differently (promise 7). One statement per change, which leaves nothing behind when
 * a rule of the ledger stops it.
 */
export function createProjection(database: DatabaseSync): Project {
  const put = (table: string, key: string, columns: string) =>
    prepare(database, upsert(table, key, columns.split(' ')));
  /** For rows that change often and have columns that hardly ever do. */
  const putMostly = (
    table: string,
    key: string,
    columns: string,
    lasting: string,
    rule?: string,
  ) => {
    const names = columns.split(' ');
    const likely = prepare(database, upsertKeeping(table, key, names, lasting.split(' '), rule));
    const any = prepare(database, upsert(table, key, names) + (rule ? ` WHERE ${rule}` : ''));
    return { run: (...values: SQLInputValue[]) => likely.run(...values) || any.run(...values) };
  };

  const order = putMostly(
    'orders',
    'id',
    'seq amount currency amount_paid status receipt created_at content',
    'seq currency receipt created_at',
    keepsItsTerms,
  );
  const payment = putMostly(
    'payments',
    'id',
    'order_id terminal_id place_id state amount currency authorised_amount captured_amount' +
      ' refunded_amount approval_mark content',
    'order_id terminal_id place_id currency',
  );
  const refund = put(
    'refunds',
    'id',
    'payment_id terminal_id state amount currency approval_mark created_at content',
  );
  const activity = putMostly(
    'activities',
    'id',
    'action terminal_id order_id payment_id closes status content',
    'action terminal_id order_id payment_id closes',
  );
  const terminal = put('terminals', 'id', 'content');
  const item = put('items', 'id', 'is_sold content');
  const staff = put('staff', 'id', 'content');
  const pin = put('pins', 'id', 'content');
  const pinTry = put('pin_tries', 'id', 'content');
  const heldSale = put('held_sales', 'id', 'state content');
  const printJob = put('print_jobs', 'id', 'order_id state content');
  const endpoint = put('webhook_endpoints', 'id', 'content');
  const event = put('webhook_events', 'id', 'content');
  const delivery = put('webhook_deliveries', 'id', 'endpoint_id state content');
  const webhook = put('incoming_webhooks', 'id', 'state content');
  const comparison = put('comparisons', 'id', 'content');
  const setting = put('settings', 'name', 'content');

  return (change, content) => {
    switch (change.type) {
      case 'order': {
        const { id, seq, amount, currency, amountPaid, status, receipt, createdAt } = change.order;
        const fields = [seq, amount, currency, amountPaid, status, receipt, createdAt, content];
        if (order.run(id, ...fields) === 0) throw new ConstraintError('order_keeps_its_terms');
        return;
      }
      case 'payment': {
        const { id, orderId, terminalId, placeId, state, amount, currency } = change.payment;
        const { authorisedAmount, capturedAmount, refundedAmount, approval } = change.payment;
        payment.run(
          id,
          orderId,
          terminalId,
          placeId,
          state,
          amount,
          currency,
          authorisedAmount,
          capturedAmount,
          refundedAmount,
          approval?.mark ?? null,
          content,
        );
        return;
      }
      case 'refund': {
        const { id, paymentId, terminalId, state, amount, currency } = change.refund;
        const mark = change.refund.approval?.mark ?? null;
        const { createdAt } = change.refund;
        refund.run(id, paymentId, terminalId, state, amount, currency, mark, createdAt, content);
        return;
      }
      case 'activity': {
        const { id, action, terminalId, orderId, paymentId, closes, status } = change.activity;
        activity.run(id, action, terminalId, orderId, paymentId, closes, status, content);
        return;
      }
      case 'terminal':
        terminal.run(change.terminal.id, content);
        return;
      case 'item':
        item.run(change.item.id, change.item.isSold === false ? 0 : 1, content);
        return;
      case 'staff':
        staff.run(change.staff.id, content);
        return;
      case 'pin':
        pin.run(change.pin.staffId, content);
        return;
      case 'pin_try':
        pinTry.run(change.pinTry.staffId, content);
        return;
      case 'held_sale':
        heldSale.run(change.heldSale.id, change.heldSale.state, content);
        return;
      case 'print_job':
        printJob.run(change.printJob.id, change.printJob.orderId, change.printJob.state, content);
        return;
      case 'webhook_endpoint':
        endpoint.run(change.endpoint.id, content);
        return;
      case 'webhook_event':
        event.run(change.event.id, content);
        return;
      case 'webhook_delivery': {
        const { id, endpointId, state } = change.delivery;
        delivery.run(id, endpointId, state, content);
        return;
      }
      case 'incoming_webhook':
        webhook.run(change.webhook.id, change.webhook.state, content);
        return;
      case 'comparison':
        comparison.run(change.comparison.id, content);
        return;
      case 'setting':
        setting.run(change.name, content);
        return;
      default:
        assertNever(change);
    }
  };
}

/**
 * An order's number and currency stay, and its amount covers what its payments claim. A condition and
 * not a trigger, which would make every new order pay for it.
 */
const keepsItsTerms = `
  excluded.seq = orders.seq AND excluded.currency = orders.currency AND (
    excluded.amount >= orders.amount
    OR excluded.amount >= (SELECT total(claim) FROM payments WHERE order_id = orders.id)
  )`;

/** Changes nothing where one of the lasting columns is to change after all. */
function upsertKeeping(
  table: string,
  key: string,
  columns: readonly string[],
  lasting: readonly string[],
  rule = 'true',
): string {
  const changing = columns.filter((name) => !lasting.includes(name));
  const same = lasting.map((name) => `${table}.${name} IS excluded.${name}`).join(' AND ');
  return `${upsert(table, key, columns, changing)} WHERE ${same} AND ${rule}`;
}

/** Only the indexes of the columns that are set are written again. */
function upsert(
  table: string,
  key: string,
  columns: readonly string[],
  changing: readonly string[] = columns,
): string {
  const names = [key, ...columns];
  return `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})
    ON CONFLICT (${key}) DO UPDATE SET ${changing.map((name) => `${name} = excluded.${name}`).join(', ')}`;
}
