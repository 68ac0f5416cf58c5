import { type KeyboardEvent, useState } from 'react';
import { type Command, commands, keyMapOf, standardKeys } from '../../../shared/commands.ts';
import type { Settings } from '../../../shared/settings.ts';
import { Press } from '../../components/press.tsx';
import { chordOf } from '../../keyboard/key-name.ts';
import { keyPresets } from '../../keyboard/key-presets.ts';
import { useWords } from '../../store/window-context.tsx';

/** Which key does what: press a row, then the new key. */
export function KeySettings(props: {
  readonly own: Settings['keys'];
  readonly onChange: (own: Settings['keys']) => void;
}) {
  const { t } = useWords();
  const { own, onChange } = props;
  const [listening, setListening] = useState<Command | null>(null);
  const keys = keyMapOf(own);
  return (
    <section className="panel" aria-labelledby="settings-keys">
      <h2 id="settings-keys">{t('settings.section.keys')}</h2>
      <p className="setting-help">{t('settings.keys.help')}</p>
      <div className="key-presets">
        {keyPresets.map(({ name, keys: preset }) => (
          <Press key={name} className="button" onPress={() => onChange(preset)}>
            {t(`keys.preset.${name}`)}
          </Press>
        ))}
      </div>
      <ol className="key-rows">
        {commands.map((command) => (
          <li key={command}>
            <button
              type="button"
              className="key-row"
              data-command={command}
              aria-pressed={listening === command}
              onClick={() => setListening(command)}
              onBlur={() => setListening(null)}
              onKeyDown={(event) => listening === command && hear(event, command)}
            >
              <span>{t(`command.${command}`)}</span>
              <kbd className="cap">
                {listening === command ? t('settings.keys.press') : keys[command]}
              </kbd>
            </button>
          </li>
        ))}
      </ol>
    </section>
  );

  function hear(event: KeyboardEvent, command: Command): void {
    if (event.key === 'Tab') return;
    event.preventDefault();
    event.stopPropagation();
    const chord = chordOf({ ...pressOf(event), repeat: false });
    if (event.key === 'Escape') setListening(null);
    if (event.key === 'Escape' || chord === undefined || chord === 'Enter') return;
    setListening(null);
    const { [command]: _before, ...others } = own;
    onChange(chord === standardKeys[command] ? others : { ...others, [command]: chord });
  }
}

function pressOf(event: KeyboardEvent) {
  const { key, code, ctrlKey, altKey, shiftKey, metaKey } = event;
  return { key, code, ctrlKey, altKey, shiftKey, metaKey };
}
