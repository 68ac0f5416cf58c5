import type { Item } from '../../shared/catalogue.ts';

/** One row of the list: the name of a category, or as many items as stand side by side. */
export type GoodsRow =
  | { readonly type: 'heading'; readonly category: string }
  /** `first`: the place of the first of them among all the items. */
  | { readonly type: 'items'; readonly first: number; readonly items: readonly Item[] };

/** Rows of items under the names of their categories. Items of one category stand one after the other. */
export function layOutGroups(items: readonly Item[], columns: number): readonly GoodsRow[] {
  const rows: GoodsRow[] = [];
  let first = 0;
  for (const [category, group] of Map.groupBy(items, (item) => item.category)) {
    rows.push({ type: 'heading', category }, ...rowsOf(group, columns, first));
    first += group.length;
  }
  return rows;
}

/** Rows of items in the order in which they come, without headings. */
export function layOutFlat(items: readonly Item[], columns: number): readonly GoodsRow[] {
  return rowsOf(items, columns, 0);
}

/** Items in the order in which `layOutGroups` places them. */
export function inGroups(items: readonly Item[]): readonly Item[] {
  return [...Map.groupBy(items, ({ category }) => category).values()].flat();
}

/** The row that an item at this place stands in; -1 where there is none. */
export function rowAt(rows: readonly GoodsRow[], place: number): number {
  return rows.findIndex(
    (row) => row.type === 'items' && place >= row.first && place < row.first + row.items.length,
  );
}

const pageRows = 4;

/**
 * The place of the item that a key walks to; undefined where there is none, or the key does not walk.
 * Up and down keep to the column, or to the end of a shorter row.
 */
export function walkGoods(
  rows: readonly GoodsRow[],
  place: number,
  key: string,
): number | undefined {
  const lines = rows.filter((row) => row.type === 'items');
  const count = lines.reduce((sum, { items }) => sum + items.length, 0);
  const line = rowAt(lines, place);
  const inside = (wanted: number) => (wanted >= 0 && wanted < count ? wanted : undefined);
  const step = (by: number) => {
    const from = lines[line];
    const to = lines[Math.min(Math.max(line + by, 0), lines.length - 1)];
    if (!from || !to || from === to) return undefined;
    return to.first + Math.min(place - from.first, to.items.length - 1);
  };
  switch (key) {
    case 'ArrowRight':
      return inside(place + 1);
    case 'ArrowLeft':
      return inside(place - 1);
    case 'ArrowDown':
      return step(1);
    case 'ArrowUp':
      return step(-1);
    case 'PageDown':
      return step(pageRows);
    case 'PageUp':
      return step(-pageRows);
    case 'Home':
      return inside(0);
    case 'End':
      return inside(count - 1);
    default:
      return undefined;
  }
}

function rowsOf(items: readonly Item[], columns: number, first: number): readonly GoodsRow[] {
  const rows: GoodsRow[] = [];
  for (let start = 0; start < items.length; start += columns) {
    rows.push({ type: 'items', first: first + start, items: items.slice(start, start + columns) });
  }
  return rows;
}
