import { useEffect, useRef, useState } from 'react';
import type { PairedTerminal } from '../../../shared/ipc-terminals.ts';
import type { Examination, ProtocolChoice } from '../../../shared/pairing.ts';
import { isInService } from '../../../shared/terminal.ts';
import type { TerminalSecret } from '../../../shared/terminal-secret.ts';
import type { PairingOutcome } from '../../store/terminal-asks.ts';
import { useServices, useWords } from '../../store/window-context.tsx';
import { ExaminationView } from './examination-view.tsx';
import { TerminalForm } from './terminal-form.tsx';
import { TerminalKeyForm } from './terminal-key-form.tsx';
import { lineWords, stateWord } from './terminal-words.ts';
import { TestSale } from './test-sale.tsx';

/** One terminal: what it is, how it stands, and what can be done about it. */
export function TerminalPanel(props: {
  readonly paired: PairedTerminal;
  readonly protocols: readonly ProtocolChoice[];
  readonly nameOf: (terminalId: string) => string;
  readonly onChanged: (outcome: PairingOutcome) => void;
  readonly onReplace: () => void;
}) {
  const { t } = useWords();
  const { terminals } = useServices();
  const { paired, protocols, nameOf, onChanged, onReplace } = props;
  const { terminal, connection, key } = paired;
  const [task, setTask] = useState<'none' | 'edit' | 'key'>('none');
  const [isExamining, setExamining] = useState(false);
  const [examination, setExamination] = useState<Examination | null>(null);
  const protocol = protocols.find(({ id }) => id === terminal.protocol);
  const state = stateWord(terminal, connection);
  const section = useRef<HTMLElement>(null);
  const hadForm = useRef(false);
  // The keyboard goes into a form that opens, and to what can be done when it has closed.
  useEffect(() => {
    if (task === 'none' && !hadForm.current) return;
    hadForm.current = task !== 'none';
    section.current?.querySelector<HTMLElement>('form input, .terminal-acts button')?.focus();
  }, [task]);
  return (
    <section ref={section} className="panel terminal-panel" aria-labelledby="terminal-name">
      <h2 id="terminal-name">{terminal.name}</h2>
      <dl className="terminal-facts" aria-label={t('terminals.facts')}>
        <dt>{t(`terminals.state.${state}`)}</dt>
        <dd>
          {connection?.type === 'absent' && connection.reason}
          {terminal.replacedBy !== undefined &&
            t('terminals.replaced_by', { name: nameOf(terminal.replacedBy) })}
        </dd>
        <dt>{t('terminals.fact.id')}</dt>
        <dd>{terminal.id}</dd>
        <dt>{t('terminals.fact.protocol')}</dt>
        <dd>{protocol?.name ?? terminal.protocol}</dd>
        <dt>{t('terminals.fact.line')}</dt>
        <dd>{lineWords(terminal.link)}</dd>
        <dt>{t('terminals.fact.route')}</dt>
        <dd>{t(`terminals.route.${terminal.route}`)}</dd>
        {protocol?.givesSlips && (
          <>
            <dt>{t('wizard.slips')}</dt>
            <dd>{t(`wizard.slips.${terminal.slips ?? 'terminal'}`)}</dd>
          </>
        )}
        {protocol?.showsCodes && (
          <>
            <dt>{t('wizard.display')}</dt>
            <dd>{t(`wizard.display.${terminal.display ?? 'own'}`)}</dd>
          </>
        )}
        {protocol?.takesKey && (
          <>
            <dt>{t('terminals.key')}</dt>
            <dd>
              {key
                ? t('terminals.key.present', {
                    identifier: key.keyIdentifier,
                    version: String(key.keyVersion),
                  })
                : t('terminals.key.none')}
            </dd>
          </>
        )}
      </dl>
      {protocol?.isUnconfirmed && <p className="terminal-care">{t('wizard.unconfirmed')}</p>}
      {task === 'key' && (
        <TerminalKeyForm present={key} onKeep={keepKey} onLeave={() => setTask('none')} />
      )}
      {task === 'edit' && (
        <TerminalForm
          start={terminal}
          protocols={protocols}
          keepLabel={t('wizard.keep_change')}
          isNew={false}
          onKeep={keep}
        />
      )}
      {task === 'none' && (
        <div className="terminal-acts">
          <button
            type="button"
            className="button button-primary"
            disabled={isExamining}
            onClick={() => void examine()}
          >
            {t('terminals.examine')}
          </button>
          <TestSale terminal={terminal} isReady={state === 'ready'} />
          {terminal.replacedBy === undefined && (
            <>
              <button type="button" className="button" onClick={() => setTask('edit')}>
                {t('terminals.edit')}
              </button>
              {protocol?.takesKey && (
                <button type="button" className="button" onClick={() => setTask('key')}>
                  {t('terminals.key')}
                </button>
              )}
              <button type="button" className="button" onClick={() => void turn()}>
                {t(isInService(terminal) ? 'terminals.switch_off' : 'terminals.switch_on')}
              </button>
              <button type="button" className="button" onClick={onReplace}>
                {t('terminals.replace')}
              </button>
            </>
          )}
        </div>
      )}
      <p role="status">{isExamining && t('terminals.examining')}</p>
      {examination && <ExaminationView examination={examination} name={terminal.name} />}
    </section>
  );

  async function examine(): Promise<void> {
    setExamination(null);
    setExamining(true);
    const answer = await terminals.examine(terminal.id);
    setExamining(false);
    if (typeof answer === 'string') onChanged({ type: answer });
    else setExamination(answer.examination);
  }

  async function turn(): Promise<void> {
    onChanged(await terminals.setInService(terminal.id, !isInService(terminal)));
  }

  async function keep({ id: _, ...changes }: Parameters<typeof terminals.pair>[0]) {
    const outcome = await terminals.change({ terminalId: terminal.id, changes });
    return tell(outcome);
  }

  async function keepKey(secret: TerminalSecret | null) {
    return tell(await terminals.setKey({ terminalId: terminal.id, key: secret }));
  }

  function tell(outcome: PairingOutcome): PairingOutcome {
    if (outcome.type === 'kept') setTask('none');
    onChanged(outcome);
    return outcome;
  }
}
