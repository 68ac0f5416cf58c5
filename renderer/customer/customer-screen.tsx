import { assertNever } from '../../shared/assert-never.ts';
import type { CustomerDisplayState, CustomerView } from '../../shared/customer-display.ts';
import { Amount } from '../components/amount.tsx';
import { Icon } from '../components/icon.tsx';
import { UpiCode } from '../screens/pay/upi-code.tsx';
import { useWords } from '../store/window-context.tsx';

/** One thing at a time, to be read from the other side of the counter. */
export function CustomerScreen(props: { readonly state: CustomerDisplayState }) {
  const { store, view } = props.state;
  return (
    <main className="customer" data-screen="customer" data-state={view.type}>
      <p className="customer-store">{store.name}</p>
      <div className="customer-view" aria-live="polite" aria-atomic="true">
        <View view={view} />
      </div>
    </main>
  );
}

function View(props: { readonly view: CustomerView }) {
  const { t, money } = useWords();
  const { view } = props;
  switch (view.type) {
    case 'welcome':
      return <h1 className="customer-word">{t('customer.welcome')}</h1>;
    case 'total':
      return (
        <>
          <h1 className="customer-word">{t('customer.total')}</h1>
          <Amount className="customer-amount" minor={view.amount} currency={view.currency} />
        </>
      );
    case 'scan':
      return (
        <div className="customer-scan">
          <UpiCode text={view.upiText} label={t('pay.upi_person.code')} />
          <div>
            <h1 className="customer-word">{t('customer.scan')}</h1>
            <Amount className="customer-amount" minor={view.amount} currency={view.currency} />
            <p className="customer-how">{t('customer.scan.how')}</p>
          </div>
        </div>
      );
    case 'paid':
      return (
        <>
          <span className="customer-disc">
            <Icon name="check" />
          </span>
          <h1 className="customer-word">{t('customer.paid')}</h1>
          <Amount className="customer-amount" minor={view.amount} currency={view.currency} />
          {view.change > 0 && (
            <p className="customer-change">
              {t('customer.change', { amount: money(view.change, view.currency) })}
            </p>
          )}
          <p className="customer-thanks">{t('customer.thanks')}</p>
        </>
      );
    default:
      return assertNever(view);
  }
}
