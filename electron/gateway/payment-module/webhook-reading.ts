import { screenCardNumbers } from '../../../shared/card-number-screen.ts';
import type { ProviderNews } from '../../../shared/incoming-webhook.ts';
import type { PaymentMethod } from '../../../shared/payment.ts';

type Members = Readonly<Record<string, unknown>>;

/**
 * What the body of an authentic webhook says about money (M19-M22); undefined for what is no event. An
 * event that is not understood, or names nothing, is `other`.
 */
export function readNews(body: unknown): ProviderNews | undefined {
  if (!isMembers(body) || typeof body.event !== 'string') return undefined;
  const { event } = body;
  const payload = isMembers(body.payload) ? body.payload : {};
  switch (event) {
    case 'payment.authorized':
      return paymentNews('authorized', entityOf(payload.payment)) ?? other(event);
    case 'payment.captured':
    // Contains the payment that paid it.
    case 'order.paid':
      return paymentNews('captured', entityOf(payload.payment)) ?? other(event);
    case 'payment.failed':
      return paymentNews('failed', entityOf(payload.payment)) ?? other(event);
    case 'refund.created':
      return refundNews('created', entityOf(payload.refund)) ?? other(event);
    case 'refund.processed':
      return refundNews('processed', entityOf(payload.refund)) ?? other(event);
    case 'refund.failed':
      return refundNews('failed', entityOf(payload.refund)) ?? other(event);
    default:
      return other(event);
  }
}

function paymentNews(
  said: Extract<ProviderNews, { type: 'payment' }>['said'],
  payment: Members,
): ProviderNews | undefined {
  const paymentId = idIn(payment.id, 'pay_');
  if (paymentId === null) return undefined;
  return {
    type: 'payment',
    said,
    paymentId,
    orderId: idIn(payment.order_id, 'order_'),
    amount: amountIn(payment.amount),
    currency: typeof payment.currency === 'string' ? payment.currency.slice(0, 3) : null,
    method: methods.find((method) => method === payment.method) ?? null,
    reason: wordsIn(payment.error_description),
    ...rrnIn(payment.acquirer_data),
  };
}

function refundNews(
  said: Extract<ProviderNews, { type: 'refund' }>['said'],
  refund: Members,
): ProviderNews | undefined {
  const refundId = idIn(refund.id, 'rfnd_');
  if (refundId === null) return undefined;
  const paymentId = idIn(refund.payment_id, 'pay_');
  return { type: 'refund', said, refundId, paymentId, amount: amountIn(refund.amount) };
}

const methods: readonly PaymentMethod[] = ['upi', 'card', 'netbanking', 'wallet'];

function entityOf(part: unknown): Members {
  return isMembers(part) && isMembers(part.entity) ? part.entity : {};
}

/** Paise; a number that was not written as a plain whole one is none. */
function amountIn(value: unknown): number | null {
  return typeof value === 'number' && value > 0 ? value : null;
}

/** The bank's own number, else the one of UPI; what may be a card's is left out. */
function rrnIn(acquirer: unknown): { readonly rrn?: string } {
  if (!isMembers(acquirer)) return {};
  const rrn = [acquirer.rrn, acquirer.upi_transaction_id].find(isReference);
  return rrn === undefined ? {} : { rrn };
}

function isReference(value: unknown): value is string {
  const isOne = typeof value === 'string' && /^[A-Za-z0-9]{6,40}$/.test(value);
  return isOne && screenCardNumbers(value) === value;
}

function idIn(value: unknown, prefix: string): string | null {
  const isOne = typeof value === 'string' && /^[a-z]+_[A-Za-z0-9]{1,40}$/.test(value);
  return isOne && value.startsWith(prefix) ? value : null;
}

function wordsIn(value: unknown): string | null {
  return typeof value === 'string' ? screenCardNumbers(value).slice(0, 200) : null;
}

function other(event: string): ProviderNews {
  return { type: 'other', event: screenCardNumbers(event).slice(0, 60) };
}

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
