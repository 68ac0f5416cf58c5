import { Icon } from '../../components/icon.tsx';
import { Press } from '../../components/press.tsx';
import { useServices, useWords } from '../../store/window-context.tsx';

const digits = ['7', '8', '9', '4', '5', '6', '1', '2', '3'] as const;

/** The keypad in the order of a keyboard's, always in the same place. */
export function Keypad() {
  const { t } = useWords();
  const { asks, sale } = useServices();
  const press = (digit: string) => () => asks.type({ type: 'digit', digit });
  return (
    <fieldset className="keypad" aria-label={t('sell.keypad')}>
      {digits.map((digit) => (
        <Press key={digit} className={`pad-key pad-${digit}`} onPress={press(digit)}>
          {digit}
        </Press>
      ))}
      <Press
        className="pad-key pad-00"
        label={t('sell.key.double_zero')}
        onPress={() => {
          press('0')();
          press('0')();
        }}
      >
        00
      </Press>
      <Press className="pad-key pad-0" onPress={press('0')}>
        0
      </Press>
      <Press
        className="pad-key pad-point"
        label={t('sell.key.point')}
        onPress={() => asks.type({ type: 'point' })}
      >
        .
      </Press>
      <Press
        className="pad-key pad-soft pad-backspace"
        label={t('sell.key.backspace')}
        shortcut="Backspace"
        onPress={() => asks.type({ type: 'backspace' })}
      >
        <Icon name="backspace" />
      </Press>
      <Press className="pad-key pad-soft pad-clear" shortcut="Escape" onPress={sale.clear}>
        {t('sell.key.clear')}
        <span className="cap" aria-hidden="true">
          {t('key.escape')}
        </span>
      </Press>
      <Press className="pad-key pad-soft pad-plus" onPress={sale.plus}>
        {t('sell.key.plus')}
        <span className="cap" aria-hidden="true">
          +
        </span>
      </Press>
    </fieldset>
  );
}
