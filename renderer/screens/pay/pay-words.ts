import { assertNever } from '../../../shared/assert-never.ts';
import type { CheckoutView } from '../../../shared/ipc.ts';
import type { Payment } from '../../../shared/payment.ts';
import { methodWords, referenceWords } from '../../i18n/method-words.ts';
import type { Words } from '../../i18n/words.ts';
import { isUnpaid, outcomeStatus, type PayStatus, payTone } from './pay-status.ts';

/** The texts of the pay screen, from the largest to the smallest. */
export interface PayWords {
  /** One or two giant words: the state. */
  readonly word: string;
  /** What the customer or the cashier should do. */
  readonly line: string;
  /** Where the money is, when that is known and it is nowhere. */
  readonly money: string | null;
  /** The rest: why, what the terminal said, what to try. */
  readonly details: readonly string[];
}

export function payWords(checkout: CheckoutView, status: PayStatus, words: Words): PayWords {
  const { t } = words;
  const { payment, order, activity } = checkout;
  const money = isUnpaid(status) ? t('pay.nothing_charged') : null;
  switch (status) {
    case 'sending': {
      const amount = words.money(checkoutMinor(checkout), order.currency);
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
    case 'cancelled': {
      const line = payment?.failure
        ? t(`cancelled.by.${payment.failure.by}`)
        : t('pay.cancelled.line');
      return { word: t('pay.cancelled.word'), line, money, details: [] };
    }
    case 'declined':
    case 'failed':
    case 'expired':
      return { word: t(`pay.${status}.word`), ...failureWords(checkout, status, words) };
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
    case 'line_lost':
    case 'in_doubt': {
      const details = payment?.doubt ? [t(`doubt.${payment.doubt.reason}`)] : [];
      return { word: t(`pay.${status}.word`), line: t(`pay.${status}.line`), money, details };
    }
    case 'card':
    case 'qr':
    case 'pin':
    case 'bank':
    case 'confirming':
    case 'cancelling':
    case 'voided':
      return { word: t(`pay.${status}.word`), line: t(`pay.${status}.line`), money, details: [] };
    default:
      return assertNever(status);
  }
}

/** The giant amount: what was taken once that is known, what is asked until then. Minor units. */
export function checkoutMinor({ payment, order }: CheckoutView): number {
  if (!payment) return order.amount - order.amountPaid;
  return payment.state === 'captured' ? payment.capturedAmount : payment.amount;
}

/** What can be said about an interrupted sale before anybody has looked. */
export function interruption(outcome: PayStatus): 'unknown' | 'paid' | 'unpaid' | 'running' {
  const tone = payTone(outcome);
  switch (tone) {
    case 'running':
      return 'running';
    case 'good':
      return 'paid';
    case 'bad':
    case 'still':
      return 'unpaid';
    case 'doubt':
      return 'unknown';
    default:
      return assertNever(tone);
  }
}

function paidWith(payment: Payment, words: Words): string {
  const reference = referenceWords(payment, words);
  const method = methodWords(payment, words);
  return reference === null ? method : `${method} · ${reference}`;
}

function paidDetails(
  { payment }: CheckoutView,
  status: 'approved' | 'authorised',
  words: Words,
): readonly string[] {
  const { t, money } = words;
  if (status === 'authorised' || !payment) return [t(`pay.${status}.line`)];
  if (payment.capturedAmount === payment.amount) return [t('pay.approved.line')];
  const amount = money(payment.capturedAmount, payment.currency);
  return [t('pay.received', { amount, asked: money(payment.amount, payment.currency) })];
}

/** What happened, where the money is, what the terminal said, and what to try now. */
function failureWords(
  { payment, activity }: CheckoutView,
  status: 'declined' | 'failed' | 'expired',
  { t }: Words,
): Omit<PayWords, 'word'> {
  const told = activity?.failure;
  const failure = payment?.failure ?? (told?.type === 'payment' ? told : null);
  if (!failure) {
    return { line: t(`pay.${status}.line`), money: t('pay.nothing_charged'), details: [] };
  }
  const said = failure.reason === null ? [] : [t('pay.terminal_says', { reason: failure.reason })];
  return {
    line: t(`failure.${failure.code}`),
    money: t(`money.${failure.code}`),
    details: [...said, t(`advice.${failure.code}`)],
  };
}
