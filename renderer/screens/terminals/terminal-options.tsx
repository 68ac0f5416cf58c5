import type { ProtocolChoice } from '../../../shared/pairing.ts';
import type { Terminal } from '../../../shared/terminal.ts';
import { useWords } from '../../store/window-context.tsx';

export type TerminalOptions = Pick<Terminal, 'slips' | 'display'>;

/** Where its slips are printed, and what it shows: only what its language can. */
export function TerminalOptionFields(props: {
  readonly protocol: ProtocolChoice;
  readonly options: TerminalOptions;
  readonly onChange: (options: TerminalOptions) => void;
}) {
  const { t } = useWords();
  const { protocol, options, onChange } = props;
  const { slips, display, ...others } = options;
  const withSlips = slips === undefined ? others : { ...others, slips };
  const withDisplay = display === undefined ? others : { ...others, display };
  return (
    <>
      {protocol.givesSlips && (
        <label>
          {t('wizard.slips')}
          <select
            className="field"
            name="slips"
            value={slips ?? 'terminal'}
            onChange={({ target }) =>
              onChange(target.value === 'till' ? { ...withDisplay, slips: 'till' } : withDisplay)
            }
          >
            <option value="terminal">{t('wizard.slips.terminal')}</option>
            <option value="till">{t('wizard.slips.till')}</option>
          </select>
        </label>
      )}
      {protocol.showsCodes && (
        <label>
          {t('wizard.display')}
          <select
            className="field"
            name="display"
            value={display ?? 'own'}
            onChange={({ target }) =>
              onChange(target.value === 'codes' ? { ...withSlips, display: 'codes' } : withSlips)
            }
          >
            <option value="own">{t('wizard.display.own')}</option>
            <option value="codes">{t('wizard.display.codes')}</option>
          </select>
        </label>
      )}
    </>
  );
}

/** Said outright, so that one that is taken back is not left as it was; what cannot be is not asked for. */
export function wantedOptions(protocol: ProtocolChoice, { slips, display }: TerminalOptions) {
  return {
    slips: protocol.givesSlips && slips === 'till' ? slips : 'terminal',
    display: protocol.showsCodes && display === 'codes' ? display : 'own',
  } as const;
}
