import { type KeyboardEvent, useMemo, useState } from 'react';
import type { Item } from '../../../shared/catalogue.ts';
import { registerKeys } from '../../store/register-slice.ts';
import { useWindow, useWords } from '../../store/window-context.tsx';
import type { Cart } from './cart.ts';
import { GoodsTile } from './goods-tile.tsx';
import { walkGrid } from './walk-grid.ts';

/** What the shop sells, by category. One tile is in the order of Tab; the arrow keys walk from there. */
export function Goods(props: {
  readonly catalogue: readonly Item[];
  readonly cart: Cart;
  readonly onAdd: (item: Item) => void;
}) {
  const { t } = useWords();
  const keys = useWindow(registerKeys);
  const { catalogue, cart, onAdd } = props;
  const [lastId, setLastId] = useState<string | null>(null);
  const tabStop = catalogue.find(({ id }) => id === lastId) ?? catalogue[0];
  const categories = useMemo(
    () => [...Map.groupBy(catalogue, ({ category }) => category)],
    [catalogue],
  );
  return (
    <section className="goods" aria-labelledby="goods-title">
      <header className="goods-head">
        <h2 id="goods-title">{t('goods.title')}</h2>
        <span className="cap" aria-hidden="true">
          {keys.search}
        </span>
        <p className="goods-keys">
          {t('goods.keys', { enter: t('key.enter'), escape: t('key.escape') })}
        </p>
      </header>
      <ol className="goods-list" onKeyDown={onKeyDown}>
        {categories.map(([category, items]) => (
          <li key={category}>
            <fieldset className="goods-category">
              <legend>{category}</legend>
              {items.map((item) => (
                <GoodsTile
                  key={item.id}
                  item={item}
                  quantity={cart.find((goods) => goods.item.id === item.id)?.quantity ?? 0}
                  isTabStop={item === tabStop}
                  onFocus={setLastId}
                  onAdd={onAdd}
                />
              ))}
            </fieldset>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Moves the keyboard to the goods; does nothing where there are none. */
export function focusGoods(screen: HTMLElement | null): void {
  screen?.querySelector<HTMLElement>('.goods-tile[tabindex="0"]')?.focus();
}

/** Esc gives the keyboard back to the sale; a tile that is held down with Enter adds one. */
function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
  const tiles = [...event.currentTarget.querySelectorAll<HTMLElement>('.goods-tile')];
  const here = tiles.indexOf(document.activeElement as HTMLElement);
  if (event.key === 'Escape') {
    event.stopPropagation();
    tiles[here]?.blur();
  }
  if (event.key === 'Enter' && event.repeat) event.preventDefault();
  const boxes = tiles.map((tile) => tile.getBoundingClientRect());
  const target = tiles[walkGrid(boxes, here, event.key) ?? -1];
  if (!target) return;
  event.preventDefault();
  target.focus();
}
