import { memo, useEffect, useRef } from 'react';
import type { Currency } from '../../../shared/money.ts';
import { Amount } from '../../components/amount.tsx';
import { Icon } from '../../components/icon.tsx';
import { keepFocus, Press } from '../../components/press.tsx';
import { registerKeys } from '../../store/register-slice.ts';
import { useServices, useWindow, useWords } from '../../store/window-context.tsx';
import type { CartLine } from './cart.ts';
import { largestQuantity } from './change-cart.ts';
import { isOverridden } from './price-cart.ts';

/**
 * One line of the sale: how many, of what, what it comes to. The line that the keys act on shows its keys;
 * pressing another one makes it that.
 */
export const CartLineRow = memo(function CartLineRow(props: {
  readonly line: CartLine;
  /** What one costs, what is taken off the line, and what is left of it. */
  readonly each: number;
  readonly discount: number;
  readonly net: number;
  readonly currency: Currency;
  readonly isActive: boolean;
}) {
  const words = useWords();
  const { t, count } = words;
  const { sale } = useServices();
  const { line, each, discount, net, currency, isActive } = props;
  const name = line.type === 'item' ? line.item.name : (line.name ?? t('cart.typed'));
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isActive) row.current?.scrollIntoView({ block: 'nearest' });
  }, [isActive]);
  return (
    <li
      ref={row}
      className="cart-line"
      data-line={line.id}
      data-item={line.type === 'item' ? line.id : undefined}
      aria-current={isActive}
    >
      <button
        type="button"
        className="cart-row"
        tabIndex={-1}
        onMouseDown={keepFocus}
        onClick={() => sale.selectLine(line.id)}
      >
        <span className="cart-number">
          {line.type === 'item' && t('cart.times', { count: count(line.quantity) })}
        </span>
        <span className="cart-name">{name}</span>
        <Amount className="cart-amount" minor={net} currency={currency} />
      </button>
      <LineRemarks line={line} each={each} discount={discount} currency={currency} />
      {isActive && <LineKeys line={line} name={name} />}
    </li>
  );
});

/** What is not as the catalogue has it, and what one costs where there are several. */
function LineRemarks(props: {
  readonly line: CartLine;
  readonly each: number;
  readonly discount: number;
  readonly currency: Currency;
}) {
  const { t, money } = useWords();
  const { line, each, discount, currency } = props;
  if (line.type === 'amount') return null;
  const remarks = [
    line.quantity > 1 && t('cart.each', { amount: money(each, currency) }),
    isOverridden(line) && t('cart.instead_of', { amount: money(line.item.price, currency) }),
    discount > 0 && t('cart.off', { amount: money(discount, currency) }),
  ].filter((remark) => remark !== false);
  return remarks.length > 0 && <p className="cart-remarks">{remarks.join(' · ')}</p>;
}

function LineKeys({ line, name }: { readonly line: CartLine; readonly name: string }) {
  const { t } = useWords();
  const { sale, place } = useServices();
  const keys = useWindow(registerKeys);
  return (
    <div className="cart-keys">
      {line.type === 'item' && (
        <>
          <Press
            className="cart-key"
            label={t('cart.less', { name })}
            isUnavailable={line.quantity === 1}
            onPress={() => sale.change(line.id, -1)}
          >
            <Icon name="minus" />
          </Press>
          <Press
            className="cart-key"
            label={t('cart.more', { name })}
            isUnavailable={line.quantity === largestQuantity}
            onPress={() => sale.change(line.id, 1)}
          >
            <Icon name="plus" />
          </Press>
        </>
      )}
      <Press
        className="cart-key"
        shortcut={keys.change_line}
        onPress={() => place.open({ type: 'change_line', lineId: line.id, first: 'line' })}
      >
        <Icon name="pencil" />
        <span className="for-ears">{t('cart.change', { name })}</span>
        <span className="cap" aria-hidden="true">
          {keys.change_line}
        </span>
      </Press>
      <Press
        className="cart-key cart-remove"
        label={t('cart.remove', { name })}
        onPress={() => sale.remove(line.id)}
      >
        <Icon name="cross" />
      </Press>
    </div>
  );
}
