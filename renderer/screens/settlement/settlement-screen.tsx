import { useEffect, useRef, useState } from 'react';
import { Choice } from '../../components/filter-fields.tsx';
import { KeyCap } from '../../components/key-cap.tsx';
import { PageNotice } from '../../components/page-notice.tsx';
import { useKeys } from '../../components/use-keys.ts';
import { useServices, useWindow, useWords } from '../../store/window-context.tsx';
import { BatchLines } from './batch-lines.tsx';
import { ComparisonTable, OwnTable } from './comparison-table.tsx';
import { type SettlementShown, useSettlement } from './use-settlement.ts';

/**
 * A terminal's day against the book: what is not settled yet, and what its end of day says. S asks for the
 * end of day, Enter says that it is meant; C goes on to a statement of whoever pays the money out.
 */
export function SettlementScreen() {
  const { t, count, plural, day, time } = useWords();
  const { place } = useServices();
  const terminals = useWindow((state) => state.terminals);
  const [chosen, setChosen] = useState<string | undefined>(terminals[0]?.terminal.id);
  const [isSure, setSure] = useState(false);
  const { batch, answer, isRunning, run } = useSettlement(chosen);
  const screen = useRef<HTMLElement>(null);
  useEffect(() => screen.current?.focus({ preventScroll: true }), []);
  useEffect(() => {
    if (batch === 'not_allowed') place.go('sell');
  }, [batch, place]);
  const shown = typeof batch === 'object' ? batch : null;
  const mayRun = shown !== null && shown.obstacle === null && !isRunning;
  useKeys(({ type }) => {
    if (type === 'escape' && !isSure) return place.go('sell');
    if (type === 'escape') setSure(false);
    else if (type === 's' && mayRun) setSure(true);
    else if (type === 'enter' && isSure) end();
    else if (type === 'c' && !isSure) place.go('statement');
    else return 'unused';
    return undefined;
  });
  const told = recordOf(answer) ?? shown?.last ?? null;

  return (
    <main
      className="page"
      data-screen="settlement"
      data-state={isRunning ? 'running' : typeof batch === 'object' ? 'told' : batch}
      aria-label={t('settlement.title')}
      ref={screen}
      tabIndex={-1}
    >
      <header className="page-head">
        <h1>{t('settlement.title')}</h1>
        <PageNotice />
        <KeyCap
          cap={t('key.escape')}
          label={t('act.back')}
          shortcut="Escape"
          onPress={() => place.go('sell')}
        />
      </header>
      <fieldset className="money-filters" aria-label={t('payments.terminal')}>
        <Choice
          label={t('payments.terminal')}
          value={chosen ?? ''}
          options={terminals.map(({ terminal }) => [terminal.id, terminal.name])}
          onChange={(id) => {
            setChosen(id);
            setSure(false);
          }}
        />
        <p role="status" className="audit-count" data-obstacle={shown?.obstacle ?? undefined}>
          {terminals.length === 0 && t('terminal.none')}
          {batch === 'asking' && terminals.length > 0 && t('history.asking')}
          {batch === 'no_answer' && t('audit.no_answer')}
          {shown?.obstacle && t(`settlement.why.${shown.obstacle}`)}
          {isRunning && t('settlement.running')}
        </p>
      </fieldset>
      <div className="history">
        <section className="history-found" aria-label={t('settlement.lines')}>
          <header className="history-count">
            <p>{t('settlement.open', { count: count(shown?.lines.length ?? 0) })}</p>
          </header>
          <BatchLines lines={shown?.lines ?? []} />
        </section>
        <section className="story" aria-label={t('settlement.compare')}>
          <div className="money-body settlement-body">
            {shown?.totals.map((totals) => (
              <OwnTable key={totals.currency} totals={totals} />
            ))}
            {shown?.lines.length === 0 && <p>{t('settlement.nothing')}</p>}
            {answer === null && shown && shown.unknownSince !== null && (
              <p role="alert" className="page-notice" data-day="unknown">
                {t('settlement.unknown', {
                  when: `${day(shown.unknownSince)}, ${time(shown.unknownSince)}`,
                })}
              </p>
            )}
            {answer !== null && !recordOf(answer) && (
              <p role="alert" className="page-notice">
                {whyNot(answer)}
              </p>
            )}
            {told && (
              <>
                <h2>{t('settlement.last', { when: `${day(told.at)}, ${time(told.at)}` })}</h2>
                <p>
                  {t(`settlement.settled.${plural(told.settled)}`, { count: count(told.settled) })}
                </p>
                {told.comparisons.map((comparison) => (
                  <ComparisonTable key={comparison.currency} comparison={comparison} />
                ))}
              </>
            )}
          </div>
          <footer className="story-foot">
            {!isSure && (
              <KeyCap
                cap={t('key.c')}
                label={t('statement.title')}
                shortcut="C"
                onPress={() => place.go('statement')}
              />
            )}
            {isSure && <p role="alert">{t('settlement.sure')}</p>}
            {isSure ? (
              <KeyCap
                cap={t('key.enter')}
                label={t('settlement.do')}
                shortcut="Enter"
                isPrimary
                onPress={end}
              />
            ) : (
              <KeyCap
                cap={t('key.s')}
                label={t('settlement.end')}
                shortcut="S"
                isPrimary
                isUnavailable={!mayRun}
                onPress={() => mayRun && setSure(true)}
              />
            )}
          </footer>
        </section>
      </div>
    </main>
  );

  function end(): void {
    setSure(false);
    void run();
  }

  function whyNot(told: NonNullable<SettlementShown['answer']>): string {
    if (told === 'not_allowed') return t('notice.not_allowed');
    if (told === 'no_answer') return t('settlement.why.no_answer');
    if (told.ok) return '';
    const why = t(`settlement.why.${told.why}`);
    return told.reason === null ? why : `${why} (${told.reason})`;
  }
}

function recordOf(answer: SettlementShown['answer']) {
  return typeof answer === 'object' && answer?.ok ? answer.record : null;
}
