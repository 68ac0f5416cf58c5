import { type FormEvent, useState } from 'react';
import type { ShownTerminalKey, TerminalSecret } from '../../../shared/terminal-secret.ts';
import { LabelledField } from '../../components/labelled-field.tsx';
import type { PairingOutcome } from '../../store/terminal-asks.ts';
import { useWords } from '../../store/window-context.tsx';
import { outcomeKey } from './terminal-words.ts';

/** The key that a terminal and this till share, as it was set at the terminal. It is never shown again. */
export function TerminalKeyForm(props: {
  /** What is known of the one there is. */
  readonly present: ShownTerminalKey | null;
  /** Null takes it away. */
  readonly onKeep: (key: TerminalSecret | null) => Promise<PairingOutcome>;
  readonly onLeave: () => void;
}) {
  const { t } = useWords();
  const { present, onKeep, onLeave } = props;
  const [keyIdentifier, setIdentifier] = useState(present?.keyIdentifier ?? '');
  const [version, setVersion] = useState(String(present?.keyVersion ?? 1));
  const [passphrase, setPassphrase] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  return (
    <form
      className="terminal-form"
      aria-label={t('terminals.key.title')}
      onSubmit={(event) => void submit(event)}
    >
      <p>{t('terminals.key.why')}</p>
      <LabelledField
        label={t('terminals.key.identifier')}
        name="key-identifier"
        value={keyIdentifier}
        maxLength={100}
        onChange={setIdentifier}
      />
      <LabelledField
        label={t('terminals.key.version')}
        name="key-version"
        value={version}
        maxLength={6}
        mode="tel"
        onChange={setVersion}
      />
      <LabelledField
        label={t('terminals.key.passphrase')}
        name="passphrase"
        value={passphrase}
        maxLength={200}
        onChange={setPassphrase}
        isSecret
      />
      <p role="alert" className="labelled-problem">
        {problem}
      </p>
      <div className="terminal-acts">
        <button type="submit" className="button button-primary">
          {t('terminals.key.keep')}
        </button>
        {present && (
          <button type="button" className="button" onClick={() => void keep(null)}>
            {t('terminals.key.remove')}
          </button>
        )}
        <button type="button" className="button" onClick={onLeave}>
          {t('terminals.key.leave')}
        </button>
      </div>
    </form>
  );

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const isWhole = keyIdentifier !== '' && passphrase !== '' && /^[0-9]{1,6}$/.test(version);
    if (!isWhole) return setProblem(t('terminals.key.incomplete'));
    await keep({ keyIdentifier, keyVersion: Number(version), passphrase });
  }

  async function keep(key: TerminalSecret | null): Promise<void> {
    setProblem(null);
    const outcome = await onKeep(key);
    if (outcome.type !== 'kept') setProblem(t(outcomeKey(outcome)));
  }
}
