import { Icon, type IconName } from '../../components/icon.tsx';
import { Press } from '../../components/press.tsx';
import { registerKeys } from '../../store/register-slice.ts';
import { useServices, useWindow, useWords } from '../../store/window-context.tsx';

/** What can be done with a sale besides charging it. */
export function SaleTools() {
  const { t } = useWords();
  const { saleDialogs, held: waiting } = useServices();
  const keys = useWindow(registerKeys);
  const held = useWindow((state) => state.held.length);
  const name = useWindow(({ cart }) => cart.customer.name ?? cart.customer.contact);
  return (
    <div className="sale-tools">
      <Tool
        icon="person"
        label={name ?? t('command.customer')}
        cap={keys.customer}
        isOn={name !== undefined}
        onPress={saleDialogs.customer}
      />
      <Tool
        icon="percent"
        label={t('sell.discount')}
        cap={null}
        isOn={false}
        onPress={() => saleDialogs.line('discount')}
      />
      <Tool
        icon="pause"
        label={t('sell.hold')}
        cap={keys.hold}
        isOn={held > 0}
        count={held}
        onPress={waiting.holdOrShow}
      />
    </div>
  );
}

function Tool(props: {
  readonly icon: IconName;
  readonly label: string;
  readonly cap: string | null;
  readonly isOn: boolean;
  /** How many wait behind it. */
  readonly count?: number;
  readonly onPress: () => void;
}) {
  const { t } = useWords();
  const { icon, label, cap, isOn, count = 0, onPress } = props;
  return (
    <Press
      className={isOn ? 'sale-tool sale-tool-on' : 'sale-tool'}
      onPress={onPress}
      {...(cap === null ? {} : { shortcut: cap })}
    >
      <Icon name={icon} />
      <span className="sale-tool-word">{label}</span>
      {count > 0 && (
        <span className="sale-tool-count">
          <span aria-hidden="true">{count}</span>
          <span className="for-ears">{t('sell.hold.count', { count: String(count) })}</span>
        </span>
      )}
      {cap !== null && (
        <span className="cap" aria-hidden="true">
          {cap}
        </span>
      )}
    </Press>
  );
}
