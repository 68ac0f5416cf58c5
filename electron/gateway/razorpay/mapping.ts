import type { Activity, ActivityFailure, CheckoutEcho } from '../../../shared/activity.ts';
import { assertNever } from '../../../shared/assert-never.ts';
import type { Language } from '../../../shared/messages/language.ts';
import { userText } from '../../../shared/messages/messages.ts';
import type { Order, OrderStatus } from '../../../shared/order.ts';
import type { Payment } from '../../../shared/payment.ts';
import { partRefunded, paymentStatusOf } from '../payment-statuses.ts';
import type {
  ActivityEntity,
  Collection,
  FailureObject,
  OrderEntity,
  PaymentEntity,
} from './entities.ts';
import { failureTexts } from './failure-texts.ts';

/** The till's things as the Razorpay documents show them (domain.md, the table of surfaces). */
export function orderOf(order: Order, payments?: readonly Payment[]): OrderEntity {
  // Too much can only come of a terminal that contradicts a person; its payments show it (R14).
  const paid = Math.min(order.amountPaid, order.amount);
  return {
    id: order.id,
    entity: 'order',
    amount: order.amount,
    amount_paid: paid,
    amount_due: order.amount - paid,
    currency: order.currency,
    receipt: order.receipt,
    status: orderStatusOf(order.status, order.attempts),
    attempts: order.attempts,
    notes: order.notes,
    created_at: secondsOf(order.createdAt),
    ...(payments ? { payments: paymentsOf(payments) } : {}),
  };
}

/**
 * The newest first, as in every collection of the provider's; `payments` come the oldest first. A draft
 * has been asked of nobody yet, so nobody is shown it.
 */
export function paymentsOf(payments: readonly Payment[]): Collection<PaymentEntity> {
  const shown = payments.filter(({ state }) => state !== 'draft').toReversed();
  return collectionOf(shown.map(paymentOf));
}

export function collectionOf<Item>(items: Item[]): Collection<Item> {
  return { entity: 'collection', count: items.length, items };
}

export function paymentOf(payment: Payment): PaymentEntity {
  const { approval } = payment;
  return {
    id: payment.id,
    entity: 'payment',
    amount: payment.amount,
    currency: payment.currency,
    status: paymentStatusOf(payment),
    order_id: payment.orderId,
    method: payment.method,
    description: payment.description,
    created_at: secondsOf(payment.createdAt),
    ...(payment.method === 'upi' ? { upi: upiOf(payment) } : {}),
    ...(approval?.card ? { card: cardOf(approval.card) } : {}),
    captured: payment.capturedAmount > 0,
    ...unknownMembers,
    notes: payment.notes ?? {},
    amount_refunded: payment.refundedAmount,
    refund_status: partRefunded(payment),
    vpa: approval?.upi?.vpa ?? null,
    acquirer_data: {
      ...(approval?.rrn ? { rrn: approval.rrn } : {}),
      ...(approval?.approvalCode ? { auth_code: approval.approvalCode } : {}),
    },
    ...errorMembersOf(payment),
    ...(payment.state === 'in_doubt' ? { metadata: { in_doubt: true } } : {}),
  };
}

/**
 * `payment` is the activity's own, when it has one: a doubt shows, but never as an end. `language`: that
 * of the sentence for a user.
 */
export function activityOf(
  activity: Activity,
  payment: Payment | undefined,
  language: Language = 'en',
): ActivityEntity {
  const inDoubt = activity.status === 'processing' && payment?.state === 'in_doubt';
  const elsewhere = activity.deviceId !== activity.terminalId;
  const metadata = {
    ...(inDoubt ? { in_doubt: true } : {}),
    // X19: the caller's device_id was only a hint.
    ...(elsewhere ? { terminal_id: activity.terminalId } : {}),
    ...userTextOf(activity.failure, language),
  };
  return {
    id: activity.id,
    entity: 'device.activity',
    device_id: activity.deviceId,
    action: activity.action,
    ...(activity.echo ? { initiate_checkout: checkoutOf(activity.echo) } : {}),
    ...(activity.notes ? { notes: activity.notes } : {}),
    status: activity.status,
    error: activity.failure && failureOf(activity.failure),
    created_at: secondsOf(activity.createdAt),
    ...(Object.keys(metadata).length > 0 ? { metadata } : {}),
  };
}

/** R78. Beside the error, which keeps to the documents' members; a close that found nothing has none. */
function userTextOf(
  failure: ActivityFailure | null,
  language: Language,
): { readonly user_text?: string } {
  if (failure === null || failure.type === 'checkout_not_found') return {};
  const code = failure.type === 'payment' ? failure.code : 'DEVICE_DISCONNECTED';
  return { user_text: userText(code, language) };
}

function checkoutOf(echo: CheckoutEcho): NonNullable<ActivityEntity['initiate_checkout']> {
  const { orderId, prefill, type, ...rest } = echo;
  return {
    ...rest,
    ...(type === undefined ? {} : { type }),
    order_id: orderId,
    ...(prefill ? { prefill } : {}),
  };
}

function failureOf(failure: ActivityFailure): FailureObject {
  switch (failure.type) {
    case 'terminal_absent':
      return deviceNotConnected;
    case 'checkout_not_found':
      return {
        code: 'BAD_REQUEST_ERROR',
        reason: 'checkout_not_found',
        description: 'Checkout session not found',
        source: 'activity_processor',
      };
    case 'payment': {
      // Found missing a moment later: the same trouble, so the same words (D7).
      if (failure.code === 'DEVICE_DISCONNECTED') return deviceNotConnected;
      const text = failureTexts[failure.code];
      return { code: failure.code, ...text, reason: failure.reason ?? text.reason };
    }
    default:
      return assertNever(failure);
  }
}

const deviceNotConnected: FailureObject = {
  code: 'BAD_REQUEST_ERROR',
  ...failureTexts.DEVICE_DISCONNECTED,
  metadata: { code: 'DEVICE_DISCONNECTED' },
};

function errorMembersOf({ failure }: Payment) {
  const text = failure && failureTexts[failure.code];
  return {
    error_code: failure?.code ?? null,
    error_description: text?.description ?? null,
    error_source: text?.source ?? null,
    error_step: text?.step ?? null,
    error_reason: failure?.reason ?? text?.reason ?? null,
  };
}

/** Members of the provider's payments that no terminal tells; callers read them without asking. */
const unknownMembers = {
  invoice_id: null,
  card_id: null,
  bank: null,
  wallet: null,
  email: null,
  contact: null,
  fee: null,
  tax: null,
} as const;

/** UPI pays from a bank account; a terminal that knows of another kind of payer cannot say so. */
function upiOf({ approval }: Payment): NonNullable<PaymentEntity['upi']> {
  const vpa = approval?.upi?.vpa;
  return { payer_account_type: 'bank_account', ...(vpa ? { vpa } : {}) };
}

type Card = NonNullable<NonNullable<Payment['approval']>['card']>;

export function cardOf({ network, last4 }: Card): NonNullable<PaymentEntity['card']> {
  const known = networks.get(network.toLowerCase().replaceAll(/[^a-z]/g, ''));
  return {
    entity: 'card',
    network: known ?? 'Unknown',
    ...(last4 ? { last4 } : {}),
    type: 'unknown',
    issuer: null,
  };
}

/** The provider's spelling of each network, and its one word for all others. */
const networks: ReadonlyMap<string, string> = new Map([
  ['amex', 'American Express'],
  ['americanexpress', 'American Express'],
  ['diners', 'Diners Club'],
  ['dinersclub', 'Diners Club'],
  ['maestro', 'Maestro'],
  ['mastercard', 'MasterCard'],
  ['rupay', 'RuPay'],
  ['visa', 'Visa'],
]);

/** A closed order was settled another way; this API has no word for that. */
function orderStatusOf(status: OrderStatus, attempts: number): OrderEntity['status'] {
  if (status !== 'closed') return status;
  return attempts > 0 ? 'attempted' : 'created';
}

function secondsOf(milliseconds: number): number {
  return Math.floor(milliseconds / 1000);
}
