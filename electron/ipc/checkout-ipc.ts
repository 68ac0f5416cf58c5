import type { Actor } from '../../shared/actor.ts';
import { type Item, type SaleLine, totalOf } from '../../shared/catalogue.ts';
import type { Answer } from '../../shared/failures.ts';
import type { CartLine, CheckoutAnswer } from '../../shared/ipc.ts';
import type { Order } from '../../shared/order.ts';
import type { Payment } from '../../shared/payment.ts';
import type { Settings } from '../../shared/settings.ts';
import type { Till } from '../till/till.ts';
import { viewCheckout, viewPayment } from './checkout-view.ts';
import type { IpcHandlers } from './handle.ts';

type CheckoutHandlers = Pick<
  IpcHandlers,
  'checkout.start' | 'checkout.retry' | 'checkout.cancel' | 'checkout.check' | 'checkout.leave'
>;

export interface CheckoutFacts {
  readonly till: Till;
  readonly settings: () => Settings;
  /** Who stands at the window. */
  readonly actor: () => Actor;
  readonly startedAt: number;
  readonly items: () => readonly Item[];
}

/** A cashier's checkout, through the same doors of the heart as any other caller's. */
export function checkoutHandlers(facts: CheckoutFacts): CheckoutHandlers {
  const { till, settings, actor, startedAt, items } = facts;

  async function pay(order: Order): Promise<CheckoutAnswer> {
    const started = await till.checkouts.initiate(
      {
        deviceId: null,
        orderId: order.id,
        amount: order.amount - order.amountPaid,
        currency: order.currency,
        preferredMethod: null,
        description: settings().storeName,
        echo: null,
        notes: null,
      },
      actor(),
    );
    if (!started.ok) return started;
    const { activity, payment } = started.value;
    return { ok: true, checkout: viewCheckout(order, payment, activity, startedAt) };
  }

  function show(answer: Answer<Payment>): CheckoutAnswer {
    if (!answer.ok) return answer;
    const checkout = viewPayment(till, answer.value, startedAt);
    return checkout
      ? { ok: true, checkout }
      : { ok: false, refusal: { type: 'payment_not_found' } };
  }

  return {
    'checkout.start': async (request) => {
      const { currency } = settings();
      const goods = items().filter((item) => item.currency === currency);
      const lines = saleLines(request.lines, goods);
      if (!lines) return { ok: false, refusal: { type: 'item_not_found' } };
      // An amount that is no longer exact is refused with the order.
      const amount = totalOf(lines) ?? Number.NaN;
      // A single typed amount is the sale itself, not a line of it.
      const kept = lines.length === 1 && request.lines[0]?.type === 'amount' ? [] : lines;
      const created = await till.orders.create({ amount, currency, lines: kept }, actor());
      return created.ok ? await pay(created.value) : created;
    },
    'checkout.retry': async ({ orderId }) => {
      const order = till.orders.find(orderId);
      return order ? await pay(order) : { ok: false, refusal: { type: 'order_not_found' } };
    },
    'checkout.cancel': async ({ paymentId }) =>
      show(await till.checkouts.cancel(paymentId, actor())),
    'checkout.check': async ({ paymentId }) => show(await till.checkouts.ask(paymentId, actor())),
    'checkout.leave': async ({ paymentId }) => show(await till.checkouts.leave(paymentId, actor())),
  };
}

/** Prices come from the catalogue, never from the window. Undefined when an item is not in it. */
function saleLines(
  cart: readonly CartLine[],
  items: readonly Item[],
): readonly SaleLine[] | undefined {
  const lines: SaleLine[] = [];
  for (const line of cart) {
    if (line.type === 'amount') {
      lines.push({ name: 'Amount', quantity: 1, unitAmount: line.amount });
      continue;
    }
    const item = items.find(({ id }) => id === line.itemId);
    if (!item) return undefined;
    lines.push({ name: item.name, quantity: line.quantity, unitAmount: item.price });
  }
  return lines;
}
