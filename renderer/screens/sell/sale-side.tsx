import { Icon } from '../../components/icon.tsx';
import { noticeWords } from '../../i18n/notice-words.ts';
import { screenNotice } from '../../store/entry-slice.ts';
import { registerCurrency } from '../../store/register-slice.ts';
import { useWindow, useWords } from '../../store/window-context.tsx';
import { entryMinor } from './amount-entry.ts';
import { CartLines } from './cart-lines.tsx';
import { ChargeKeys } from './charge-keys.tsx';
import { EmptySale } from './empty-sale.tsx';
import { priceCart } from './price-cart.ts';
import { SaleDue } from './sale-due.tsx';
import { SaleTools } from './sale-tools.tsx';

/** The right side: the sale so far, and what is due for it with the keys that take it, always in sight. */
export function SaleSide() {
  const { t } = useWords();
  const cart = useWindow((state) => state.cart);
  const entry = useWindow((state) => state.entry);
  const currency = useWindow(registerCurrency);
  const priced = priceCart(cart, entryMinor(entry, currency));
  const hasLines = cart.lines.length > 0;
  return (
    <section className="cart" aria-labelledby="cart-title">
      <header className="cart-head">
        <h1 id="cart-title" className="for-ears">
          {t('cart.title')}
        </h1>
        <SaleTools />
      </header>
      {hasLines ? <CartLines priced={priced} currency={currency} /> : <EmptySale />}
      <footer className="sale-foot">
        <SaleNotice />
        <SaleDue priced={priced} hasLines={hasLines} />
        <ChargeKeys total={priced.problem ? null : priced.total} />
      </footer>
    </section>
  );
}

/** What the till has to say about the last thing that somebody wanted. */
function SaleNotice() {
  const words = useWords();
  const notice = useWindow(screenNotice);
  const currency = useWindow(registerCurrency);
  return (
    <p className="sell-notice" role="alert">
      {notice && (
        <>
          <Icon name="alert" />
          {noticeWords(notice, words, currency)}
        </>
      )}
    </p>
  );
}
