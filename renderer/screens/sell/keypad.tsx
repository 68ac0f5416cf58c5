import type { ReactNode } from 'react';
import { Icon } from '../../components/icon.tsx';
import { Press } from '../../components/press.tsx';
import { useWords } from '../../store/window-context.tsx';
import type { AmountKey } from './amount-entry.ts';

const digits = ['7', '8', '9', '4', '5', '6', '1', '2', '3'] as const;

/** The keypad in the order of a keyboard's, always in the same place; Enter is the largest key. */
export function Keypad(props: {
  readonly onKey: (key: AmountKey) => void;
  readonly onClear: () => void;
  readonly onCharge: () => void;
  /** The amount on the large key; null while there is nothing to charge. */
  readonly amount: ReactNode | null;
  readonly isCharging: boolean;
}) {
  const { t } = useWords();
  const { onKey, onClear, onCharge, amount, isCharging } = props;
  const press = (digit: string) => () => onKey({ type: 'digit', digit });
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
        onPress={() => onKey({ type: 'point' })}
      >
        .
      </Press>
      <Press
        className="pad-key pad-soft pad-backspace"
        label={t('sell.key.backspace')}
        shortcut="Backspace"
        onPress={() => onKey({ type: 'backspace' })}
      >
        <Icon name="backspace" />
      </Press>
      <Press className="pad-key pad-soft pad-clear" shortcut="Escape" onPress={onClear}>
        {t('sell.key.clear')}
        <span className="cap" aria-hidden="true">
          {t('key.escape')}
        </span>
      </Press>
      <Press
        className="pad-key pad-charge"
        shortcut="Enter"
        isUnavailable={amount === null || isCharging}
        onPress={onCharge}
      >
        <span className="pad-charge-word">{t(isCharging ? 'sell.charging' : 'sell.charge')}</span>
        {amount}
        <span className="cap" aria-hidden="true">
          {t('key.enter')} <Icon name="enter" />
        </span>
      </Press>
    </fieldset>
  );
}
