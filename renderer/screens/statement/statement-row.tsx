import { memo } from 'react';
import type { Currency } from '../../../shared/money.ts';
import type { StatementLine } from '../../../shared/statement.ts';
import { Amount } from '../../components/amount.tsx';
import { ListRow } from '../../components/list-row.tsx';
import { useWords } from '../../store/window-context.tsx';
import { dayWords, oursOf, outcomeLooks, statementLineId, whyWords } from './statement-words.ts';

/** One line of a comparison: how it came out, what it was for, and where it stands on either side. */
export const StatementRow = memo(function StatementRow(props: {
  readonly line: StatementLine;
  readonly currency: Currency;
  /** Where it stands in the list, in pixels. */
  readonly top: number;
  /** The same place among all. */
  readonly place: number;
  readonly isSelected: boolean;
  readonly onSelect: (place: number) => void;
}) {
  const words = useWords();
  const { t } = words;
  const { line, currency, top, place, isSelected, onSelect } = props;
  const look = outcomeLooks[line.outcome];
  const theirs = 'theirs' in line ? line.theirs : null;
  const [ours] = oursOf(line);
  const subject = theirs ?? ours;
  const number = line.outcome === 'unreadable' ? line.line : theirs?.line;
  return (
    <ListRow
      top={top}
      isSelected={isSelected}
      onSelect={() => onSelect(place)}
      look={look}
      standing={t(`statement.outcome.${line.outcome}`)}
      marks={{
        'data-outcome': line.outcome,
        'data-line': statementLineId(line),
        'data-sale': ours?.seq,
      }}
    >
      {subject && (
        <Amount
          className="order-amount"
          minor={subject.kind === 'refund' ? -subject.amount : subject.amount}
          currency={currency}
        />
      )}
      <span className="order-found-by">
        {number !== undefined && <span>{t('statement.line', { line: words.count(number) })}</span>}
        {theirs && <span>{dayWords(theirs.day, words)}</span>}
        {line.outcome === 'ours_only' && <span>{words.day(line.ours.at)}</span>}
        {line.outcome === 'amount_differs' && (
          <span>{t('statement.here', { amount: words.money(line.ours.amount, currency) })}</span>
        )}
        {ours && <span>{t('today.number', { seq: String(ours.seq) })}</span>}
        {line.outcome === 'unreadable' && <span>{whyWords(line, words)}</span>}
        <span>{line.outcome === 'unreadable' ? line.text : (theirs ?? ours)?.reference}</span>
      </span>
    </ListRow>
  );
});
