import { type FormEvent, useState } from 'react';
import type { PrinterLink } from '../../shared/receipt.ts';
import type { Settings } from '../../shared/settings.ts';
import type { SettingsOutcome } from '../store/settings-asks.ts';
import { useServices, useWords } from '../store/window-context.tsx';

type Link = NonNullable<Settings['printer']>;
type Kind = Link['type'] | 'none';

const rates = [9_600, 19_200, 38_400, 57_600, 115_200] as const;

/** Where receipts are printed: over the network, a serial port, or a device file of the system. */
export function PrinterForm(props: { readonly link: PrinterLink | null }) {
  const { t } = useWords();
  const { settings } = useServices();
  const { link } = props;
  const [kind, setKind] = useState<Kind>(link?.type ?? 'none');
  const [host, setHost] = useState(link?.type === 'tcp' ? link.host : '');
  const [port, setPort] = useState(link?.type === 'tcp' ? String(link.port) : '9100');
  const [path, setPath] = useState(link && link.type !== 'tcp' ? link.path : '');
  const [baudRate, setBaudRate] = useState<number>(link?.type === 'serial' ? link.baudRate : 9_600);
  const [outcome, setOutcome] = useState<SettingsOutcome | null>(null);
  return (
    <form className="printer-form" onSubmit={(event) => void submit(event)}>
      <label>
        {t('printer.kind')}
        <select
          className="field"
          name="kind"
          value={kind}
          onChange={(event) => setKind(kinds.find((each) => each === event.target.value) ?? 'none')}
        >
          {kinds.map((each) => (
            <option key={each} value={each}>
              {t(`printer.kind.${each}`)}
            </option>
          ))}
        </select>
      </label>
      {kind === 'tcp' && (
        <>
          <label>
            {t('printer.host')}
            <input
              className="field"
              name="host"
              value={host}
              required
              maxLength={253}
              onChange={(event) => setHost(event.target.value)}
            />
          </label>
          <label>
            {t('printer.port')}
            <input
              className="field"
              name="port"
              inputMode="numeric"
              value={port}
              required
              maxLength={5}
              onChange={(event) => setPort(event.target.value.replace(/\D/g, ''))}
            />
          </label>
        </>
      )}
      {(kind === 'serial' || kind === 'device') && (
        <label>
          {t(`printer.path.${kind}`)}
          <input
            className="field"
            name="path"
            value={path}
            required
            maxLength={200}
            onChange={(event) => setPath(event.target.value)}
          />
        </label>
      )}
      {kind === 'serial' && (
        <label>
          {t('printer.rate')}
          <select
            className="field"
            name="rate"
            value={baudRate}
            onChange={(event) => setBaudRate(Number(event.target.value))}
          >
            {rates.map((rate) => (
              <option key={rate} value={rate}>
                {rate}
              </option>
            ))}
          </select>
        </label>
      )}
      <button type="submit" className="button">
        {t('staff.keep')}
      </button>
      <p role="status">{outcome && t(`settings.${outcome}`)}</p>
    </form>
  );

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setOutcome(null);
    setOutcome(await settings.change({ printer: chosen() }));
  }

  function chosen(): Settings['printer'] {
    switch (kind) {
      case 'none':
        return null;
      case 'tcp':
        return { type: 'tcp', host: host.trim(), port: Number(port) };
      case 'serial': {
        const rate = rates.find((each) => each === baudRate) ?? 9_600;
        return { type: 'serial', path: path.trim(), baudRate: rate };
      }
      case 'device':
        return { type: 'device', path: path.trim() };
    }
  }
}

const kinds: readonly Kind[] = ['none', 'tcp', 'serial', 'device'];
