import { assertNever } from '../../../shared/assert-never.ts';
import type { CheckoutView } from '../../../shared/ipc.ts';
import type { Payment } from '../../../shared/payment.ts';
import { methodWords, referenceWords } from '../../i18n/method-words.ts';
import type { Words } from '../../i18n/words.ts';
import { failureWords, nothingWords } from './failure-words.ts';
import { interruption } from './interruption.ts';
import { isUnpaid, outcomeStatus, type PayStatus } from './pay-status.ts';

/** The texts of the pay screen, from the largest to the smallest. */
export interface PayWords {
  /** One or two giant words: the state. */
  readonly word: string;
  /** What the customer or the cashier should do. */
  readonly line: string;
  /** Where the money is, when that is known and it is nowhere; what else is to be handed over. */
  readonly money: string | null;
  /** The rest: why, what the terminal said, what to try. */
  readonly details: readonly string[];
}

export function payWords(checkout: CheckoutView, status: PayStatus, words: Words): PayWords {
  const { t } = words;
  const { payment, order, activity } = checkout;
  const inMoney = (minor: number) => words.money(minor, order.currency);
  const money = isUnpaid(status) ? nothingWords(checkout, words) : null;
  switch (status) {
    case 'sending': {
      const amount = inMoney(checkoutMinor(checkout));
      return {
        word: t('pay.sending.word'),
        line: t('pay.sending.line', { amount }),
        money,
        details: [],
      };
    }
    case 'interrupted':
      return {
        word: t('pay.interrupted.word', { seq: String(order.seq) }),
        line: t(`interrupted.${interruption(outcomeStatus(checkout))}`),
        money,
        details: [
          t('interrupted.started', {
            time: words.time(payment?.createdAt ?? order.createdAt),
          }),
        ],
      };
    case 'approved':
    case 'authorised': {
      const line = payment ? paidWith(payment, words) : t(`pay.${status}.line`);
      return {
        word: t(`pay.${status}.word`),
        line,
        money,
        details: paidDetails(checkout, status, words),
      };
    }
    case 'change': {
      const { tendered } = checkout.cash ?? { tendered: order.amount };
      const line = t('pay.change.line', {
        tendered: inMoney(tendered),
        amount: inMoney(payment?.amount ?? order.amount),
      });
      return { word: t('pay.change.word'), line, money, details: [t('pay.approved.line')] };
    }
    case 'part_paid':
      return { word: t('pay.part_paid.word'), ...partWords(checkout, words) };
    case 'cancelled':
      return {
        word: t('pay.cancelled.word'),
        line: cancelledWords(payment, words),
        money,
        details: [],
      };
    case 'declined':
    case 'failed':
    case 'expired':
      return { word: t(`pay.${status}.word`), money, ...failureWords(checkout, status, words) };
    case 'terminal_absent': {
      const absence = activity?.failure;
      const details = absence?.type === 'terminal_absent' ? [absence.reason] : [];
      return {
        word: t('pay.terminal_absent.word'),
        line: t('pay.terminal_absent.line'),
        money,
        details: [...details, t('advice.DEVICE_DISCONNECTED')],
      };
    }
    case 'upi_unconfirmed':
    case 'line_lost':
    case 'in_doubt': {
      const why = payment?.doubt ? t(`doubt.${payment.doubt.reason}`) : null;
      const details = [notYetWords(checkout, words) ?? why].filter((text) => text !== null);
      return { word: t(`pay.${status}.word`), line: t(`pay.${status}.line`), money, details };
    }
    case 'upi_person':
      return {
        word: t('pay.upi_person.word'),
        line: t('pay.upi_person.line'),
        money,
        details: [...codeWords(checkout, words), t('pay.upi_person.who')],
      };
    case 'card':
    case 'qr': {
      const details = checkout.cancel === 'terminal_only' ? [t('pay.red_key')] : [];
      const isBharatQr = status === 'qr' && payment?.qr === 'bharat_qr';
      const line = isBharatQr ? t('pay.bharat_qr.line') : t(`pay.${status}.line`);
      return { word: t(`pay.${status}.word`), line, money, details };
    }
    case 'pin':
    case 'bank':
    case 'confirming':
    case 'cancelling':
    case 'switching':
    case 'voided':
      return { word: t(`pay.${status}.word`), line: t(`pay.${status}.line`), money, details: [] };
    default:
      return assertNever(status);
  }
}

/** Where else the code is to be seen, or why only here. */
function codeWords({ codeAt }: CheckoutView, { t }: Words): readonly string[] {
  if (!codeAt || codeAt.state === 'asked') return [];
  return [t(`pay.code_at.${codeAt.state}`, { name: codeAt.name })];
}

/** What the payment was asked to bring, or has brought, in minor units. */
export function checkoutMinor({ payment, order }: CheckoutView): number {
  if (!payment) return order.amount - order.amountPaid;
  return payment.state === 'captured' ? payment.capturedAmount : payment.amount;
}

/** The giant amount: what to give back or to ask for next where that is the news. Minor units. */
export function giantMinor(checkout: CheckoutView, status: PayStatus): number {
  const { cash, order } = checkout;
  if (status === 'change' && cash) return cash.change;
  if (status === 'part_paid') return order.amount - order.amountPaid;
  return checkoutMinor(checkout);
}

function partWords({ order, amountDue, cash }: CheckoutView, words: Words): Omit<PayWords, 'word'> {
  const { t } = words;
  const { amount, amountPaid, currency } = order;
  const inMoney = (minor: number) => words.money(minor, currency);
  const facts = { paid: inMoney(amountPaid), amount: inMoney(amount) };
  return {
    line: t('pay.part_paid.line', { ...facts, left: inMoney(amount - amountPaid) }),
    money:
      cash && cash.change > 0 ? t('pay.part_paid.change', { amount: inMoney(cash.change) }) : null,
    details: amountDue > 0 ? [] : [t('pay.part_paid.unknown')],
  };
}

/** Why a terminal's "nothing known" does not end a doubt at once. */
function notYetWords({ asked }: CheckoutView, { t, time }: Words): string | null {
  return asked?.until === undefined ? null : t('doubt.not_yet', { time: time(asked.until) });
}

function cancelledWords(payment: Payment | null, { t }: Words): string {
  if (payment?.upiText !== undefined) return t('cancelled.nothing_arrived');
  return payment?.failure ? t(`cancelled.by.${payment.failure.by}`) : t('pay.cancelled.line');
}

function paidWith(payment: Payment, words: Words): string {
  const reference = referenceWords(payment, words);
  const method = methodWords(payment, words);
  return reference === null ? method : `${method} · ${reference}`;
}

function paidDetails(
  { payment, payments, order }: CheckoutView,
  status: 'approved' | 'authorised',
  words: Words,
): readonly string[] {
  const { t, money } = words;
  if (status === 'authorised' || !payment) return [t(`pay.${status}.line`)];
  const taken = payments.filter(({ capturedAmount }) => capturedAmount > 0).length;
  if (taken > 1) {
    const amount = money(order.amountPaid, order.currency);
    return [t('pay.approved.parts', { amount, count: words.count(taken) })];
  }
  if (payment.capturedAmount === payment.amount) return [t('pay.approved.line')];
  const amount = money(payment.capturedAmount, payment.currency);
  return [t('pay.received', { amount, asked: money(payment.amount, payment.currency) })];
}
