import { assertNever } from '../../shared/assert-never.ts';
import type { Refusal } from '../../shared/failures.ts';
import type { Currency } from '../../shared/money.ts';
import { largestMinor } from '../screens/sell/amount-entry.ts';
import { largestQuantity } from '../screens/sell/change-cart.ts';
import type { Notice } from '../store/entry-slice.ts';
import type { Words } from './words.ts';

/** A remark as a sentence that says what to do. `currency` is the one amounts are meant in. */
export function noticeWords(notice: Notice, words: Words, currency: Currency): string {
  const { t } = words;
  switch (notice.type) {
    case 'amount_missing':
    case 'sale_empty':
    case 'quantity_of_amount':
    case 'quantity_least':
    case 'quantity_whole':
    case 'line_missing':
    case 'sale_cleared':
    case 'scan_waits':
    case 'scan_card':
    case 'scan_elsewhere':
    case 'discount_too_large':
    case 'lines_most':
    case 'cash_not_counted':
    case 'cash_missing':
    case 'split_complete':
    case 'split_unfinished':
    case 'part_too_large':
    case 'parts_most':
    case 'utr_invalid':
    case 'malformed':
    case 'no_answer':
    case 'held':
    case 'nothing_held':
    case 'held_gone':
    case 'held_missing':
    case 'locked':
    case 'not_allowed':
    case 'cannot_lock':
      return t(`notice.${notice.type}`);
    case 'amount_overflow':
      return t('notice.amount_overflow', { amount: words.money(largestMinor(), currency) });
    case 'sale_overflow':
      return t('notice.sale_overflow', { amount: words.money(largestMinor(), currency) });
    case 'quantity_largest':
      return t('notice.quantity_largest', { count: words.count(largestQuantity) });
    case 'fault':
      return t('notice.fault', { reference: notice.reference });
    case 'still_unknown':
    case 'refund_still_unknown':
      return t(`notice.${notice.type}`, { time: words.time(notice.at) });
    case 'cannot_cancel':
      return t(`cannot_cancel.${notice.why}`);
    case 'refusal':
      return refusalWords(notice.refusal, words, currency);
    default:
      return assertNever(notice);
  }
}

/** Why the till did not do what it was asked, and what to do instead. */
export function refusalWords(refusal: Refusal, words: Words, currency: Currency): string {
  const { t, money } = words;
  switch (refusal.type) {
    case 'order_amount_exceeded':
    case 'amount_mismatch':
      return t(`refusal.${refusal.type}`, { amount: money(refusal.amountDue, currency) });
    case 'amount_too_small':
      return t('refusal.amount_too_small', { amount: money(refusal.minimum, currency) });
    case 'currency_mismatch':
      return t('refusal.currency_mismatch', { currency: refusal.currency });
    case 'terminal_unknown':
      return t(refusal.paired === 0 ? 'refusal.terminal_unknown.none' : 'refusal.terminal_unknown');
    case 'capture_mismatch':
      return t('refusal.capture_mismatch', { amount: money(refusal.authorised, refusal.currency) });
    case 'refund_meanwhile':
      return t('refusal.refund_meanwhile', { amount: money(refusal.remaining, currency) });
    case 'refund_too_much':
      return t('refusal.refund_too_much', { amount: money(refusal.remaining, currency) });
    case 'refund_not_possible':
      return t(`refund.why_not.${refusal.why}`);
    case 'cash_too_little':
      return t('refusal.cash_too_little', { amount: money(refusal.amount, currency) });
    case 'reference_used':
      return t('refusal.reference_used', { seq: String(refusal.seq) });
    case 'same_sale_again':
      return t(`refusal.same_sale_again.${refusal.state}`, {
        seq: String(refusal.seq),
        time: words.time(refusal.at),
      });
    case 'terminal_busy':
      return t(refusal.inDoubt ? 'refusal.terminal_busy.in_doubt' : 'refusal.terminal_busy');
    case 'order_not_found':
    case 'order_already_paid':
    case 'amount_invalid':
    case 'currency_unknown':
    case 'receipt_too_long':
    case 'notes_invalid':
    case 'terminal_not_local':
    case 'order_busy':
    case 'item_not_found':
    case 'discount_invalid':
    case 'customer_invalid':
    case 'upi_not_set_up':
    case 'upi_needs_rupees':
    case 'bharat_qr_not_offered':
    case 'reference_invalid':
    case 'reference_is_card_number':
    case 'payment_not_found':
    case 'payment_not_in_doubt':
    case 'payment_not_authorised':
    case 'refund_not_found':
    case 'refunded_fully':
    case 'refund_sent':
    case 'refund_not_in_doubt':
    case 'upstream_missing':
      return t(`refusal.${refusal.type}`);
    default:
      return assertNever(refusal);
  }
}
