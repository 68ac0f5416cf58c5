import type { Currency } from '../../../shared/money.ts';
import type { OurLine, StatementLine } from '../../../shared/statement.ts';
import { Amount } from '../../components/amount.tsx';
import { Press } from '../../components/press.tsx';
import { useWords } from '../../store/window-context.tsx';
import { dayWords, oursOf, stateKey, whyWords } from './statement-words.ts';

/** One line with both its sides, and the way from each of ours to its story. */
export function StatementDetails(props: {
  readonly line: StatementLine;
  readonly currency: Currency;
  readonly onStory: (ours: OurLine) => void;
}) {
  const words = useWords();
  const { t } = words;
  const { line, currency, onStory } = props;
  const theirs = 'theirs' in line ? line.theirs : null;
  return (
    <section className="statement-details" aria-label={t('statement.details')}>
      <p>{whyWords(line, words)}</p>
      {line.outcome === 'unreadable' && <p className="statement-text">{line.text}</p>}
      {theirs && (
        <p data-side="theirs">
          <strong>{t('statement.theirs')}</strong>
          <span>
            <Amount minor={theirs.amount} currency={currency} />
            {` · ${t(`statement.kind.${theirs.kind}`)} · ${dayWords(theirs.day, words)} · `}
            {`${theirs.reference} · ${t('statement.line', { line: words.count(theirs.line) })}`}
          </span>
        </p>
      )}
      {oursOf(line).map((ours) => (
        <p key={ours.id} data-side="ours">
          <strong>{t('statement.ours')}</strong>
          <span>
            <Amount minor={ours.amount} currency={currency} />
            {` · ${t(stateKey(ours))} · ${words.day(ours.at)}, ${words.time(ours.at)}`}
            {ours.reference === null ? '' : ` · ${ours.reference}`}
          </span>
          <Press className="menu-key" onPress={() => onStory(ours)}>
            {t('statement.story', { seq: String(ours.seq) })}
          </Press>
        </p>
      ))}
    </section>
  );
}
