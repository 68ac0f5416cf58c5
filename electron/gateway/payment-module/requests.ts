import Type from 'typebox';
import { Compile } from 'typebox/compile';
import { isId } from '../../../shared/ids.ts';
import { currencies, isCurrency } from '../../../shared/money.ts';
import type { Payment } from '../../../shared/payment.ts';
import type { CaptureRequest, NewRefund, TimeQuery } from '../../till/till.ts';
import { WrittenNumber } from '../json-body.ts';
import { invalid, type Trouble } from './outcome.ts';
import { readRupees } from './rupees.ts';

type Read<Value> = { readonly ok: true; readonly value: Value } | Failed;
interface Failed {
  readonly ok: false;
  readonly trouble: Trouble;
}
type Members = Readonly<Record<string, unknown>>;

export interface CheckoutProof {
  readonly orderId: string;
  readonly paymentId: string;
  readonly signature: string;
  /** The caller's own, told back as it came (X31). */
  readonly ownOrderId: number | string;
}

/** POST /verify: all four must be there (M2, M5). */
export function readProof(body: unknown): Read<CheckoutProof> {
  const missing = failed(invalid('Missing payment verification parameters'));
  if (!isMembers(body)) return missing;
  const { razorpay_order_id: orderId, razorpay_payment_id: paymentId } = body;
  const { razorpay_signature: signature, order_id: ownOrderId } = body;
  if (!isText(orderId) || !isText(paymentId) || !isText(signature)) return missing;
  const isNumber = typeof ownOrderId === 'number' && ownOrderId > 0;
  const isWritten = typeof ownOrderId === 'string' && isOwnOrderId(ownOrderId);
  if (!isNumber && !isWritten) return missing;
  return { ok: true, value: { orderId, paymentId, signature, ownOrderId } };
}

function isOwnOrderId(text: string): boolean {
  return /^[1-9]\d{0,14}$/.test(text) || isId('order', text);
}

/** The payment that a capture or a refund names; what is missing is the caller's to say. */
export function paymentIdOf(body: unknown): string | undefined {
  return isMembers(body) && isText(body.payment_id) ? body.payment_id : undefined;
}

/** POST /capture, its amount in rupees (M12). */
export function readCapture(body: unknown, payment: Payment): Read<CaptureRequest> {
  if (!isMembers(body)) return failed(invalid());
  const { currency = null } = body;
  if (currency !== null && (typeof currency !== 'string' || !isCurrency(currency))) {
    return failed(invalid());
  }
  const amount = readRupees(body.amount, currency ?? payment.currency);
  if (typeof amount !== 'number') return failed(invalid());
  return {
    ok: true,
    value: { paymentId: payment.id, amount, currency: currency ?? payment.currency },
  };
}

/** Zero counts as missing, as in the document's own language. */
export function lacksCaptureAmount(body: unknown): boolean {
  if (!isMembers(body)) return true;
  const { amount } = body;
  if (amount === undefined || amount === null || amount === '' || amount === 0) return true;
  return amount instanceof WrittenNumber && /^-?0(\.0*)?$/.test(amount.text);
}

const refundRest = Type.Object({
  notes: Type.Optional(
    Type.Union([Type.Record(Type.String(), Type.String()), Type.Tuple([]), Type.Null()]),
  ),
  speed: Type.Optional(Type.Union([Type.Enum(['normal', 'optimum']), Type.Null()])),
  receipt: Type.Optional(Type.Union([Type.String(), Type.Null()])),
});
const isRefundRest = Compile(refundRest);

/**
 * POST /refund: without an amount all that is left (M13). One that is null was meant to be an amount: it is
 * what a caller's own language writes for a number that it could not reckon.
 */
export function readRefund(body: unknown, payment: Payment): Read<NewRefund> {
  if (!isMembers(body) || !isRefundRest.Check(body)) return failed(invalid());
  const { amount: written, notes, speed, receipt } = body as typeof body & Members;
  const amount = written === undefined ? null : readRupees(written, payment.currency);
  if (amount === 'negative' || amount === 0) {
    return failed(invalid('Refund amount must be greater than 0'));
  }
  if (amount === 'invalid') return failed(invalid());
  return {
    ok: true,
    value: {
      paymentId: payment.id,
      amount,
      ...(speed ? { speed } : {}),
      ...(notes && !Array.isArray(notes) ? { notes } : {}),
      receipt: receipt ?? null,
    },
  };
}

const defaultCount = 10;
const mostCount = 100;

/** GET /all: times in seconds since 1970, both included (M11). */
export function readTimes(query: unknown): Read<TimeQuery> {
  const { count, skip, from, to } = isMembers(query) ? query : {};
  const numbers = [count, skip, from, to].map(wholeNumber);
  if (numbers.includes(undefined)) return failed(invalid());
  const [wanted, left, since, until] = numbers;
  if (wanted === 0 || (wanted ?? 0) > mostCount) return failed(invalid());
  return {
    ok: true,
    value: {
      count: wanted ?? defaultCount,
      skip: left ?? 0,
      ...(since == null ? {} : { from: since * 1000 }),
      // Everything that happened within that second.
      ...(until == null ? {} : { to: until * 1000 + 999 }),
    },
  };
}

/** Null for what is not there; undefined for what is no whole number. */
function wholeNumber(value: unknown): number | null | undefined {
  if (value === undefined || value === '') return null;
  return typeof value === 'string' && /^\d{1,10}$/.test(value) ? Number(value) : undefined;
}

function failed(trouble: Trouble): Failed {
  return { ok: false, trouble };
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= 200;
}

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const rupees = Type.Union([Type.Number({ multipleOf: 0.01 }), Type.String()]);
const paymentId = Type.String({ description: 'pay_…' });

/** For the description alone: bodies are read above, from the text of their numbers. */
export const bodies = {
  verify: Type.Object({
    razorpay_order_id: Type.String(),
    razorpay_payment_id: Type.String(),
    razorpay_signature: Type.String(),
    order_id: Type.Union([Type.Integer(), Type.String()]),
  }),
  capture: Type.Object({
    payment_id: paymentId,
    amount: rupees,
    currency: Type.Optional(Type.Enum(Object.keys(currencies))),
  }),
  refund: Type.Object({
    payment_id: paymentId,
    amount: Type.Optional(rupees),
    ...refundRest.properties,
  }),
};
