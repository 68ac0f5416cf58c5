import type { Item } from '../../../shared/catalogue.ts';
import { Amount } from '../../components/amount.tsx';
import { keepFocus } from '../../components/press.tsx';
import { useWords } from '../../store/window-context.tsx';

/** One of the goods: pressing it adds one to the sale, and it shows how many there are already. */
export function GoodsTile(props: {
  readonly item: Item;
  /** How many are in the sale. */
  readonly quantity: number;
  readonly isTabStop: boolean;
  readonly onFocus: (itemId: string) => void;
  readonly onAdd: (item: Item) => void;
}) {
  const { t, count } = useWords();
  const { item, quantity, isTabStop, onFocus, onAdd } = props;
  return (
    <button
      type="button"
      className="goods-tile"
      data-item={item.id}
      data-in-sale={quantity > 0}
      tabIndex={isTabStop ? 0 : -1}
      onMouseDown={keepFocus}
      onFocus={() => onFocus(item.id)}
      onClick={() => onAdd(item)}
    >
      <span className="goods-name">{item.name}</span>
      <Amount className="goods-price" minor={item.price} currency={item.currency} />
      {quantity > 0 && (
        <span className="goods-count">
          <span aria-hidden="true">{count(quantity)}</span>
          <span className="for-ears">{t('goods.in_sale', { count: count(quantity) })}</span>
        </span>
      )}
    </button>
  );
}
