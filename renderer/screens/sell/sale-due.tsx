import { Amount } from '../../components/amount.tsx';
import { registerCurrency } from '../../store/register-slice.ts';
import { useWindow, useWords } from '../../store/window-context.tsx';
import { AmountDisplay } from './amount-display.tsx';
import { pieceCount } from './cart.ts';
import type { PricedCart } from './price-cart.ts';

/** What the customer is to pay, as large as it can be; without goods it is the amount as it is typed. */
export function SaleDue(props: { readonly priced: PricedCart; readonly hasLines: boolean }) {
  const { t, count, plural } = useWords();
  const entry = useWindow((state) => state.entry);
  const currency = useWindow(registerCurrency);
  const pieces = useWindow(({ cart }) => pieceCount(cart));
  const { priced, hasLines } = props;
  if (!hasLines) {
    const label = t('sell.amount');
    return (
      <div className="sale-due">
        <h2>{label}</h2>
        <AmountDisplay label={label} entry={entry} currency={currency} />
      </div>
    );
  }
  return (
    <div className="sale-due">
      <h2>
        {t('cart.total')}
        <span className="sale-count">
          {t(`cart.count.${plural(pieces)}`, { count: count(pieces) })}
        </span>
      </h2>
      <output className="sale-total" aria-label={t('cart.total')}>
        {priced.problem ? (
          t(`cart.problem.${priced.problem}`)
        ) : (
          <Amount minor={priced.total} currency={currency} />
        )}
      </output>
    </div>
  );
}
