import type { KeyMap } from '../../../shared/commands.ts';
import { Icon, type IconName } from '../../components/icon.tsx';
import { Press } from '../../components/press.tsx';
import type { TenderKey } from '../../store/tender-asks.ts';
import { useWords } from '../../store/window-context.tsx';

const icons: Readonly<Record<TenderKey, IconName>> = {
  card: 'card',
  upi: 'scan',
  cash: 'cash',
  split: 'split',
};

/** How the customer pays, each way on its key. What is unavailable can be pressed, and says why. */
export function TenderKeys(props: {
  readonly keys: KeyMap;
  readonly isUnavailable: boolean;
  readonly onPay: (key: TenderKey) => void;
}) {
  const { t } = useWords();
  const { keys, isUnavailable, onPay } = props;
  return (
    <fieldset className="tender-keys" aria-label={t('tender.label')}>
      {(['card', 'upi', 'cash', 'split'] as const).map((key) => (
        <Press
          key={key}
          className="tender-key"
          shortcut={keys[key]}
          isUnavailable={isUnavailable}
          onPress={() => onPay(key)}
        >
          <Icon name={icons[key]} />
          <span className="tender-word">{t(`act.${key}`)}</span>
          <span className="cap" aria-hidden="true">
            {keys[key]}
          </span>
        </Press>
      ))}
    </fieldset>
  );
}
