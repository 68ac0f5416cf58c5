import { Amount } from '../../components/amount.tsx';
import type { Cart, CartLine } from '../../screens/sell/cart.ts';
import { revise } from '../../screens/sell/change-cart.ts';
import { type LineDraft, readDraft } from '../../screens/sell/line-draft.ts';
import { priceCart } from '../../screens/sell/price-cart.ts';
import { readDiscount } from '../../screens/sell/read-discount.ts';
import { registerCurrency } from '../../store/register-slice.ts';
import { useWindow, useWords } from '../../store/window-context.tsx';

/** What the line and the sale would come to, while somebody is still writing. */
export function LineSum(props: {
  readonly cart: Cart;
  readonly line: CartLine;
  readonly draft: LineDraft;
  readonly whole: string;
}) {
  const { t } = useWords();
  const currency = useWindow(registerCurrency);
  const { cart, line, draft, whole } = props;
  const reading = readDraft(line, draft, currency);
  const discount = readDiscount(whole, currency);
  if (!reading.ok || discount === undefined) return <p className="line-sum" />;
  const change = revise(cart, reading.line, discount);
  if (change.type === 'refused') return <p className="line-sum" />;
  const { lines, total } = priceCart(change.cart, 0);
  const net = lines.find((each) => each.line.id === line.id)?.net ?? 0;
  return (
    <dl className="line-sum">
      <div>
        <dt>{t('line.sum')}</dt>
        <dd>
          <Amount minor={net} currency={currency} />
        </dd>
      </div>
      <div>
        <dt>{t('cart.total')}</dt>
        <dd>
          <Amount minor={total} currency={currency} />
        </dd>
      </div>
    </dl>
  );
}
