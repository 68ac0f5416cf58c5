import type { CheckoutView } from '../../../shared/ipc.ts';
import { terminalWords } from '../../../shared/messages/terminal-words.ts';
import type { Words } from '../../i18n/words.ts';

/** What happened, what the terminal said, and what to try now. */
export function failureWords(
  { payment, activity }: CheckoutView,
  status: 'declined' | 'failed' | 'expired',
  { t, locale }: Words,
): { readonly line: string; readonly details: readonly string[] } {
  const told = activity?.failure;
  const failure = payment?.failure ?? (told?.type === 'payment' ? told : null);
  if (!failure) return { line: t(`pay.${status}.line`), details: [] };
  const reason = failure.reason && terminalWords(failure.reason, locale.slice(0, 2));
  const said = reason === null ? [] : [t('pay.terminal_says', { reason })];
  return { line: t(`failure.${failure.code}`), details: [...said, t(`advice.${failure.code}`)] };
}

/** Where the money of a payment that brought none is; what other payments brought is said as well. */
export function nothingWords({ order, payment, activity }: CheckoutView, words: Words): string {
  const { t, money } = words;
  if (order.amountPaid > 0) {
    const { amountPaid, amount, currency } = order;
    return t('pay.nothing_more_charged', {
      paid: money(amountPaid, currency),
      amount: money(amount, currency),
    });
  }
  const told = activity?.failure;
  const failure = payment?.failure ?? (told?.type === 'payment' ? told : null);
  const isWorded = payment?.state !== 'cancelled' && failure;
  return isWorded ? t(`money.${failure.code}`) : t('pay.nothing_charged');
}
