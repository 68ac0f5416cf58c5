import { Icon, type IconName } from '../../components/icon.tsx';
import { Press } from '../../components/press.tsx';
import { registerKeys } from '../../store/register-slice.ts';
import { activeLine } from '../../store/sale-slice.ts';
import { useServices, useWindow, useWords } from '../../store/window-context.tsx';

/** What can be done with a sale besides charging it. */
export function SaleTools() {
  const { t } = useWords();
  const { place, asks } = useServices();
  const keys = useWindow(registerKeys);
  const line = useWindow(activeLine);
  const name = useWindow(({ cart }) => cart.customer.name ?? cart.customer.contact);
  return (
    <div className="sale-tools">
      <Tool
        icon="person"
        label={name ?? t('command.customer')}
        cap={keys.customer}
        isOn={name !== undefined}
        onPress={() => place.open({ type: 'customer' })}
      />
      <Tool
        icon="percent"
        label={t('sell.discount')}
        cap={null}
        isOn={false}
        onPress={() => {
          if (line) place.open({ type: 'change_line', lineId: line.id, first: 'discount' });
          else asks.notice({ type: 'line_missing' });
        }}
      />
    </div>
  );
}

function Tool(props: {
  readonly icon: IconName;
  readonly label: string;
  readonly cap: string | null;
  readonly isOn: boolean;
  readonly onPress: () => void;
}) {
  const { icon, label, cap, isOn, onPress } = props;
  return (
    <Press
      className={isOn ? 'sale-tool sale-tool-on' : 'sale-tool'}
      onPress={onPress}
      {...(cap === null ? {} : { shortcut: cap })}
    >
      <Icon name={icon} />
      <span className="sale-tool-word">{label}</span>
      {cap !== null && (
        <span className="cap" aria-hidden="true">
          {cap}
        </span>
      )}
    </Press>
  );
}
