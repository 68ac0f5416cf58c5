import type { Item } from '../../../shared/catalogue.ts';
import type { Currency } from '../../../shared/money.ts';
import { Amount } from '../../components/amount.tsx';
import { Icon } from '../../components/icon.tsx';
import { Press } from '../../components/press.tsx';
import { useWords } from '../../store/window-context.tsx';

/** Goods in the sale: how many, what they come to, and the keys that change it. */
export function SaleLineRow(props: {
  readonly item: Item;
  readonly quantity: number;
  /** One less, one more, is refused; pressing it tells why. */
  readonly isLeast: boolean;
  readonly isLargest: boolean;
  readonly onChange: (itemId: string, by: 1 | -1) => void;
  readonly onRemove: (itemId: string) => void;
}) {
  const { t, count, money } = useWords();
  const { item, quantity, isLeast, isLargest, onChange, onRemove } = props;
  const { id, name, price, currency } = item;
  return (
    <li className="cart-line" data-item={id}>
      <p className="cart-name">{name}</p>
      <Amount className="cart-amount" minor={price * quantity} currency={currency} />
      <div className="cart-keys">
        <div className="cart-quantity">
          <Press
            className="cart-key"
            label={t('cart.less', { name })}
            isUnavailable={isLeast}
            onPress={() => onChange(id, -1)}
          >
            <Icon name="minus" />
          </Press>
          <span className="cart-number">{count(quantity)}</span>
          <Press
            className="cart-key"
            label={t('cart.more', { name })}
            isUnavailable={isLargest}
            onPress={() => onChange(id, 1)}
          >
            <Icon name="plus" />
          </Press>
        </div>
        <p className="cart-each">{t('cart.each', { amount: money(price, currency) })}</p>
        <RemoveKey name={name} onPress={() => onRemove(id)} />
      </div>
    </li>
  );
}

/** The amount that stands in the display, which is charged with the goods. */
export function TypedLineRow(props: {
  readonly minor: number;
  readonly currency: Currency;
  readonly onRemove: () => void;
}) {
  const { t } = useWords();
  const { minor, currency, onRemove } = props;
  const name = t('cart.typed');
  return (
    <li className="cart-line cart-typed">
      <p className="cart-name">{name}</p>
      <Amount className="cart-amount" minor={minor} currency={currency} />
      <RemoveKey name={name} onPress={onRemove} />
    </li>
  );
}

function RemoveKey(props: { readonly name: string; readonly onPress: () => void }) {
  const { t } = useWords();
  return (
    <Press
      className="cart-key cart-remove"
      label={t('cart.remove', { name: props.name })}
      onPress={props.onPress}
    >
      <Icon name="cross" />
    </Press>
  );
}
