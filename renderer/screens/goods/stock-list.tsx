import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import type { Item } from '../../../shared/catalogue.ts';
import { Amount } from '../../components/amount.tsx';
import { keepFocus } from '../../components/press.tsx';
import { useWords } from '../../store/window-context.tsx';

export const stockListId = 'stock-list';
export const stockOptionId = (place: number) => `stock-${place}`;

/** In pixels; stock.css draws rows so. */
const rowHeight = 68;

/** What the shop sells, as a list to choose from. Only the rows in sight are drawn. */
export function StockList(props: {
  readonly items: readonly Item[];
  readonly place: number;
  readonly onChoose: (place: number) => void;
}) {
  const { t } = useWords();
  const { items, place, onChoose } = props;
  const scroll = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    overscan: 6,
  });
  useEffect(() => {
    if (place < items.length) rows.scrollToIndex(place, { align: 'auto' });
  }, [rows, place, items.length]);
  return (
    <div ref={scroll} className="history-scroll">
      <div
        id={stockListId}
        role="listbox"
        aria-label={t('goods.title')}
        className="history-list"
        style={{ height: rows.getTotalSize() }}
      >
        {rows.getVirtualItems().map(({ index, start }) => {
          const item = items[index];
          return (
            item && (
              <div
                key={item.id}
                id={stockOptionId(index)}
                role="option"
                tabIndex={-1}
                aria-selected={index === place}
                aria-setsize={items.length}
                aria-posinset={index + 1}
                className="stock-row"
                data-item={item.id}
                style={{ transform: `translateY(${start}px)` }}
                onMouseDown={keepFocus}
                onClick={() => onChoose(index)}
                onKeyDown={({ key }) => key === 'Enter' && onChoose(index)}
              >
                <span className="stock-name">{item.name}</span>
                <Amount className="stock-price" minor={item.price} currency={item.currency} />
                <span className="stock-more">
                  {[item.category || t('goods.no_category'), item.code].filter(Boolean).join(' · ')}
                </span>
              </div>
            )
          );
        })}
      </div>
    </div>
  );
}
