import { type MoneyLine, subjectOf } from '../../../shared/money-line.ts';
import { methodWords, referenceWords } from '../../i18n/method-words.ts';
import { terminalById } from '../../store/terminals-slice.ts';
import { useWindow, useWords } from '../../store/window-context.tsx';
import { settledOf } from './money-words.ts';

/** What is known of a payment or refund, and what is left of the money. */
export function MoneyFacts({ line }: { readonly line: MoneyLine }) {
  const words = useWords();
  const { t } = words;
  const advised = useWindow(({ money }) => money.advised);
  const subject = subjectOf(line);
  const terminal = useWindow((state) => terminalById(state, subject.terminalId))?.terminal;
  const { payment } = line;
  const amount = (minor: number) => words.money(minor, payment.currency);
  const advice = advised?.payment.id === payment.id ? advised.advice : null;
  const when = (at: number) => `${words.day(at)}, ${words.time(at)}`;
  const settled = settledOf(payment);
  const reason = line.type === 'refund' ? line.refund.notes.reason : undefined;
  const facts: readonly (readonly [string, string | null | undefined])[] = [
    [t('payments.fact.when'), when(subject.createdAt)],
    [t('payments.fact.method'), methodWords(payment, words)],
    [t('payments.fact.reference'), referenceWords(payment, words)],
    [t('payments.fact.terminal'), terminal?.name ?? subject.terminalId],
    [t('payments.fact.captured'), amount(payment.capturedAmount)],
    [t('payments.fact.refunded'), advice && amount(advice.refunded)],
    [t('payments.fact.under_way'), advice?.underWay ? amount(advice.underWay) : null],
    [t('payments.fact.remaining'), advice && amount(advice.remaining)],
    [
      t('payments.fact.settled'),
      settled === 'not_yet' ? t('payments.not_settled') : settled === null ? null : when(settled),
    ],
    [t('payments.fact.reason'), reason],
  ];
  return (
    <dl className="doubt-facts" data-facts>
      {facts.map(([name, value]) =>
        value ? (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ) : null,
      )}
    </dl>
  );
}
