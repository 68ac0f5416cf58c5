import type { Actor, StaffActor } from '../../../shared/actor.ts';
import { type Item, lineTotal } from '../../../shared/catalogue.ts';
import type { Clock } from '../../../shared/clock.ts';
import type { Ids } from '../../../shared/ids.ts';
import type { Order } from '../../../shared/order.ts';
import type { Payment } from '../../../shared/payment.ts';
import type { Book } from '../../ledger/ledger.ts';
import { settleActivity } from '../checkouts/activity-policy.ts';
import { newPayment } from '../checkouts/new-payment.ts';
import { isSettledAlike, settleOrder } from '../orders/order-policy.ts';
import type { PaymentEvent } from '../payments/payment-event.ts';
import { transition } from '../payments/payment-machine.ts';
import { newRefund } from '../refunds/new-refund.ts';
import { processed } from '../refunds/refund-ending-machine.ts';
import { demoReceipt } from './demo-receipt-policy.ts';
import type { DemoSale, DemoTry } from './demo-sales-policy.ts';

/** What the terminal has done, as it keeps it in its own list. Amount in minor units. */
export interface DemoTransaction {
  readonly trace: number;
  readonly amount: number;
  readonly currency: Payment['currency'];
  readonly method: 'card' | 'upi';
  readonly result: 'approved' | 'declined';
  readonly failure: DemoTry['refused'];
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Which of its days, from 1. */
  readonly batch: number;
}

/** What a demo shop's past is told with. Its clock stands still, and `go` never turns it back. */
export interface DemoTeller {
  readonly book: Book;
  readonly clock: Clock & { readonly go: (at: number) => void };
  readonly ids: Ids;
  readonly items: readonly Item[];
  readonly cashier: StaffActor;
  /** Who lets money go back. */
  readonly managerId: string | null;
  readonly terminalId: string;
  /** "MMDD/HHMMSS" where the shop is. */
  readonly stampOf: (at: number) => string;
  /** The terminal's number for what it has done. */
  readonly numberOf: (taken: Omit<DemoTransaction, 'trace' | 'batch'>) => number;
}

/** How long people take, in milliseconds. */
const untilPaid = 25_000;
const untilTriedAgain = 40_000;
const onScreen = 60_000;

/**
 * One sale with all its entries, as a till writes them: each payment goes through the same machine.
 * Gives the payment that brought money, if one did.
 */
export function tellDemoSale(teller: DemoTeller, sale: DemoSale): Payment | undefined {
  const { book, clock, ids, items, cashier } = teller;
  clock.go(sale.at);
  const lines = sale.goods.flatMap(({ item, quantity }) => {
    const sold = items[item];
    return sold ? [{ name: sold.name, quantity, unitAmount: sold.price, itemId: sold.id }] : [];
  });
  const order: Order = {
    id: ids('order'),
    seq: book.nextOrderSeq(),
    amount: lines.reduce((sum, line) => sum + lineTotal(line), 0),
    currency: 'INR',
    amountPaid: 0,
    status: 'created',
    attempts: 0,
    receipt: null,
    notes: {},
    lines,
    captureMode: 'automatic',
    placeId: null,
    soldBy: cashier.staffId,
    createdAt: clock.now(),
  };
  book.append({ type: 'order', order }, cashier);
  const payments = sale.tries.map((each, place) => {
    clock.go(clock.now() + place * untilTriedAgain);
    return tellTry(teller, order, each);
  });
  return payments.find(({ state }) => state === 'captured');
}

/** The first of its goods comes back, and its price goes out of the drawer in front of a manager. */
export function bringBack(teller: DemoTeller, payment: Payment): void {
  const { book, cashier, managerId, clock } = teller;
  const [line] = book.order(payment.orderId)?.lines ?? [];
  const amount = line ? lineTotal(line) : payment.amount;
  const days = { from: 0, to: 0 };
  const way = { route: 'drawer', terminalId: null, needsCard: false, days } as const;
  const wanted = { paymentId: payment.id, amount };
  const asked = newRefund(teller, payment, amount, way, wanted, cashier);
  const refund = { ...asked, state: 'approved', approvedBy: managerId } as const;
  book.append({ type: 'refund', refund, because: 'request' }, cashier);
  const banknotes = { type: 'cash', tendered: 0, change: amount } as const;
  const done = processed(refund, banknotes, clock.now());
  book.append({ type: 'refund', refund: done, because: 'send' }, cashier);
  const given = { ...payment, refundedAmount: amount };
  book.append({ type: 'payment', payment: given, because: 'refund' }, cashier);
}

function tellTry(teller: DemoTeller, order: Order, { method, refused }: DemoTry): Payment {
  const { clock, cashier, terminalId } = teller;
  const draft: Payment = { ...newPayment(teller, order, order.amount), method };
  if (method === 'cash') {
    // Somebody gives a round note.
    const tendered = Math.ceil(order.amount / 10_000) * 10_000;
    return happen(teller, draft, { type: 'cash', tendered }, cashier);
  }
  const actor: Actor = { type: 'terminal', terminalId };
  const requested = happen(teller, { ...draft, terminalId }, { type: 'request' }, cashier);
  beginActivity(teller, requested);
  const shown = happen(teller, requested, { type: 'stage', stage: 'card' }, actor);
  clock.go(clock.now() + untilPaid);
  const number = teller.numberOf({
    ...{ amount: shown.amount, currency: shown.currency, method, at: clock.now() },
    ...{ result: refused === null ? 'approved' : 'declined', failure: refused },
  });
  const receipt = demoReceipt(shown, number, teller.stampOf(clock.now()));
  const frame = 'status information';
  const told = happen(
    teller,
    shown,
    {
      type: 'outcome',
      outcome:
        refused === null
          ? { type: 'approved', frame, receipt }
          : {
              ...{ type: 'declined', frame, receipt },
              resultCode: refused === 'INVALID_PIN' ? '75' : '51',
              failure: { code: refused, reason: null, by: 'provider' },
            },
    },
    actor,
  );
  const ended = happen(teller, told, { type: 'ended', end: { type: 'finished' } }, actor);
  leaveScreen(teller, ended);
  return ended;
}

function happen(teller: DemoTeller, before: Payment, event: PaymentEvent, actor: Actor): Payment {
  const { book, clock } = teller;
  const payment = transition(before, event, clock.now())?.payment;
  if (!payment) throw new Error(`${event.type} means nothing to a payment that is ${before.state}`);
  book.append({ type: 'payment', payment, because: event.type }, actor);
  const order = book.order(payment.orderId);
  if (!order) throw new Error(`No order ${payment.orderId}`);
  const settled = settleOrder(order, book.paymentsOfOrder(order.id));
  if (!isSettledAlike(order, settled)) book.append({ type: 'order', order: settled }, actor);
  return payment;
}

function beginActivity({ book, clock, ids, cashier }: DemoTeller, payment: Payment): void {
  const terminalId = payment.terminalId ?? '';
  book.append(
    {
      type: 'activity',
      activity: {
        ...{ id: ids('pda'), action: 'initiate_checkout', deviceId: terminalId, terminalId },
        ...{ orderId: payment.orderId, paymentId: payment.id, closes: null },
        ...{ status: 'processing', failure: null, echo: null, notes: null, leftScreenAt: null },
        ...{ createdAt: clock.now(), changedAt: clock.now() },
      },
    },
    cashier,
  );
}

function leaveScreen({ book, clock, terminalId }: DemoTeller, payment: Payment): void {
  const activity = book.activityOfPayment(payment.id);
  if (!activity) throw new Error(`No activity of payment ${payment.id}`);
  const at = clock.now();
  const left = { ...settleActivity(activity, payment, at), leftScreenAt: at + onScreen };
  book.append({ type: 'activity', activity: left }, { type: 'terminal', terminalId });
}
