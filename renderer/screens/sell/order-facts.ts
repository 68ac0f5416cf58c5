import { lineTotal } from '../../../shared/catalogue.ts';
import type { OrderLine } from '../../../shared/ipc.ts';
import { terminalWords } from '../../../shared/messages/terminal-words.ts';
import { methodWords } from '../../i18n/method-words.ts';
import type { Words } from '../../i18n/words.ts';
import { saleStatus } from './sale-words.ts';

/** A line of the details; `today.detail.<name>` in the catalogue. */
export interface OrderFact {
  readonly name:
    | 'status'
    | 'reason'
    | 'amount'
    | 'paid'
    | 'time'
    | 'method'
    | 'rrn'
    | 'approval'
    | 'terminal'
    | 'attempts'
    | 'receipt'
    | 'customer'
    | 'note'
    | 'order'
    | 'payment';
  readonly value: string;
}

/** What is known of a sale, in the order people ask for it; what is not known is left out. */
export function orderFacts(
  line: OrderLine,
  words: Words,
  terminalName: string | null,
): readonly OrderFact[] {
  const { order, payment } = line;
  const facts: readonly { readonly name: OrderFact['name']; readonly value: string | null }[] = [
    { name: 'status', value: words.t(`sale.${saleStatus(line)}`) },
    { name: 'reason', value: payment && reasonWords(payment, words) },
    { name: 'amount', value: words.money(order.amount, order.currency) },
    { name: 'paid', value: words.money(order.amountPaid, order.currency) },
    { name: 'time', value: words.time(order.createdAt) },
    { name: 'method', value: payment && methodWords(payment, words) },
    { name: 'rrn', value: payment?.approval?.rrn ?? null },
    { name: 'approval', value: payment?.approval?.approvalCode ?? null },
    { name: 'terminal', value: terminalName },
    { name: 'attempts', value: String(order.attempts) },
    { name: 'receipt', value: order.receipt },
    { name: 'customer', value: customerWords(order) },
    { name: 'note', value: order.notes.note ?? null },
    { name: 'order', value: order.id },
    { name: 'payment', value: payment?.id ?? null },
  ];
  return facts.flatMap(({ name, value }) => (value === null ? [] : [{ name, value }]));
}

/** What was sold, a text for each line. Amounts that somebody typed come with a name as well. */
export function lineWords(
  { lines, currency }: OrderLine['order'],
  words: Words,
): readonly { readonly place: number; readonly text: string }[] {
  return lines.map((line, place) => {
    const { name, quantity, discount = 0 } = line;
    const amount = words.money(lineTotal(line), currency);
    const text = words.t('today.line', { count: words.count(quantity), name, amount });
    const off = words.t('cart.off', { amount: words.money(discount, currency) });
    return { place, text: discount > 0 ? `${text} (${off})` : text };
  });
}

function customerWords({ customer = {} }: OrderLine['order']): string | null {
  const { name, contact, email } = customer;
  const known = [name, contact, email].filter((each) => each !== undefined);
  return known.length === 0 ? null : known.join(', ');
}

function reasonWords(
  { failure, doubt }: NonNullable<OrderLine['payment']>,
  { t, locale }: Words,
): string | null {
  if (doubt) return t(`doubt.${doubt.reason}`);
  if (!failure) return null;
  const words = t(`failure.${failure.code}`);
  return failure.reason === null
    ? words
    : `${words} ${t('pay.terminal_says', { reason: terminalWords(failure.reason, locale.slice(0, 2)) })}`;
}
