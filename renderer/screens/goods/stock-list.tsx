import type { Item } from '../../../shared/catalogue.ts';
import { Amount } from '../../components/amount.tsx';
import { LongList } from '../../components/long-list.tsx';
import { keepFocus } from '../../components/press.tsx';
import { useWords } from '../../store/window-context.tsx';

export const stockListId = 'stock-list';
export const stockOptionId = (place: number) => `stock-${place}`;

/** In pixels; stock.css draws rows so. */
const rowHeight = 68;

/** What the shop sells, as a list to choose from. */
export function StockList(props: {
  readonly items: readonly Item[];
  readonly place: number;
  readonly onChoose: (place: number) => void;
}) {
  const { t } = useWords();
  const { items, place, onChoose } = props;
  return (
    <LongList
      id={stockListId}
      label={t('goods.title')}
      rowHeight={rowHeight}
      lines={items}
      chosen={place}
      onNearEnd={null}
      row={(item, at, top) => (
        <div
          key={item.id}
          id={stockOptionId(at)}
          role="option"
          tabIndex={-1}
          aria-selected={at === place}
          aria-setsize={items.length}
          aria-posinset={at + 1}
          className="stock-row"
          data-item={item.id}
          style={{ transform: `translateY(${top}px)` }}
          onMouseDown={keepFocus}
          onClick={() => onChoose(at)}
          onKeyDown={({ key }) => key === 'Enter' && onChoose(at)}
        >
          <span className="stock-name">{item.name}</span>
          <Amount className="stock-price" minor={item.price} currency={item.currency} />
          <span className="stock-more">
            {[item.category || t('goods.no_category'), item.code].filter(Boolean).join(' · ')}
          </span>
        </div>
      )}
    />
  );
}
