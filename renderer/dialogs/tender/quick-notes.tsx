import type { KeyMap } from '../../../shared/commands.ts';
import type { Currency } from '../../../shared/money.ts';
import { Press } from '../../components/press.tsx';
import { useWords } from '../../store/window-context.tsx';
import { quickNotes } from '../../tender/quick-cash.ts';

/** The notes of the currency, each on its key; one more of them each time it is pressed. */
export function QuickNotes(props: {
  readonly currency: Currency;
  readonly keys: KeyMap;
  readonly onNote: (minor: number) => void;
}) {
  const { t, wholeMoney } = useWords();
  const { currency, keys, onNote } = props;
  return (
    <fieldset className="notes" aria-label={t('cash.notes')}>
      {quickNotes(currency).map(({ command, minor }) => (
        <Press
          key={command}
          className="note-key"
          shortcut={keys[command]}
          onPress={() => onNote(minor)}
        >
          <span>{wholeMoney(minor, currency)}</span>
          <span className="cap" aria-hidden="true">
            {keys[command]}
          </span>
        </Press>
      ))}
    </fieldset>
  );
}
