import { useEffect, useState } from 'react';
import { statementColumns } from '../../../shared/statement.ts';
import type { Told } from '../../store/audit-asks.ts';
import type { PastComparisons, StatementState } from '../../store/statement-slice.ts';
import { useServices, useWords } from '../../store/window-context.tsx';
import { dayWords, problemWords } from './statement-words.ts';

/** What was read of a file: its time, its columns, what it charged. */
export function FileFacts(props: { readonly state: StatementState & { type: 'told' } }) {
  const words = useWords();
  const { t, money } = words;
  const { compared } = props.state;
  const { comparison, columns, unused, fees, currency } = compared;
  const read = statementColumns.flatMap((column) => columns[column] ?? []);
  const period = { from: dayWords(comparison.from, words), to: dayWords(comparison.to, words) };
  return (
    <div className="statement-facts">
      <p>{t('statement.period', period)}</p>
      <p>{t('statement.columns', { names: read.join(', ') })}</p>
      {unused.length > 0 && <p>{t('statement.unused', { names: unused.join(', ') })}</p>}
      {fees > 0 && <p>{t('statement.fees', { amount: money(fees, currency) })}</p>}
      <p>{t('statement.edge')}</p>
    </div>
  );
}

/** What a file looks like that can be compared, or why this one cannot; and what was compared before. */
export function BeforeFile({ state }: { readonly state: StatementState }) {
  const words = useWords();
  const { t } = words;
  return (
    <>
      {state.type === 'problem' && (
        <p role="alert" className="page-notice">
          {`${state.name}: ${problemWords(state.problem, words)}`}
        </p>
      )}
      {state.type === 'untold' && (
        <p role="alert" className="page-notice">
          {t(state.why === 'not_allowed' ? 'notice.not_allowed' : 'statement.no_answer')}
        </p>
      )}
      <p>{t('statement.how')}</p>
      <pre className="stock-example">{t('statement.example')}</pre>
      <p>{t('statement.rule')}</p>
      <Past />
    </>
  );
}

function Past() {
  const words = useWords();
  const { t, count } = words;
  const { statement, place } = useServices();
  const [past, setPast] = useState<Told<PastComparisons>>();
  useEffect(() => void statement.past().then(setPast), [statement]);
  useEffect(() => {
    if (past === 'not_allowed') place.go('sell');
  }, [past, place]);
  if (typeof past !== 'object' || past.comparisons.length === 0) return null;
  return (
    <section aria-labelledby="statement-past">
      <h2 id="statement-past">{t('statement.past')}</h2>
      <ol className="statement-past">
        {past.comparisons.map(({ id, at, staffId, fileName, counts }) => (
          <li key={id} data-compared={id}>
            <strong>{fileName}</strong>
            <span>{`${words.day(at)}, ${words.time(at)} · ${past.names[staffId] ?? staffId}`}</span>
            <span>
              {t('statement.past.counts', {
                matched: count(counts.matched),
                all: count(Object.values(counts).reduce((sum, each) => sum + each, 0)),
              })}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
