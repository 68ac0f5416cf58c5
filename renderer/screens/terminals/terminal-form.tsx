import { type FormEvent, useState } from 'react';
import type { IpcRequest } from '../../../shared/ipc.ts';
import type { ProtocolChoice } from '../../../shared/pairing.ts';
import type { Terminal, TerminalLink } from '../../../shared/terminal.ts';
import { LabelledField } from '../../components/labelled-field.tsx';
import type { PairingOutcome } from '../../store/terminal-asks.ts';
import { useWords } from '../../store/window-context.tsx';
import { TerminalOptionFields, type TerminalOptions, wantedOptions } from './terminal-options.tsx';
import { lineWords, outcomeKey } from './terminal-words.ts';

export type Wanted = IpcRequest<'terminals.pair'>['wanted'];

/** What a terminal is called, what it speaks, and who drives it. */
export function TerminalForm(props: {
  readonly start: {
    readonly name: string;
    readonly protocol: string;
    readonly link: TerminalLink;
    readonly route: Terminal['route'];
  } & TerminalOptions;
  readonly protocols: readonly ProtocolChoice[];
  readonly keepLabel: string;
  /** A new one may be given an id. */
  readonly isNew: boolean;
  readonly onKeep: (wanted: Wanted) => Promise<PairingOutcome>;
}) {
  const { t } = useWords();
  const { start, protocols, keepLabel, isNew, onKeep } = props;
  const [name, setName] = useState(start.name);
  const [id, setId] = useState('');
  const [protocol, setProtocol] = useState(start.protocol);
  const [link, setLink] = useState(start.link);
  const [route, setRoute] = useState(start.route);
  const [options, setOptions] = useState<TerminalOptions>(start);
  const [problem, setProblem] = useState<string | null>(null);
  const choices = protocols.filter(({ links }) => links.includes(link.type));
  const chosen = choices.find((choice) => choice.id === protocol);
  return (
    <form className="terminal-form" onSubmit={(event) => void submit(event)}>
      <LabelledField
        label={t('wizard.name')}
        name="name"
        value={name}
        maxLength={60}
        onChange={setName}
        isFirst
      />
      {isNew && (
        <LabelledField
          label={t('wizard.id')}
          name="id"
          value={id}
          maxLength={40}
          onChange={setId}
        />
      )}
      <label>
        {t('wizard.protocol')}
        <select
          className="field"
          name="protocol"
          value={protocol}
          onChange={(event) => setProtocol(event.target.value)}
        >
          {choices.map((choice) => (
            <option key={choice.id} value={choice.id}>
              {choice.name}
            </option>
          ))}
        </select>
      </label>
      {chosen?.isUnconfirmed && <p className="terminal-care">{t('wizard.unconfirmed')}</p>}
      {isNew && chosen?.takesKey && <p>{t('wizard.key')}</p>}
      {link.type === 'serial' && (
        <>
          <LabelledField
            label={t('wizard.path')}
            name="path"
            value={link.path}
            maxLength={200}
            onChange={(path) => setLink({ ...link, path })}
          />
          <label>
            {t('wizard.speed')}
            <select
              className="field"
              name="speed"
              value={link.baudRate}
              onChange={(event) => setLink({ ...link, baudRate: Number(event.target.value) })}
            >
              {speedsOf(chosen, link.baudRate).map((speed) => (
                <option key={speed} value={speed}>
                  {speed}
                </option>
              ))}
            </select>
          </label>
        </>
      )}
      {link.type !== 'serial' && (
        <p>
          {t('terminals.fact.line')}: <code>{lineWords(link)}</code>
        </p>
      )}
      <label>
        {t('wizard.route')}
        <select
          className="field"
          name="route"
          value={route}
          onChange={(event) => setRoute(event.target.value === 'proxy' ? 'proxy' : 'local')}
        >
          <option value="local">{t('terminals.route.local')}</option>
          <option value="proxy">{t('terminals.route.proxy')}</option>
        </select>
      </label>
      {chosen && route === 'local' && (
        <TerminalOptionFields protocol={chosen} options={options} onChange={setOptions} />
      )}
      <p role="alert" className="labelled-problem">
        {problem}
      </p>
      <button type="submit" className="button button-primary">
        {keepLabel}
      </button>
    </form>
  );

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setProblem(null);
    if (name.trim() === '') return setProblem(t('pairing.name_missing'));
    const own = id.trim();
    const outcome = await onKeep({
      ...(own !== '' && { id: own }),
      name,
      protocol,
      link: link as Wanted['link'],
      route,
      ...(chosen && wantedOptions(chosen, options)),
    });
    if (outcome.type !== 'kept') setProblem(t(outcomeKey(outcome)));
  }
}

function speedsOf(protocol: ProtocolChoice | undefined, own: number): readonly number[] {
  return [...new Set([own, ...(protocol?.baudRates ?? [])])].sort((a, b) => a - b);
}
