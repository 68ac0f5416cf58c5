import { type FormEvent, useCallback, useEffect, useState } from 'react';
import type { FoundLine, ProtocolChoice } from '../../../shared/pairing.ts';
import { LabelledField } from '../../components/labelled-field.tsx';
import { useServices, useWords } from '../../store/window-context.tsx';
import type { Wanted } from './terminal-form.tsx';
import { lineWords } from './terminal-words.ts';

/** Where a terminal is: one of this computer's ports, an address, or a port by its name. */
export function LineChoice(props: {
  readonly protocols: readonly ProtocolChoice[];
  readonly nameOf: (terminalId: string) => string;
  readonly onChoose: (link: Wanted['link']) => void;
}) {
  const { t } = useWords();
  const { terminals } = useServices();
  const { protocols, nameOf, onChoose } = props;
  const [lines, setLines] = useState<readonly FoundLine[] | null>(null);
  const [host, setHost] = useState('');
  const [port, setPort] = useState(String(firstPort(protocols)));
  const [path, setPath] = useState('');
  const look = useCallback(async () => {
    setLines(null);
    const found = await terminals.find();
    setLines(typeof found === 'string' ? [] : found.lines);
  }, [terminals]);
  useEffect(() => void look(), [look]);
  return (
    <>
      <h3>{t('wizard.find')}</h3>
      <p role="status">
        {lines === null && t('wizard.looking')}
        {lines?.length === 0 && t('wizard.nothing_found')}
      </p>
      {lines && lines.length > 0 && (
        <ul className="line-list" aria-label={t('wizard.found')}>
          {lines.map((line) => (
            <li key={lineWords(line.link)}>
              <button
                type="button"
                className="member"
                data-line={lineWords(line.link)}
                disabled={line.terminalId !== null}
                onClick={() => onChoose(line.link as Wanted['link'])}
              >
                <span className="person-name">{line.name}</span>
                <span className="person-role">
                  {lineWords(line.link)} ·{' '}
                  {line.terminalId === null
                    ? t(`wizard.likely.${line.likely}`)
                    : t('wizard.own', { name: nameOf(line.terminalId) })}
                  {line.heldBy !== undefined &&
                    line.terminalId === null &&
                    ` · ${t('wizard.held_by', { program: line.heldBy })}`}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <button type="button" className="button" onClick={() => void look()}>
        {t('wizard.again')}
      </button>
      <h3>{t('wizard.by_hand')}</h3>
      <form className="line-form" aria-label={t('wizard.network')} onSubmit={onNetwork}>
        <LabelledField
          label={t('wizard.host')}
          name="host"
          value={host}
          maxLength={253}
          onChange={setHost}
        />
        <LabelledField
          label={t('wizard.port')}
          name="port"
          value={port}
          maxLength={5}
          mode="decimal"
          onChange={(text) => setPort(text.replace(/\D/g, ''))}
        />
        <button type="submit" className="button" disabled={!isAddress(host, port)}>
          {t('wizard.next')}
        </button>
      </form>
      <form className="line-form" aria-label={t('wizard.serial')} onSubmit={onSerial}>
        <LabelledField
          label={t('wizard.path')}
          name="path"
          value={path}
          maxLength={200}
          onChange={setPath}
        />
        <button type="submit" className="button" disabled={path.trim() === ''}>
          {t('wizard.next')}
        </button>
      </form>
    </>
  );

  function onNetwork(event: FormEvent): void {
    event.preventDefault();
    if (isAddress(host, port)) onChoose({ type: 'tcp', host: host.trim(), port: Number(port) });
  }

  function onSerial(event: FormEvent): void {
    event.preventDefault();
    if (path.trim() !== '') onChoose({ type: 'serial', path: path.trim(), baudRate: 9_600 });
  }
}

function isAddress(host: string, port: string): boolean {
  const number = Number(port);
  return /^[A-Za-z0-9.:_-]{1,253}$/.test(host.trim()) && number >= 1 && number <= 65_535;
}

function firstPort(protocols: readonly ProtocolChoice[]): number | string {
  return protocols.find(({ tcpPort }) => tcpPort !== null)?.tcpPort ?? '';
}
