import { memo } from 'react';
import { lineId, type MoneyLine, standingOf, subjectOf } from '../../../shared/money-line.ts';
import { Amount } from '../../components/amount.tsx';
import { Icon } from '../../components/icon.tsx';
import { keepFocus } from '../../components/press.tsx';
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
    <div
      role="option"
      tabIndex={-1}
      aria-selected={isSelected}
      className="order-row history-row"
      data-money={line.type}
      data-id={id}
      data-sale={seq}
      data-standing={standingOf(line)}
      style={{ transform: `translateY(${top}px)` }}
      onMouseDown={keepFocus}
      onClick={() => onSelect(id)}
      onKeyDown={({ key }) => key === 'Enter' && onSelect(id)}
    >
      <span className="order-status" data-tone={look.tone}>
        <Icon name={look.icon} />
        {words.t(look.word)}
      </span>
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
    </div>
  );
});
