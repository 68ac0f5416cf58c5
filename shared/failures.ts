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
  | { readonly type: 'payment_not_found' }
  | { readonly type: 'payment_not_in_doubt' };

/** An expected outcome: done with a value, or refused with a reason. Faults are thrown instead. */
export type Answer<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly refusal: Refusal };

export function done<Value>(value: Value): Answer<Value> {
  return { ok: true, value };
}

export function refused(refusal: Refusal): Answer<never> {
  return { ok: false, refusal };
}
