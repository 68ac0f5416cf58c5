import type { Item } from '../../shared/catalogue.ts';
import type { Clock } from '../../shared/clock.ts';
import type { CheckoutView, OrderLine, Push } from '../../shared/ipc.ts';
import type { Change } from '../../shared/journal.ts';
import type { RefundLine } from '../../shared/money-line.ts';
import type { Refund } from '../../shared/refund.ts';
import type { Settings } from '../../shared/settings.ts';
import type { WebhookDesk } from '../../shared/webhook.ts';
import type { PrintQueue } from '../receipts/print-queue.ts';
import type { HeldSales } from '../till/sales/held-sales.ts';
import type { StaffRoom } from '../till/staff/staff.ts';
import type { Till } from '../till/till.ts';
import type { CheckoutViews } from './checkout-views.ts';
import { openRefundLines, refundLine } from './refund-lines.ts';
import { shownSettings } from './shown-settings.ts';

/** How often it is looked whether a result has left the terminal's screen by itself (X16). */
const screenCheckMilliseconds = 5_000;

/**
 * Turns what has been committed into what windows show: the orders that changed, the checkout that
 * matters now, those that are unresolved, the terminals' lines. Gives back a function that stops it.
 */
export function pushNews(options: {
  readonly till: Till;
  readonly clock: Clock;
  readonly views: CheckoutViews;
  readonly settings: () => Settings;
  readonly staffRoom: Pick<StaffRoom, 'onSession'>;
  readonly heldSales: Pick<HeldSales, 'list'>;
  readonly items: () => readonly Item[];
  readonly printQueue: Pick<PrintQueue, 'onChange' | 'status'>;
  readonly webhookDesk: Pick<WebhookDesk, 'switchedOff'>;
  /** After every COMMIT, in order. */
  readonly onCommit: (listener: (changes: readonly Change[]) => void) => () => void;
  readonly send: (push: Push) => void;
}): () => void {
  const { till, clock, views, settings, staffRoom, printQueue, heldSales, onCommit, send } =
    options;
  let shown: CheckoutView | null = null;
  let listed = JSON.stringify(views.unresolved());
  let refundsTold = refundsAsked();
  let stopCheck: (() => void) | undefined;

  function pushCheckout(): void {
    stopCheck?.();
    const next = views.current();
    if (next !== null || shown !== null) send({ type: 'checkout', checkout: next });
    shown = next;
    if (next?.cancel === 'over') {
      stopCheck = clock.after(screenCheckMilliseconds, 'result on screen', pushCheckout);
    }
  }

  function pushUnresolved(): void {
    const checkouts = views.unresolved();
    const list = JSON.stringify(checkouts);
    if (list !== listed) send({ type: 'unresolved', checkouts });
    listed = list;
  }

  function pushRefundsAsked(): void {
    const asked = refundsAsked();
    for (const [id, line] of asked) {
      if (refundsTold.get(id)?.asked !== line.asked) send({ type: 'refund', line });
    }
    refundsTold = asked;
  }

  function refundsAsked(): ReadonlyMap<string, RefundLine> {
    return new Map(openRefundLines(till).map((line) => [line.refund.id, line]));
  }

  function pushCheckouts(): void {
    pushCheckout();
    pushUnresolved();
  }

  const stopCommits = onCommit((changes) => {
    for (const orderId of ordersIn(changes)) {
      const line = orderLine(till, orderId);
      if (line) send({ type: 'order', line });
    }
    for (const refund of refundsIn(changes)) {
      const line = refundLine(till, refund);
      if (line) send({ type: 'refund', line });
    }
    if (changes.some(({ type }) => type === 'held_sale')) {
      send({ type: 'held', sales: heldSales.list() });
    }
    if (changes.some(({ type }) => type === 'item')) {
      send({ type: 'goods', catalogue: options.items() });
    }
    if (changes.some(({ type }) => type === 'setting')) {
      send({ type: 'settings', ...shownSettings(settings()) });
      send({ type: 'printer', status: printQueue.status() });
    }
    if (changes.some(({ type }) => type.startsWith('webhook_'))) {
      send({ type: 'webhooks', off: options.webhookDesk.switchedOff() });
    }
    views.notice(changes);
    if (changes.some(({ type }) => type === 'payment' || type === 'activity')) pushCheckouts();
  });
  const stopViews = views.onChange(pushCheckouts);
  const stopAsked = till.checkouts.onAsked(() => {
    // What the pay screen says of a doubt changes with the terminal's word, not with every question.
    if (views.current()?.asked?.said !== shown?.asked?.said) pushCheckout();
    pushUnresolved();
    pushRefundsAsked();
  });
  const stopSession = staffRoom.onSession((session) => send({ type: 'session', session }));
  const stopPrinter = printQueue.onChange((status) => send({ type: 'printer', status }));
  const stopTerminals = till.terminals.onChange((status) => send({ type: 'terminal', status }));
  return () => {
    stopCommits();
    stopViews();
    stopAsked();
    stopPrinter();
    stopSession();
    stopTerminals();
    stopCheck?.();
  };
}

/** An order with the payment that speaks for it: one in doubt, else its newest. */
export function orderLine(till: Till, orderId: string): OrderLine | undefined {
  const order = till.orders.find(orderId);
  if (!order) return undefined;
  const payments = till.orders.payments(orderId);
  const doubt = payments.find(({ state }) => state === 'in_doubt');
  return { order, payment: doubt ?? payments.at(-1) ?? null };
}

function ordersIn(changes: readonly Change[]): ReadonlySet<string> {
  const orders = new Set<string>();
  for (const change of changes) {
    if (change.type === 'order') orders.add(change.order.id);
    if (change.type === 'payment') orders.add(change.payment.orderId);
    if (change.type === 'refund') orders.add(change.refund.orderId);
  }
  return orders;
}

/** Each as the last of these changes left it. */
function refundsIn(changes: readonly Change[]): Iterable<Refund> {
  const refunds = new Map<string, Refund>();
  for (const change of changes) {
    if (change.type === 'refund') refunds.set(change.refund.id, change.refund);
  }
  return refunds.values();
}

/** While nobody is at a cashier's window it is told nothing of these; loading tells whoever comes. */
export function concernsSales({ type }: Push): boolean {
  const told = ['order', 'checkout', 'unresolved', 'held', 'refund'] as const;
  return told.some((each) => each === type);
}
