import { useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef } from 'react';
import { type GoodsRow, rowAt } from '../../goods/goods-layout.ts';
import { remember } from '../../goods/remember.ts';
import { shownGoods } from '../../store/browse-slice.ts';
import { useServices, useWindow, useWords } from '../../store/window-context.tsx';
import type { Cart } from './cart.ts';
import { GoodsTile } from './goods-tile.tsx';

export const goodsListId = 'goods-list';
export const goodsOptionId = (place: number) => `goods-${place}`;

/** In pixels, gaps included; goods.css draws them so. */
const heights = { heading: 44, tiles: 92, line: 60 };
const tileWidth = 158;
const sidePadding = 24;
/** Room for the outline of the first line. */
const edge = 4;

/** The goods that were searched for, or those of a category. Only the rows in sight are drawn. */
export function GoodsList() {
  const { t } = useWords();
  const { sale } = useServices();
  const { items, rows, isFound } = useWindow(shownGoods);
  const place = useWindow((state) => state.goodsPlace);
  const quantities = useWindow(quantitiesIn);
  const columns = useWindow((state) => (isFound ? 1 : state.goodsColumns));
  const scroll = useRef<HTMLDivElement>(null);
  useColumns(scroll);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: (row) => heightOf(rows[row], isFound),
    // Another function for other rows: their heights are read anew.
    getItemKey: useCallback((row: number) => `${rows.length} ${row}`, [rows]),
    overscan: 3,
    paddingStart: isFound ? edge : 0,
  });
  useEffect(() => {
    // The first one under its heading, not under the edge.
    if (place === 0) virtual.scrollToOffset(0);
    else virtual.scrollToIndex(rowAt(rows, place), { align: 'auto' });
  }, [virtual, rows, place]);

  return (
    <div ref={scroll} className="goods-scroll">
      <div
        id={goodsListId}
        role="listbox"
        tabIndex={-1}
        aria-label={t('goods.title')}
        className="goods-list"
        style={{ height: virtual.getTotalSize() }}
      >
        {virtual.getVirtualItems().map(({ index, start, size }) => {
          const row = rows[index];
          if (!row) return null;
          const style = { height: size, transform: `translateY(${start}px)` };
          return row.type === 'heading' ? (
            <p key={row.category} className="goods-heading" style={style} aria-hidden="true">
              {row.category === '' ? t('goods.no_category') : row.category}
            </p>
          ) : (
            <div
              key={row.first}
              role="none"
              className="goods-row"
              style={{ ...style, gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}
            >
              {row.items.map((item, column) => (
                <GoodsTile
                  key={item.id}
                  item={item}
                  id={goodsOptionId(row.first + column)}
                  count={items.length}
                  place={row.first + column}
                  quantity={quantities.get(item.id) ?? 0}
                  isChosen={row.first + column === place}
                  isLine={isFound}
                  onAdd={sale.add}
                />
              ))}
            </div>
          );
        })}
      </div>
    </div>
  );
}

const quantitiesOf = remember(
  (lines: Cart['lines']): ReadonlyMap<string, number> =>
    new Map(lines.flatMap((line) => (line.type === 'item' ? [[line.id, line.quantity]] : []))),
);
const quantitiesIn = ({ cart }: { readonly cart: Cart }) => quantitiesOf(cart.lines);

function heightOf(row: GoodsRow | undefined, isFound: boolean): number {
  if (row?.type === 'heading') return heights.heading;
  return isFound ? heights.line : heights.tiles;
}

/** As many tiles side by side as there is room for. */
function useColumns(scroll: RefObject<HTMLElement | null>): void {
  const { browse } = useServices();
  useLayoutEffect(() => {
    const element = scroll.current;
    if (!element) return undefined;
    const measure = () => {
      const room = element.clientWidth - 2 * sidePadding;
      browse.columns(Math.max(1, Math.floor(room / tileWidth)));
    };
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, [browse, scroll]);
}
