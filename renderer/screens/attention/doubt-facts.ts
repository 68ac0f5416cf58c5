import type { CheckoutView } from '../../../shared/ipc.ts';
import type { DoubtAsked } from '../../../shared/payment.ts';
import type { TerminalStatus } from '../../../shared/terminal.ts';
import { methodWords } from '../../i18n/method-words.ts';
import type { Words } from '../../i18n/words.ts';

/** A piece of evidence; `attention.fact.<name>` in the catalogue. */
export interface DoubtFact {
  readonly name:
    | 'approval'
    | 'asked_amount'
    | 'rrn'
    | 'approval_code'
    | 'cancel'
    | 'questions'
    | 'terminal'
    | 'since'
    | 'attempts'
    | 'code';
  readonly value: string;
}

/** All that is known of a payment in doubt, what weighs most first; what is not known is left out. */
export function doubtFacts(
  view: CheckoutView,
  terminal: TerminalStatus | undefined,
  words: Words,
): readonly DoubtFact[] {
  const { order, payment, asked } = view;
  if (!payment) return [];
  const { t, money, day, time } = words;
  const { approval, doubt, cancelRequestedBy } = payment;
  const facts: readonly { readonly name: DoubtFact['name']; readonly value: string | null }[] = [
    { name: 'approval', value: approvalWords(view, words) },
    { name: 'asked_amount', value: money(payment.amount, payment.currency) },
    { name: 'rrn', value: approval?.rrn ?? null },
    { name: 'approval_code', value: approval?.approvalCode ?? null },
    { name: 'cancel', value: cancelRequestedBy && t(`attention.cancel.${cancelRequestedBy}`) },
    { name: 'questions', value: payment.terminalId === null ? null : askedWords(asked, words) },
    { name: 'terminal', value: terminal ? terminalWords(terminal, words) : null },
    { name: 'code', value: payment.upiText ? time(payment.createdAt) : null },
    { name: 'since', value: doubt && `${day(doubt.since)}, ${time(doubt.since)}` },
    { name: 'attempts', value: order.attempts > 1 ? words.count(order.attempts) : null },
  ];
  return facts.flatMap(({ name, value }) => (value === null ? [] : [{ name, value }]));
}

/** What the terminal has approved, with its own amount: it may be another than was asked. */
function approvalWords({ payment }: CheckoutView, words: Words): string | null {
  if (!payment || payment.terminalId === null) return null;
  const { approval } = payment;
  if (!approval) return words.t('attention.no_approval');
  const amount = words.money(
    approval.amount ?? payment.amount,
    approval.currency ?? payment.currency,
  );
  return `${amount}, ${methodWords(payment, words)}`;
}

/** What has come of asking its terminal. */
export function askedWords(asked: DoubtAsked | null, { t, time, count }: Words): string {
  if (!asked) return t('attention.not_asked');
  const last = time(asked.lastAt);
  const times =
    asked.times === 1
      ? t('attention.asked.one', { time: last })
      : t('attention.asked.other', { count: count(asked.times), time: last });
  return `${times}: ${t(`attention.said.${asked.said}`, { time: time(asked.until ?? asked.lastAt) })}`;
}

function terminalWords({ terminal, connection }: TerminalStatus, { t }: Words): string {
  return `${terminal.name}: ${t(`terminal.${connection.type}`)}`;
}
