import { useCallback, useEffect, useRef, useState } from 'react';
import type { IpcAnswers } from '../../../shared/ipc.ts';
import { KeyCap } from '../../components/key-cap.tsx';
import { PageNotice } from '../../components/page-notice.tsx';
import { Press } from '../../components/press.tsx';
import { useKeys } from '../../components/use-keys.ts';
import type { PairingOutcome } from '../../store/terminal-asks.ts';
import { useServices, useWindow, useWords } from '../../store/window-context.tsx';
import { PairingWizard } from './pairing-wizard.tsx';
import { TerminalPanel } from './terminal-panel.tsx';
import { callsWords, outcomeKey, stateWord } from './terminal-words.ts';

type All = IpcAnswers['terminals.all'];

/** What the right side is about: one terminal, or a new one, also in place of an old one. */
type Task =
  | { readonly type: 'none' }
  | { readonly type: 'show'; readonly terminalId: string }
  | { readonly type: 'pair'; readonly insteadOf: string | null };

/** The terminals of this till: pairing, examining, changing them. */
export function TerminalsScreen() {
  const words = useWords();
  const { t } = words;
  const { place, terminals } = useServices();
  // Their lines change by themselves; each change is a reason to look again.
  const statuses = useWindow((state) => state.terminals);
  const [all, setAll] = useState<All | null>(null);
  const tested = useWindow((state) => state.shownTerminal);
  const [task, setTask] = useState<Task>(
    tested === null ? { type: 'none' } : { type: 'show', terminalId: tested },
  );
  const [remark, setRemark] = useState<string | null>(null);
  const screen = useRef<HTMLElement>(null);
  useEffect(() => screen.current?.focus({ preventScroll: true }), []);
  const refresh = useCallback(async () => {
    const answer = await terminals.all();
    if (typeof answer !== 'string') return setAll(answer);
    if (answer === 'not_allowed') place.go('sell');
    setRemark(t(`terminals.${answer}`));
  }, [terminals, place, t]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a changed line is what it waits for.
  useEffect(() => void refresh(), [refresh, statuses]);
  useKeys(({ type }) => (type === 'escape' ? back() : 'unused'));

  const shown = task.type === 'show' ? task.terminalId : all?.terminals[0]?.terminal.id;
  const chosen = all?.terminals.find(({ terminal }) => terminal.id === shown);
  const nameOf = (id: string) =>
    all?.terminals.find(({ terminal }) => terminal.id === id)?.terminal.name ?? id;

  return (
    <main
      className="page"
      data-screen="terminals"
      aria-label={t('terminals.title')}
      ref={screen}
      tabIndex={-1}
    >
      <header className="page-head">
        <h1>{t('terminals.title')}</h1>
        <p role="status" className="page-remark">
          {remark}
        </p>
        <PageNotice />
        <Press className="menu-key" onPress={() => place.go('wire')}>
          {t('wire.title')}
        </Press>
        <KeyCap cap={t('key.escape')} label={t('act.back')} shortcut="Escape" onPress={back} />
      </header>
      <div className="page-body terminals">
        <section className="panel" aria-labelledby="terminals-list">
          <h2 id="terminals-list">{t('terminals.list')}</h2>
          {all?.terminals.length === 0 && <p>{t('terminals.none')}</p>}
          <ul className="member-list">
            {all?.terminals.map(({ terminal, connection }) => (
              <li key={terminal.id}>
                <button
                  type="button"
                  className="member"
                  data-terminal={terminal.id}
                  data-state={stateWord(terminal, connection)}
                  aria-pressed={task.type !== 'pair' && terminal.id === shown}
                  onClick={() => go({ type: 'show', terminalId: terminal.id })}
                >
                  <span className="person-name">{terminal.name}</span>
                  <span className="person-role">
                    {t(`terminals.state.${stateWord(terminal, connection)}`)}
                  </span>
                </button>
              </li>
            ))}
          </ul>
          <button
            type="button"
            className="button button-primary"
            onClick={() => go({ type: 'pair', insteadOf: null })}
          >
            {t('terminals.add')}
          </button>
          {all && <p className="terminals-calls">{callsWords(all.calls, words)}</p>}
        </section>
        {all && task.type === 'pair' && (
          <PairingWizard
            key={task.insteadOf ?? 'new'}
            protocols={all.protocols}
            nameOf={nameOf}
            insteadOf={task.insteadOf}
            onPaired={(terminalId) => void paired(terminalId)}
          />
        )}
        {all && chosen && task.type !== 'pair' && (
          <TerminalPanel
            key={chosen.terminal.id}
            paired={chosen}
            protocols={all.protocols}
            nameOf={nameOf}
            onChanged={(outcome) => void changed(outcome)}
            onReplace={() => go({ type: 'pair', insteadOf: chosen.terminal.id })}
          />
        )}
      </div>
    </main>
  );

  function go(next: Task): void {
    setRemark(null);
    setTask(next);
  }

  function back(): undefined {
    if (task.type === 'pair') return go({ type: 'none' }) as undefined;
    return place.go('sell');
  }

  async function paired(terminalId: string): Promise<void> {
    await refresh();
    go({ type: 'show', terminalId });
    setRemark(t('terminals.kept'));
  }

  async function changed(outcome: PairingOutcome): Promise<void> {
    setRemark(t(outcomeKey(outcome)));
    await refresh();
  }
}
