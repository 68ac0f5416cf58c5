import { useEffect, useRef } from 'react';
import type { Currency } from '../../../shared/money.ts';
import { Icon } from '../../components/icon.tsx';
import { Press } from '../../components/press.tsx';
import { activeLine } from '../../store/sale-slice.ts';
import { useServices, useWindow, useWords } from '../../store/window-context.tsx';
import { AmountDisplay } from './amount-display.tsx';
import { isEmptyEntry } from './amount-entry.ts';
import { CartLineRow } from './cart-line-row.tsx';
import type { PricedCart } from './price-cart.ts';

/** The lines of the sale, and the amount that is being typed as the last of them. */
export function CartLines(props: { readonly priced: PricedCart; readonly currency: Currency }) {
  const { t } = useWords();
  const { priced, currency } = props;
  const active = useWindow((state) => activeLine(state)?.id);
  const isTyping = useWindow(({ entry }) => !isEmptyEntry(entry));
  return (
    <ol className="cart-lines" aria-label={t('cart.lines')}>
      {priced.lines.map(({ line, each, discount, net }) => (
        <CartLineRow
          key={line.id}
          line={line}
          each={each}
          discount={discount}
          net={net}
          currency={currency}
          isActive={!isTyping && line.id === active}
        />
      ))}
      {priced.discount > 0 && <DiscountLine minor={priced.discount} currency={currency} />}
      {isTyping && <TypedLine currency={currency} />}
    </ol>
  );
}

/** What is taken off the whole sale. */
function DiscountLine({
  minor,
  currency,
}: {
  readonly minor: number;
  readonly currency: Currency;
}) {
  const { t, money } = useWords();
  const discount = useWindow(({ cart }) => cart.discount);
  const percent = discount?.type === 'percent' ? `${discount.hundredths / 100} %` : '';
  return (
    <li className="cart-line cart-off" data-line="discount">
      <p className="cart-name">{t('cart.discount', { percent })}</p>
      <p className="cart-amount">{money(-minor, currency)}</p>
    </li>
  );
}

/** The amount that is charged with the goods as it stands. */
function TypedLine({ currency }: { readonly currency: Currency }) {
  const { t } = useWords();
  const { asks } = useServices();
  const entry = useWindow((state) => state.entry);
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    row.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <li className="cart-line cart-typed" ref={row}>
      <p className="cart-name">{t('sell.more')}</p>
      <AmountDisplay label={t('sell.more')} entry={entry} currency={currency} />
      <Press
        className="cart-key cart-remove"
        label={t('cart.remove', { name: t('cart.typed') })}
        onPress={() => asks.type({ type: 'clear' })}
      >
        <Icon name="cross" />
      </Press>
    </li>
  );
}
