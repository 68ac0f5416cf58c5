import type { CheckoutEcho } from '../../shared/activity.ts';
import type { StaffActor } from '../../shared/actor.ts';
import { assertNever } from '../../shared/assert-never.ts';
import { type Answer, type Refusal, refused } from '../../shared/failures.ts';
import type { CheckoutAnswer, Tender } from '../../shared/ipc.ts';
import type { Currency } from '../../shared/money.ts';
import type { Order } from '../../shared/order.ts';
import type { Payment } from '../../shared/payment.ts';
import type { Settings } from '../../shared/settings.ts';
import { unclaimed } from '../till/orders/order-policy.ts';
import type { Till } from '../till/till.ts';
import type { CheckoutViews } from './checkout-views.ts';
import { viewCheckout } from './view-checkout.ts';

/** One payment of an order, in whichever way the customer pays. */
export interface Paying {
  /** Why a sale of this amount would not be taken this way, so that no order is made for nothing. */
  refuse(tender: Tender, total: number, currency: Currency): Refusal | undefined;
  pay(order: Order, tender: Tender): Promise<CheckoutAnswer>;
}

export function createPaying(facts: {
  readonly till: Till;
  readonly settings: () => Settings;
  readonly actor: () => StaffActor;
  readonly views: CheckoutViews;
}): Paying {
  const { till, settings, actor, views } = facts;
  const { checkouts, orders } = till;

  function refuse(tender: Tender, total: number, currency: Currency): Refusal | undefined {
    const { amount = total } = tender;
    if (amount > total) return { type: 'order_amount_exceeded', amountDue: total };
    switch (tender.method) {
      case 'card':
      case 'upi':
        return undefined;
      case 'cash':
        return tender.tendered < amount ? { type: 'cash_too_little', amount } : undefined;
      case 'upi_person':
        if (settings().upiAddress === null) return { type: 'upi_not_set_up' };
        return currency === 'INR' ? undefined : { type: 'upi_needs_rupees' };
      default:
        return assertNever(tender);
    }
  }

  async function pay(order: Order, tender: Tender): Promise<CheckoutAnswer> {
    const { amount = rest(order) } = tender;
    switch (tender.method) {
      case 'card':
      case 'upi':
        return await payAtTerminal(order, amount, tender);
      case 'cash': {
        const { tendered } = tender;
        return show(await checkouts.takeCash({ orderId: order.id, amount, tendered }, actor()));
      }
      case 'upi_person': {
        const { upiAddress, upiPayeeName, storeName } = settings();
        if (upiAddress === null) return refused({ type: 'upi_not_set_up' });
        const payee = { address: upiAddress, name: upiPayeeName || storeName };
        return show(await checkouts.takeUpi({ orderId: order.id, amount, payee }, actor()));
      }
      default:
        return assertNever(tender);
    }
  }

  async function payAtTerminal(
    order: Order,
    amount: number,
    tender: Extract<Tender, { method: 'card' | 'upi' }>,
  ): Promise<CheckoutAnswer> {
    const { storeName, standardTerminal } = settings();
    const started = await checkouts.initiate(
      {
        part: true,
        deviceId: tender.terminalId ?? standardTerminal,
        orderId: order.id,
        amount,
        currency: order.currency,
        preferredMethod: tender.method,
        ...(tender.qr ? { qr: tender.qr } : {}),
        description: storeName,
        echo: echoOf(order, amount, storeName, tender.method),
        notes: null,
      },
      actor(),
    );
    if (!started.ok) return started;
    const { activity, payment } = started.value;
    if (payment) return show({ ok: true, value: payment });
    const payments = orders.payments(order.id);
    const about = {
      order,
      payment,
      payments,
      activity,
      recovered: false,
      asked: null,
      aside: false,
      codeAt: null,
      stoppedBy: 'till',
    } as const;
    return { ok: true, checkout: viewCheckout(about) };
  }

  /** All that is free; where nothing is, what another payment may still take, which is then refused. */
  function rest(order: Order): number {
    return unclaimed(order, orders.payments(order.id)) || order.amount - order.amountPaid;
  }

  function show(answer: Answer<Payment>): CheckoutAnswer {
    if (!answer.ok) return answer;
    const checkout = views.of(answer.value);
    return checkout ? { ok: true, checkout } : refused({ type: 'payment_not_found' });
  }

  return { refuse, pay };
}

/** A known customer goes to the terminal in the words of the Razorpay documents. */
function echoOf(
  { id, currency, customer }: Order,
  amount: number,
  storeName: string,
  method: 'card' | 'upi',
): CheckoutEcho | null {
  if (!customer) return null;
  const prefill = { ...customer, method };
  return { name: storeName, amount, currency, description: storeName, orderId: id, prefill };
}
