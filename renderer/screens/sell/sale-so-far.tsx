import { useEffect, useRef } from 'react';
import type { Currency } from '../../../shared/money.ts';
import { Amount } from '../../components/amount.tsx';
import { useWords } from '../../store/window-context.tsx';
import { type Cart, largestQuantity, pieceCount } from './cart.ts';
import { SaleLineRow, TypedLineRow } from './sale-line.tsx';

/** The goods of the sale and the amount typed beside them, with what they come to always in sight. */
export function SaleSoFar(props: {
  readonly cart: Cart;
  /** The typed amount in minor units; 0 while nothing is typed. */
  readonly typed: number;
  /** Undefined when it is more than can be charged. */
  readonly total: number | undefined;
  readonly currency: Currency;
  readonly onChange: (itemId: string, by: 1 | -1) => void;
  readonly onRemove: (itemId: string) => void;
  readonly onRemoveTyped: () => void;
}) {
  const { t, count, plural } = useWords();
  const { cart, typed, total, currency, onChange, onRemove, onRemoveTyped } = props;
  const pieces = pieceCount(cart);
  const list = useRef<HTMLOListElement>(null);
  const lastId = cart.at(-1)?.item.id;
  const isTyping = typed > 0;
  useEffect(() => {
    const lines = list.current;
    // A line that has become the last one is to be seen.
    if (lines && (lastId !== undefined || isTyping)) lines.scrollTop = lines.scrollHeight;
  }, [lastId, isTyping]);
  return (
    <section className="cart" aria-labelledby="cart-title">
      <header className="cart-head">
        <h2 id="cart-title">{t('cart.title')}</h2>
        <p>{t(`cart.count.${plural(pieces)}`, { count: count(pieces) })}</p>
        <output className="cart-total" aria-label={t('cart.total')}>
          {total === undefined ? t('cart.too_large') : <Amount minor={total} currency={currency} />}
        </output>
      </header>
      <ol className="cart-lines" ref={list}>
        {cart.map(({ item, quantity }) => (
          <SaleLineRow
            key={item.id}
            item={item}
            quantity={quantity}
            isLeast={quantity === 1}
            isLargest={quantity === largestQuantity}
            onChange={onChange}
            onRemove={onRemove}
          />
        ))}
        {isTyping && <TypedLineRow minor={typed} currency={currency} onRemove={onRemoveTyped} />}
      </ol>
    </section>
  );
}
