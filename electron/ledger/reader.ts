import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import type { Activity } from '../../shared/activity.ts';
import type { Item } from '../../shared/catalogue.ts';
import type { HeldSale } from '../../shared/held-sale.ts';
import type { IncomingWebhook } from '../../shared/incoming-webhook.ts';
import type { Order } from '../../shared/order.ts';
import type { Payment } from '../../shared/payment.ts';
import type { PrintJob } from '../../shared/receipt.ts';
import type { Refund } from '../../shared/refund.ts';
import type { KeptPin, PinTry, Staff } from '../../shared/staff.ts';
import type { Comparison } from '../../shared/statement.ts';
import type { Terminal } from '../../shared/terminal.ts';
import type {
  DeliveryQuery,
  WebhookDelivery,
  WebhookEndpoint,
  WebhookEvent,
} from '../../shared/webhook.ts';
import { createAnswerReader } from './answers.ts';
import { placeOf, prepare, type Row } from './database.ts';
import { damaged } from './database-errors.ts';
import {
  createEntryReader,
  createEntryReaderBackwards,
  createOrderEntryReader,
} from './journal.ts';
import { LedgerError, type OrderQuery, type Reader, type TimeQuery } from './ledger.ts';
import { createOrderSearch } from './order-search.ts';
import type { SearchIndex } from './search-index.ts';
import { createTotals } from './totals.ts';
import { createProgressReader } from './webhook-progress.ts';

/** Reads the tables of a ledger; on the writing connection also what has not been committed yet. */
export function createReader(database: DatabaseSync, index: SearchIndex): Reader {
  const nextSeq = prepare(database, 'SELECT coalesce(max(seq), 0) + 1 AS seq FROM orders');
  const ofReceipt = prepare(
    database,
    `SELECT id FROM orders WHERE receipt = ? AND seq < ?
     ORDER BY created_at DESC, seq DESC LIMIT 1`,
  );

  return {
    order: one<Order>(database, 'FROM orders WHERE id = ?'),
    orders: createOrderList(database),
    receiptUsedBy(receipt, seq) {
      const row = ofReceipt.get(receipt, seq);
      return row && String(row.id);
    },
    searchOrders: caughtUp(createOrderSearch(database)),
    unsearched: () => index.behind(),
    nextOrderSeq: () => Number(nextSeq.get()?.seq),
    payment: one<Payment>(database, 'FROM payments WHERE id = ?'),
    paymentsOfOrder: many<Payment>(database, 'FROM payments WHERE order_id = ? ORDER BY number'),
    openPaymentOfTerminal: one<Payment>(
      database,
      'FROM payments WHERE terminal_id = ? AND is_open',
    ),
    // By their activities, which have an index of their terminals.
    lastPaymentsOfTerminal: many<Payment>(
      database,
      `FROM (
         SELECT payments.content FROM activities
         CROSS JOIN payments ON payments.id = activities.payment_id
         WHERE activities.terminal_id = ? AND activities.action = 'initiate_checkout'
         ORDER BY activities.number DESC LIMIT ?
       )`,
    ),
    paymentOfMark: one<Payment>(
      database,
      'FROM payments WHERE terminal_id IS ? AND approval_mark = ?',
    ),
    // Told which index: left alone, SQLite walks every payment ever made to save the sorting.
    openPayments: many<Payment>(
      database,
      'FROM payments INDEXED BY one_open_payment_per_terminal WHERE is_open ORDER BY number',
    ),
    payments: listByTime<Payment>(database, 'payments'),
    refund: one<Refund>(database, 'FROM refunds WHERE id = ?'),
    refunds: listByTime<Refund>(database, 'refunds'),
    refundsOfPayment: many<Refund>(database, 'FROM refunds WHERE payment_id = ? ORDER BY number'),
    openRefundOfTerminal: one<Refund>(database, 'FROM refunds WHERE terminal_id = ? AND is_open'),
    refundOfMark: one<Refund>(
      database,
      'FROM refunds WHERE terminal_id IS ? AND approval_mark = ?',
    ),
    openRefunds: many<Refund>(
      database,
      'FROM refunds INDEXED BY open_refunds WHERE is_open ORDER BY number',
    ),
    activity: one<Activity>(database, 'FROM activities WHERE id = ?'),
    activityOfPayment: one<Activity>(
      database,
      `FROM activities WHERE payment_id = ? AND action = 'initiate_checkout'
       ORDER BY number DESC LIMIT 1`,
    ),
    lastCheckoutOfTerminal: one<Activity>(
      database,
      `FROM activities WHERE terminal_id = ? AND action = 'initiate_checkout'
       ORDER BY number DESC LIMIT 1`,
    ),
    closesOf: many<Activity>(database, 'FROM activities WHERE closes = ? ORDER BY number'),
    terminals: many<Terminal>(database, 'FROM terminals ORDER BY number'),
    staff: many<Staff>(database, 'FROM staff ORDER BY number'),
    pin: one<KeptPin>(database, 'FROM pins WHERE id = ?'),
    heldSales: many<HeldSale>(database, "FROM held_sales WHERE state = 'held' ORDER BY number"),
    printJob: one<PrintJob>(database, 'FROM print_jobs WHERE id = ?'),
    printJobsOfOrder: many<PrintJob>(
      database,
      'FROM print_jobs WHERE order_id = ? ORDER BY number',
    ),
    openPrintJobs: many<PrintJob>(
      database,
      "FROM print_jobs WHERE state <> 'printed' AND state <> 'cancelled' ORDER BY number",
    ),
    lastPinTry: one<PinTry>(database, 'FROM pin_tries WHERE id = ?'),
    items: many<Item>(database, 'FROM items WHERE is_sold = 1 ORDER BY number'),
    comparisons: many<Comparison>(database, 'FROM comparisons ORDER BY number DESC LIMIT ?'),
    setting: one<unknown>(database, 'FROM settings WHERE name = ?'),
    totals: createTotals(database),
    incomingWebhook: one<IncomingWebhook>(database, 'FROM incoming_webhooks WHERE id = ?'),
    receivedWebhooks: many<IncomingWebhook>(
      database,
      "FROM incoming_webhooks WHERE state = 'received' ORDER BY number",
    ),
    webhookEndpoints: many<WebhookEndpoint>(database, 'FROM webhook_endpoints ORDER BY number'),
    webhookEvent: one<WebhookEvent>(database, 'FROM webhook_events WHERE id = ?'),
    webhookDelivery: one<WebhookDelivery>(database, 'FROM webhook_deliveries WHERE id = ?'),
    webhookDeliveries: createDeliveryList(database),
    queuedWebhookDeliveries: many<WebhookDelivery>(
      database,
      "FROM webhook_deliveries WHERE state = 'queued' ORDER BY number",
    ),
    webhooksMadeUpTo: createProgressReader(database),
    entriesAfter: createEntryReader(database),
    entriesBefore: createEntryReaderBackwards(database),
    entriesOfOrder: caughtUp(createOrderEntryReader(database)),
    keptAnswer: createAnswerReader(database),
  };

  function caughtUp<Question, Answer>(
    read: (question: Question) => Answer,
  ): (question: Question) => Answer {
    return (question) => {
      try {
        index.catchUp(mostUnread);
      } catch (error) {
        // A full disk must not hide what was read before it was full.
        if (!(error instanceof LedgerError) || database.isTransaction) throw error;
      }
      return read(question);
    };
  }
}

/** Entries that a question may wait for: some fifty milliseconds' worth. The others are read when idle. */
const mostUnread = 2_000;

const isAuthorised = `EXISTS (
  SELECT 1 FROM payments WHERE order_id = orders.id AND authorised_amount > 0
)`;

/** Newest first by time; by number among those of one millisecond. */
function createOrderList(database: DatabaseSync): (query: OrderQuery) => readonly Order[] {
  const newest = 'ORDER BY created_at DESC, seq DESC LIMIT ? OFFSET ?';
  const where = (condition: string) =>
    many<Order>(database, `FROM orders WHERE ${condition} created_at BETWEEN ? AND ? ${newest}`);
  const any = { all: where(''), ofReceipt: where('receipt = ? AND') };
  const authorised = {
    all: where(`${isAuthorised} AND`),
    ofReceipt: where(`receipt = ? AND ${isAuthorised} AND`),
  };
  const others = {
    all: where(`NOT ${isAuthorised} AND`),
    ofReceipt: where(`receipt = ? AND NOT ${isAuthorised} AND`),
  };
  return ({ count, skip, from = 0, to = Number.MAX_SAFE_INTEGER, receipt, ...query }) => {
    const lists = query.authorised === undefined ? any : query.authorised ? authorised : others;
    return receipt === undefined
      ? lists.all(from, to, count, skip)
      : lists.ofReceipt(receipt, from, to, count, skip);
  };
}

/** Newest first, from before a delivery on where one is given. */
function createDeliveryList(
  database: DatabaseSync,
): (query: DeliveryQuery) => readonly WebhookDelivery[] {
  const list = (condition: string) =>
    many<WebhookDelivery>(
      database,
      `FROM webhook_deliveries WHERE ${condition} AND number < coalesce(
         (SELECT number FROM webhook_deliveries WHERE id = ?), ${Number.MAX_SAFE_INTEGER}
       ) ORDER BY number DESC LIMIT ?`,
    );
  const all = list('true');
  const ofEndpoint = list('endpoint_id = ?');
  return ({ count, endpointId, before = '' }) =>
    endpointId === undefined ? all(before, count) : ofEndpoint(endpointId, before, count);
}

/** Newest first by time; the later one first among those of one millisecond. */
function listByTime<Subject>(
  database: DatabaseSync,
  table: 'payments' | 'refunds',
): (query: TimeQuery) => readonly Subject[] {
  const list = many<Subject>(
    database,
    `FROM ${table} WHERE created_at BETWEEN ? AND ?
     ORDER BY created_at DESC, number DESC LIMIT ? OFFSET ?`,
  );
  return ({ count, skip, from = 0, to = Number.MAX_SAFE_INTEGER }) => list(from, to, count, skip);
}

function one<Subject>(
  database: DatabaseSync,
  query: string,
): (...values: SQLInputValue[]) => Subject | undefined {
  const statement = prepare(database, `SELECT content ${query}`);
  return (...values) => {
    const row = statement.get(...values);
    return row && parse<Subject>(database, row);
  };
}

function many<Subject>(
  database: DatabaseSync,
  query: string,
): (...values: SQLInputValue[]) => readonly Subject[] {
  const statement = prepare(database, `SELECT content ${query}`);
  return (...values) => statement.all(...values).map((row) => parse<Subject>(database, row));
}

/** Only projection.ts writes contents, so a whole one is what was appended. */
function parse<Subject>(database: DatabaseSync, row: Row): Subject {
  try {
    return JSON.parse(String(row.content)) as Subject;
  } catch (error) {
    throw damaged(placeOf(database), 'a row cannot be read', error);
  }
}
