import { walkGoods } from '../goods/goods-layout.ts';
import { categoriesOf, type SellTab, shownGoods } from './browse-slice.ts';
import type { SaleAsks } from './sale-asks.ts';
import type { Store } from './store.ts';

/** Going about among the goods. */
export interface BrowseAsks {
  tab(tab: SellTab): void;
  search(text: string): void;
  /** Null for all of them. */
  choose(category: string | null): void;
  /** The category after or before the chosen one; all of them come before the first. */
  stepCategory(by: 1 | -1): void;
  /** Whether the key led to another item. */
  walk(key: string): boolean;
  /** Adds the item that is chosen; what was typed to find it is done with. */
  addChosen(): void;
  columns(count: number): void;
  /** Looks among the goods where they are changed. */
  stock(text: string): void;
}

export function createBrowseAsks(store: Store, sale: SaleAsks): BrowseAsks {
  return {
    tab: (sellTab) => store.setState({ sellTab }),
    search: (goodsSearch) =>
      store.setState({ goodsSearch, goodsPlace: 0, sellTab: 'goods', notice: null }),
    choose,
    stepCategory(by) {
      const { catalogue, goodsCategory } = store.getState();
      const choices = [null, ...categoriesOf(catalogue)];
      const next = choices[choices.indexOf(goodsCategory) + by];
      if (next !== undefined) choose(next);
    },
    walk(key) {
      const state = store.getState();
      const place = walkGoods(shownGoods(state).rows, state.goodsPlace, key);
      if (place === undefined) return false;
      store.setState({ goodsPlace: place });
      return true;
    },
    addChosen() {
      const state = store.getState();
      const { items, isFound } = shownGoods(state);
      const item = items[state.goodsPlace];
      if (!item) return;
      sale.add(item);
      if (isFound) store.setState({ goodsSearch: '', goodsPlace: 0 });
    },
    columns: (goodsColumns) => store.setState({ goodsColumns }),
    stock: (stockSearch) => store.setState({ stockSearch }),
  };

  function choose(goodsCategory: string | null): void {
    store.setState({ goodsCategory, goodsSearch: '', goodsPlace: 0, sellTab: 'goods' });
  }
}
