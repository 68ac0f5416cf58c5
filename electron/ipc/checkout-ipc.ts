import type { StaffActor } from '../../shared/actor.ts';
import { type Item, totalOf } from '../../shared/catalogue.ts';
import { type Answer, refused } from '../../shared/failures.ts';
import type { CheckoutAnswer, IpcRequest, Tender } from '../../shared/ipc.ts';
import { isOpenPayment, type Payment } from '../../shared/payment.ts';
import type { Settings } from '../../shared/settings.ts';
import { createOneAtATime } from '../till/one-at-a-time.ts';
import type { Till } from '../till/till.ts';
import type { CheckoutViews } from './checkout-views.ts';
import type { IpcHandlers } from './handle.ts';
import { createPaying } from './pay-order.ts';
import { saleLines } from './sale-lines.ts';

type CheckoutHandlers = Pick<IpcHandlers, Extract<keyof IpcHandlers, `checkout.${string}`>>;

export interface CheckoutFacts {
  readonly till: Till;
  readonly settings: () => Settings;
  /** Who stands at the window. */
  readonly actor: () => StaffActor;
  readonly views: CheckoutViews;
  readonly items: () => readonly Item[];
}

/** A cashier's checkout, through the same doors of the heart as any other caller's. */
export function checkoutHandlers(facts: CheckoutFacts): CheckoutHandlers {
  const { till, settings, actor, views, items } = facts;
  const { checkouts, orders } = till;
  const payOrder = createPaying(facts);
  // A second press must find what the first has kept.
  const inTurn = createOneAtATime();

  async function start(request: IpcRequest<'checkout.start'>): Promise<CheckoutAnswer> {
    const { currency } = settings();
    const { tender = { method: 'card' }, customer, notes, receipt } = request;
    const goods = items().filter((item) => item.currency === currency);
    const lines = saleLines(request.lines, goods);
    if (!lines) return refused({ type: 'item_not_found' });
    // An amount that is no longer exact is refused with the order.
    const amount = totalOf(lines) ?? Number.NaN;
    const [only] = request.lines;
    // A single typed amount is the sale itself, not a line of it.
    const isAmountOnly = lines.length === 1 && only?.type === 'amount' && only.name === undefined;
    const sale = { amount, currency, lines: isAmountOnly ? [] : lines };
    const same = request.again ? undefined : checkouts.sameSale(sale);
    if (same) return refused(same);
    const refusal = payOrder.refuse(tender, amount, currency);
    if (refusal) return refused(refusal);
    const created = await orders.create(
      {
        ...sale,
        ...(customer ? { customer } : {}),
        ...(notes ? { notes } : {}),
        ...(receipt ? { receipt } : {}),
      },
      actor(),
    );
    return created.ok ? await payOrder.pay(created.value, tender) : created;
  }

  async function pay(orderId: string, tender: Tender, again = false): Promise<CheckoutAnswer> {
    const order = orders.find(orderId);
    if (!order) return refused({ type: 'order_not_found' });
    const same = again ? undefined : checkouts.sameSale(order, order);
    return same ? refused(same) : await payOrder.pay(order, tender);
  }

  function show(answer: Answer<Payment>): CheckoutAnswer {
    if (!answer.ok) return answer;
    const checkout = views.of(answer.value);
    return checkout ? { ok: true, checkout } : refused({ type: 'payment_not_found' });
  }

  async function leave(paymentId: string): Promise<Answer<Payment>> {
    const payment = checkouts.payment(paymentId);
    if (!payment || payment.terminalId !== null) return await checkouts.leave(paymentId, actor());
    if (isOpenPayment(payment)) {
      const inDoubt = payment.state === 'in_doubt';
      return refused({ type: 'order_busy', activityId: null, inDoubt });
    }
    views.leave(paymentId);
    return { ok: true, value: payment };
  }

  function putAside(paymentId: string): Answer<Payment> {
    const payment = checkouts.payment(paymentId);
    if (!payment) return refused({ type: 'payment_not_found' });
    if (payment.state !== 'in_doubt') return refused({ type: 'payment_not_in_doubt' });
    views.putAside(paymentId);
    return { ok: true, value: payment };
  }

  return {
    'checkout.start': (request) => inTurn(() => start(request)),
    'checkout.pay': ({ orderId, tender, again }) => inTurn(() => pay(orderId, tender, again)),
    'checkout.retry': ({ orderId }) => inTurn(() => pay(orderId, { method: 'card' }, true)),
    'checkout.switch': async ({ paymentId, method }) =>
      show(await checkouts.switchMethod(paymentId, method, actor())),
    'checkout.cancel': async ({ paymentId }) => show(await checkouts.cancel(paymentId, actor())),
    'checkout.check': async ({ paymentId }) => show(await checkouts.ask(paymentId, actor())),
    'checkout.confirm_upi': async ({ paymentId, utr }) =>
      show(await checkouts.confirmUpi(paymentId, utr, actor())),
    'checkout.resolve': async (verdict) => show(await checkouts.resolve(verdict, actor())),
    'checkout.aside': ({ paymentId }) => show(putAside(paymentId)),
    'checkout.leave': async ({ paymentId }) => show(await leave(paymentId)),
    'checkout.open_list': () => ({ checkouts: views.unresolved() }),
  };
}
