import { memo } from 'react';
import { lineId, type MoneyLine, standingOf, subjectOf } from '../../../shared/money-line.ts';
import { Amount } from '../../components/amount.tsx';
import { ListRow } from '../../components/list-row.tsx';
import { methodWords, referenceWords } from '../../i18n/method-words.ts';
import { useWords } from '../../store/window-context.tsx';
import { lineLook } from './money-words.ts';

/** One payment or refund: how it stands, what it came to, and what tells it from others. */
export const MoneyRow = memo(function MoneyRow(props: {
  readonly line: MoneyLine;
  /** Where it stands in the list, in pixels. */
  readonly top: number;
  readonly isSelected: boolean;
  readonly onSelect: (id: string) => void;
}) {
  const words = useWords();
  const { line, top, isSelected, onSelect } = props;
  const { payment, seq } = line;
  const { amount, currency, createdAt } = subjectOf(line);
  const look = lineLook(line);
  const reference = referenceWords(payment, words);
  const id = lineId(line);
  return (
    <ListRow
      top={top}
      isSelected={isSelected}
      onSelect={() => onSelect(id)}
      look={look}
      standing={words.t(look.word)}
      marks={{
        'data-money': line.type,
        'data-id': id,
        'data-sale': seq,
        'data-standing': standingOf(line),
      }}
    >
      <Amount
        className="order-amount"
        minor={line.type === 'refund' ? -amount : amount}
        currency={currency}
      />
      <span className="order-found-by">
        <span>{words.t('today.number', { seq: String(seq) })}</span>
        <span>{words.day(createdAt)}</span>
        <span>{words.time(createdAt)}</span>
        <span>{methodWords(payment, words)}</span>
        {reference && <span>{reference}</span>}
      </span>
    </ListRow>
  );
});
