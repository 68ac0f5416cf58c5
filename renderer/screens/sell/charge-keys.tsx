import { Amount } from '../../components/amount.tsx';
import { Icon } from '../../components/icon.tsx';
import { Press } from '../../components/press.tsx';
import { registerCurrency, registerKeys } from '../../store/register-slice.ts';
import { useServices, useWindow, useWords } from '../../store/window-context.tsx';
import { TenderKeys } from './tender-keys.tsx';

/** The keys that take the money: the shop's usual way on the largest, the others below. */
export function ChargeKeys(props: {
  /** In minor units; null or zero while there is nothing to charge. */
  readonly total: number | null;
}) {
  const { t } = useWords();
  const { tender } = useServices();
  const keys = useWindow(registerKeys);
  const asking = useWindow((state) => state.asking);
  const currency = useWindow(registerCurrency);
  const { total } = props;
  const isCharging = asking?.what === 'start';
  return (
    <div className="charge-keys">
      <Press
        className="charge-key"
        shortcut="Enter"
        isUnavailable={!total || isCharging}
        onPress={() => void tender.charge()}
      >
        <span>{t(isCharging ? 'sell.charging' : 'sell.charge')}</span>
        {total ? <Amount minor={total} currency={currency} /> : null}
        <span className="cap" aria-hidden="true">
          {t('key.enter')} <Icon name="enter" />
        </span>
      </Press>
      <TenderKeys
        keys={keys}
        isUnavailable={!total || asking !== null}
        onPay={(key) => void tender.pay(key)}
      />
    </div>
  );
}
