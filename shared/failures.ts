import type { Currency } from './money.ts';

/**
 * Why a payment ended without money, in the words of the Razorpay documents (R61-R74). Each has a text
 * in the message catalogue.
 */
export type PaymentFailureCode =
  | 'CARD_DECLINED'
  | 'CARD_READ_ERROR'
  | 'INVALID_PIN'
  | 'TIMEOUT'
  | 'TRANSACTION_CANCELLED'
  | 'NETWORK_ERROR'
  | 'DEVICE_MALFUNCTION'
  | 'DEVICE_DISCONNECTED'
  | 'DEVICE_TIMEOUT'
  | 'DEVICE_ERROR';

/** Why the till did not do what it was asked. Nothing was sent to a terminal and nothing was kept. */
export type Refusal =
  | { readonly type: 'order_not_found' }
  | { readonly type: 'order_already_paid' }
  | { readonly type: 'order_amount_exceeded'; readonly amountDue: number }
  | { readonly type: 'amount_invalid' }
  | { readonly type: 'amount_too_small'; readonly minimum: number }
  | { readonly type: 'amount_mismatch'; readonly amountDue: number }
  | { readonly type: 'currency_unknown' }
  | { readonly type: 'currency_mismatch'; readonly currency: Currency }
  | { readonly type: 'receipt_too_long' }
  | { readonly type: 'notes_invalid' }
  | { readonly type: 'terminal_unknown'; readonly paired: number }
  | { readonly type: 'terminal_not_local' }
  /** A payment is running or unresolved there. */
  | {
      readonly type: 'terminal_busy';
      readonly activityId: string | null;
      readonly inDoubt: boolean;
    }
  /** An earlier attempt on this order is still unresolved. */
  | {
      readonly type: 'order_busy';
      readonly activityId: string | null;
      readonly inDoubt: boolean;
    }
  | { readonly type: 'item_not_found' }
  /** A discount that leaves nothing of its line. */
  | { readonly type: 'discount_invalid' }
  | { readonly type: 'customer_invalid' }
  /** The customer gave less than is to be taken; `amount` in minor units. */
  | { readonly type: 'cash_too_little'; readonly amount: number }
  /** The shop has set no UPI address. */
  | { readonly type: 'upi_not_set_up' }
  /** UPI pays in rupees only. */
  | { readonly type: 'upi_needs_rupees' }
  /** This terminal's language has no such sale. */
  | { readonly type: 'bharat_qr_not_offered' }
  /** Empty, too long, or not of the form that this reference has. */
  | { readonly type: 'reference_invalid' }
  | { readonly type: 'reference_is_card_number' }
  /** This reference has already paid for sale `seq`. */
  | { readonly type: 'reference_used'; readonly seq: number }
  /** The same goods were paid a moment ago, or may have been. Asked only of windows. */
  | {
      readonly type: 'same_sale_again';
      readonly orderId: string;
      readonly seq: number;
      readonly paymentId: string;
      readonly state: 'paid' | 'unresolved';
      /** Milliseconds since 1970. */
      readonly at: number;
    }
  /** The payment holds no money that could be captured. */
  | { readonly type: 'payment_not_authorised' }
  /** Another amount or currency than was authorised; in minor units. */
  | { readonly type: 'capture_mismatch'; readonly authorised: number; readonly currency: Currency }
  | { readonly type: 'refund_not_found' }
  /** More than is left of the payment; in minor units. */
  | { readonly type: 'refund_too_much'; readonly remaining: number }
  /** Of this payment another sum is left than whoever asks has seen: nothing went back. */
  | { readonly type: 'refund_meanwhile'; readonly remaining: number }
  /** Nothing is left of it to give back. */
  | { readonly type: 'refunded_fully' }
  /** The payment as it is, or its terminal, does not let money go back now. */
  | { readonly type: 'refund_not_possible'; readonly why: RefundObstacle }
  /** It has left the till, or is over, and cannot be called back. */
  | { readonly type: 'refund_sent' }
  | { readonly type: 'refund_not_in_doubt' }
  /** Whoever took the payment cannot be reached from here. */
  | { readonly type: 'upstream_missing' }
  | { readonly type: 'payment_not_found' }
  | { readonly type: 'payment_not_in_doubt' };

/** Why something cannot be given back now. */
export type RefundObstacle =
  | 'nothing_left'
  | 'not_captured'
  | 'in_doubt'
  | 'too_old'
  /** Its terminal has not settled it yet and can only take the whole back. */
  | 'only_whole_before_settlement'
  /** Its terminal takes back only what it has not handed in for settlement. */
  | 'settled'
  | 'terminal_gone'
  | 'terminal_busy'
  | 'upstream_missing';

/** An expected outcome: done with a value, or refused with a reason. Faults are thrown instead. */
export type Answer<Value> = { readonly ok: true; readonly value: Value } | Refused;

export interface Refused {
  readonly ok: false;
  readonly refusal: Refusal;
}

export function done<Value>(value: Value): Answer<Value> {
  return { ok: true, value };
}

export function refused(refusal: Refusal): Refused {
  return { ok: false, refusal };
}
