import { Icon } from '../../components/icon.tsx';
import { Press } from '../../components/press.tsx';
import type { KeyName } from '../../keyboard/key-name.ts';
import { useWords } from '../../store/window-context.tsx';

const longestPin = 8;

/** What a PIN becomes with one key more; undefined for keys that do not type one. */
export function typePin(pin: string, key: KeyName): string | undefined {
  if (key.type === 'digit') return pin.length < longestPin ? pin + key.digit : pin;
  return key.type === 'backspace' ? pin.slice(0, -1) : undefined;
}

/** A PIN as dots, and keys to type it with a finger; the keyboard's digits do the same. */
export function PinPad(props: {
  readonly pin: string;
  readonly isBusy: boolean;
  readonly onKey: (key: KeyName) => void;
}) {
  const { t, count } = useWords();
  const { pin, isBusy, onKey } = props;
  return (
    <fieldset className="pin-pad" data-busy={isBusy}>
      <legend className="for-ears">{t('lock.pad')}</legend>
      <output className="pin-dots" aria-label={t('lock.typed', { count: count(pin.length) })}>
        {Array.from({ length: Math.max(4, pin.length) }, (_, place) => (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: dots are nothing but their places
            key={place}
            className={place < pin.length ? 'pin-dot pin-dot-full' : 'pin-dot'}
          />
        ))}
      </output>
      <div className="pin-keys">
        {['1', '2', '3', '4', '5', '6', '7', '8', '9'].map((digit) => (
          <Press key={digit} className="pad-key" onPress={() => onKey({ type: 'digit', digit })}>
            {digit}
          </Press>
        ))}
        <Press
          className="pad-key"
          label={t('lock.erase')}
          onPress={() => onKey({ type: 'backspace' })}
        >
          <Icon name="backspace" />
        </Press>
        <Press className="pad-key" onPress={() => onKey({ type: 'digit', digit: '0' })}>
          0
        </Press>
        <Press
          className="pad-key pad-key-primary"
          label={t('lock.enter')}
          shortcut="Enter"
          onPress={() => onKey({ type: 'enter' })}
        >
          <Icon name="enter" />
        </Press>
      </div>
    </fieldset>
  );
}
