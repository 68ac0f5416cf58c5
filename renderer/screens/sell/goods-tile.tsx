import { memo } from 'react';
import type { Item } from '../../../shared/catalogue.ts';
import { Amount } from '../../components/amount.tsx';
import { keepFocus } from '../../components/press.tsx';
import { useWords } from '../../store/window-context.tsx';

/** One of the goods: choosing it adds one to the sale, and it shows how many there are already. */
export const GoodsTile = memo(function GoodsTile(props: {
  readonly item: Item;
  readonly id: string;
  /** Among how many, and the how manieth of them from one. */
  readonly count: number;
  readonly place: number;
  /** How many are in the sale. */
  readonly quantity: number;
  /** The one that Enter adds. */
  readonly isChosen: boolean;
  /** A line with everything that tells it from others, instead of a tile. */
  readonly isLine: boolean;
  readonly onAdd: (item: Item) => void;
}) {
  const words = useWords();
  const { item, id, count, place, quantity, isChosen, isLine, onAdd } = props;
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the search keeps the keyboard (aria-activedescendant)
    // biome-ignore lint/a11y/useKeyWithClickEvents: its keys are the search's
    <div
      role="option"
      id={id}
      className={isLine ? 'goods-line' : 'goods-tile'}
      aria-selected={isChosen}
      aria-setsize={count}
      aria-posinset={place + 1}
      data-item={item.id}
      data-in-sale={quantity > 0}
      onMouseDown={keepFocus}
      onClick={() => onAdd(item)}
    >
      <span className="goods-name">{item.name}</span>
      {isLine && (
        <span className="goods-where">
          {[item.category, item.code].filter((each) => each).join(' · ')}
        </span>
      )}
      <Amount className="goods-price" minor={item.price} currency={item.currency} />
      {quantity > 0 && (
        <span className="goods-count">
          <span aria-hidden="true">{words.count(quantity)}</span>
          <span className="for-ears">
            {words.t('goods.in_sale', { count: words.count(quantity) })}
          </span>
        </span>
      )}
    </div>
  );
});
