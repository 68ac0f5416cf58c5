import { useEffect, useRef, useState } from 'react';
import {
  type OurLine,
  type StatementOutcome,
  statementOutcomes,
} from '../../../shared/statement.ts';
import { Choice } from '../../components/filter-fields.tsx';
import { KeyCap } from '../../components/key-cap.tsx';
import { LongList } from '../../components/long-list.tsx';
import { PageNotice } from '../../components/page-notice.tsx';
import { useKeys } from '../../components/use-keys.ts';
import { useServices, useWindow, useWords } from '../../store/window-context.tsx';
import { StatementDetails } from './statement-details.tsx';
import { BeforeFile, FileFacts } from './statement-file.tsx';
import { StatementRow } from './statement-row.tsx';
import { StatementSums } from './statement-sums.tsx';
import { oursOf, statementLineId } from './statement-words.ts';
import { useStatementLines } from './use-statement-lines.ts';

type Remark = 'kept' | 'not_kept' | 'not_allowed';

const everywhere = '';

/**
 * The book beside a statement: O chooses its file, digits choose an outcome, the arrow keys walk its
 * lines, Enter goes to the story of one, S keeps what differs.
 */
export function StatementScreen() {
  const { t, count, plural } = useWords();
  const { place, history, statement } = useServices();
  const state = useWindow((each) => each.statement);
  const terminals = useWindow((each) => each.terminals);
  const isTest = useWindow(({ register }) => register?.mode.type === 'test');
  const [terminalId, setTerminalId] = useState(everywhere);
  const [outcome, setOutcome] = useState<StatementOutcome | null>(null);
  const [chosen, setChosen] = useState(-1);
  const [remark, setRemark] = useState<Remark | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const screen = useRef<HTMLElement>(null);
  useEffect(() => screen.current?.focus({ preventScroll: true }), []);
  const compared = state.type === 'told' ? state.compared : null;
  const { lines, onSight } = useStatementLines(compared, outcome);
  const selected = lines[chosen];
  const sampled = terminalId === everywhere ? terminals[0]?.terminal.id : terminalId;
  useKeys((key) => {
    if (key.type === 'escape') return place.go('settlement');
    if (key.type === 'o') input.current?.click();
    else if (key.type === 's' && compared) void keep();
    else if (key.type === 't' && isTest && sampled) void sample(sampled);
    else if (key.type === 'digit' && compared) choose(statementOutcomes[Number(key.digit) - 1]);
    else if (key.type === 'down' || key.type === 'up') walk(key.type === 'down' ? 1 : -1);
    else if (key.type === 'enter' && selected) showStory(oursOf(selected)[0]);
    else return 'unused';
    return undefined;
  });

  return (
    <main
      className="page"
      data-screen="statement"
      data-state={state.type}
      aria-label={t('statement.title')}
      ref={screen}
      tabIndex={-1}
    >
      <header className="page-head">
        <h1>{t('statement.title')}</h1>
        <PageNotice />
        <KeyCap
          cap={t('key.escape')}
          label={t('statement.back')}
          shortcut="Escape"
          onPress={() => place.go('settlement')}
        />
      </header>
      <fieldset className="money-filters" aria-label={t('statement.whose')}>
        <Choice
          label={t('statement.whose')}
          value={terminalId}
          options={[
            [everywhere, t('statement.all')],
            ...terminals.map(({ terminal }) => [terminal.id, terminal.name] as const),
          ]}
          onChange={setTerminalId}
        />
        <p role="status" className="audit-count">
          {state.type === 'reading' && t('statement.reading')}
          {compared && t('statement.from', { name: compared.comparison.fileName })}
          {remark && ` ${t(`statement.remark.${remark}`)}`}
        </p>
        <input
          ref={input}
          type="file"
          hidden
          accept=".csv,.tsv,.txt,text/csv"
          aria-label={t('statement.choose')}
          onChange={({ target }) => {
            const [file] = target.files ?? [];
            target.value = '';
            if (file) void compare(file);
          }}
        />
      </fieldset>
      <div className="history">
        <section className="history-found" aria-label={t('statement.lines')}>
          <header className="history-count">
            <p role="status">
              {compared
                ? t(`statement.shown.${plural(lines.length)}`, { count: count(lines.length) })
                : t('statement.before')}
            </p>
          </header>
          {compared && lines.length === 0 && <p className="today-empty">{t('statement.none')}</p>}
          <LongList
            label={t('statement.lines')}
            lines={lines}
            chosen={chosen}
            onNearEnd={null}
            onSight={onSight}
            row={(line, place, top) => (
              <StatementRow
                key={statementLineId(line)}
                line={line}
                currency={compared?.currency ?? 'INR'}
                top={top}
                place={place}
                isSelected={place === chosen}
                onSelect={setChosen}
              />
            )}
          />
        </section>
        <section className="story" aria-label={t('statement.result')}>
          <div className="money-body settlement-body">
            {compared && state.type === 'told' ? (
              <>
                {selected && (
                  <StatementDetails
                    line={selected}
                    currency={compared.currency}
                    onStory={showStory}
                  />
                )}
                <StatementSums compared={compared} chosen={outcome} onChoose={choose} />
                <FileFacts state={state} />
              </>
            ) : (
              <BeforeFile state={state} />
            )}
          </div>
          <footer className="story-foot">
            <KeyCap
              cap={t('key.o')}
              label={t(compared ? 'statement.another' : 'statement.choose')}
              shortcut="O"
              isPrimary={!compared}
              onPress={() => input.current?.click()}
            />
            {compared && (
              <KeyCap
                cap={t('key.s')}
                label={t('statement.keep')}
                shortcut="S"
                isPrimary
                onPress={() => void keep()}
              />
            )}
            {isTest && sampled && !compared && (
              <KeyCap
                cap={t('key.t')}
                label={t('statement.sample')}
                shortcut="T"
                onPress={() => void sample(sampled)}
              />
            )}
          </footer>
        </section>
      </div>
    </main>
  );

  async function compare(file: File): Promise<void> {
    setRemark(null);
    setOutcome(null);
    setChosen(-1);
    await statement.compare(file, terminalId === everywhere ? null : terminalId);
  }

  async function keep(): Promise<void> {
    remember(await statement.keep());
  }

  async function sample(wanted: string): Promise<void> {
    remember(await statement.sample(wanted));
  }

  function remember(result: string): void {
    if (result === 'given_up') setRemark(null);
    else if (result === 'kept' || result === 'not_allowed') setRemark(result);
    else setRemark('not_kept');
  }

  function choose(wanted: StatementOutcome | undefined): void {
    if (!wanted) return;
    setOutcome(wanted === outcome ? null : wanted);
    setChosen(-1);
  }

  function walk(by: 1 | -1): void {
    if (lines.length === 0) return;
    setChosen((at) => (at < 0 ? 0 : Math.max(0, Math.min(lines.length - 1, at + by))));
  }

  function showStory(ours: OurLine | undefined): void {
    if (!ours) return;
    history.show({ id: ours.orderId, seq: ours.seq });
    place.go('history');
  }
}
