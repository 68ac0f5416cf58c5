import type { Item } from '../../shared/catalogue.ts';
import { codeKey } from '../../shared/item-code.ts';
import { findGoods, indexGoods } from '../goods/find-goods.ts';
import { type GoodsRow, inGroups, layOutFlat, layOutGroups } from '../goods/goods-layout.ts';
import { remember } from '../goods/remember.ts';
import type { SaleSlice } from './sale-slice.ts';

/** What the left side of the sell screen shows. */
export type SellTab = 'goods' | 'keypad' | 'today';

/** Where somebody is among the goods. */
export interface BrowseSlice {
  /** Null until somebody has chosen one: goods where there are any. */
  readonly sellTab: SellTab | null;
  readonly goodsSearch: string;
  /** Null for all of them. */
  readonly goodsCategory: string | null;
  /** The place of the item that Enter adds, among those shown. */
  readonly goodsPlace: number;
  /** How many tiles stand side by side. */
  readonly goodsColumns: number;
  /** What is looked for where goods are changed. */
  readonly stockSearch: string;
}

export const browseAtStart: BrowseSlice = {
  sellTab: null,
  goodsSearch: '',
  goodsCategory: null,
  goodsPlace: 0,
  goodsColumns: 3,
  stockSearch: '',
};

export function shownTab({ sellTab, catalogue }: BrowseSlice & SaleSlice): SellTab {
  return sellTab ?? (catalogue.length > 0 ? 'goods' : 'keypad');
}

/** The goods in the order in which they are shown, and the rows they stand in. */
export interface ShownGoods {
  readonly items: readonly Item[];
  readonly rows: readonly GoodsRow[];
  /** Found by what was typed; else all of a category, or of all categories under their names. */
  readonly isFound: boolean;
}

const indexOf = remember(indexGoods);

/** The goods that carry this code, however a scanner writes it. */
export function itemOfCode({ catalogue }: SaleSlice, code: string): Item | undefined {
  return indexOf(catalogue).byCode.get(codeKey(code));
}

/** Read anew only where the catalogue, the search or the width has changed. */
function createShownGoods(): (state: BrowseSlice & SaleSlice) => ShownGoods {
  const group = remember(inGroups);
  const find = remember(findGoods);
  const choose = remember((items: readonly Item[], category: string | null) =>
    category === null ? items : items.filter((item) => item.category === category),
  );
  const show = remember((items: readonly Item[], columns: number, isFound: boolean): ShownGoods => {
    // What was found stands in a list with everything that tells one from another.
    const rows = isFound ? layOutFlat(items, 1) : layOutGroups(items, columns);
    return { items, rows, isFound };
  });
  return ({ catalogue, goodsSearch, goodsCategory, goodsColumns }) => {
    if (goodsSearch.trim() !== '') {
      return show(find(indexOf(catalogue), goodsSearch), goodsColumns, true);
    }
    return show(choose(group(catalogue), goodsCategory), goodsColumns, false);
  };
}

export const shownGoods = createShownGoods();

/** The goods where they are changed: by category, or what was looked for. */
export const stockFound = remember((catalogue: readonly Item[], text: string): readonly Item[] =>
  text.trim() === '' ? inGroups(catalogue) : findGoods(indexOf(catalogue), text),
);

export const categoriesOf = remember((catalogue: readonly Item[]): readonly string[] => [
  ...new Set(catalogue.map(({ category }) => category)),
]);
