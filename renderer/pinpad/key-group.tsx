import { Press } from '../components/press.tsx';
import { useWords } from '../store/window-context.tsx';
import type { PinpadKey } from './pinpad-keys.ts';

/** Keys that belong together, under their name. */
export function KeyGroup(props: {
  readonly name: 'customer' | 'refusals' | 'answer' | 'line';
  readonly keys: readonly PinpadKey[];
  readonly onPress: (key: PinpadKey) => void;
}) {
  const { t } = useWords();
  const { name, keys, onPress } = props;
  return (
    <fieldset className="pinpad-group" data-group={name}>
      <legend>{t(`pinpad.group.${name}`)}</legend>
      {keys.map((key) => (
        <span key={key.key} className="pinpad-place" data-act={key.action}>
          <Press
            className="pinpad-key"
            shortcut={key.key === 'Esc' ? 'Escape' : key.key}
            isUnavailable={key.isUnavailable}
            {...(key.isChosen === undefined ? {} : { isPressed: key.isChosen })}
            onPress={() => onPress(key)}
          >
            <span className="cap" aria-hidden="true">
              {key.key === 'Enter' ? '↵' : key.key}
            </span>
            <span>{t(key.label)}</span>
          </Press>
        </span>
      ))}
    </fieldset>
  );
}
