import { screenCardNumbers } from '../../../shared/card-number-screen.ts';
import type { Item } from '../../../shared/catalogue.ts';
import type { ItemTerms, LineProblem, PlannedItem, RefusedLine } from '../../../shared/goods.ts';
import { codeKey } from '../../../shared/item-code.ts';
import type { Currency } from '../../../shared/money.ts';
import { readMoney } from '../../../shared/read-money.ts';
import { clashWith, isSameTerms, mostGoods, nameKey, readTerms, termsOf } from './goods-policy.ts';
import type { GoodsLine } from './read-goods-file.ts';

/** What the lines of a file make of the catalogue. */
export interface GoodsPlan {
  readonly planned: readonly PlannedTerms[];
  readonly same: number;
  readonly refused: readonly RefusedLine[];
}

export interface PlannedTerms extends PlannedItem {
  /** Null for something new. */
  readonly id: string | null;
}

const longestText = 80;

/**
 * Goods are known by their code, and without one by their name. An empty cell leaves what is there. Lines
 * are taken one after the other, each beside what the ones before it have made; goods that the file does
 * not name stay as they are.
 */
export function planImport(
  lines: readonly GoodsLine[],
  items: readonly Item[],
  currency: Currency,
): GoodsPlan {
  const shelf = stock(items.filter((item) => item.currency === currency));
  const planned: PlannedTerms[] = [];
  const refused: RefusedLine[] = [];
  let same = 0;
  for (const line of lines) {
    const taken = takeLine(line, shelf, currency);
    if (typeof taken === 'string') {
      const text = screenCardNumbers(line.text).slice(0, longestText);
      refused.push({ line: line.line, problem: taken, text });
      continue;
    }
    shelf.put(taken);
    const { id, before, after } = taken;
    if (before && isSameTerms(before, after)) same += 1;
    else planned.push({ line: line.line, id, before, after });
  }
  return { planned, same, refused };
}

type Taken = Pick<PlannedTerms, 'id' | 'before' | 'after'>;

function takeLine(line: GoodsLine, shelf: Shelf, currency: Currency): Taken | LineProblem {
  const { cells } = line;
  if (line.hasTooMany) return 'cells_many';
  if (cells.price === '') return 'price_missing';
  const price = readMoney(cells.price, currency);
  if (price === undefined) return 'price_wrong';
  const known = shelf.find(cells.code, cells.name);
  if (typeof known === 'string') return known;
  const before = known?.terms ?? null;
  const reading = readTerms({
    name: cells.name || (before?.name ?? ''),
    category: cells.category || (before?.category ?? ''),
    price,
    code: cells.code || (before?.code ?? null),
  });
  if (!reading.ok) return reading.why;
  const { terms } = reading;
  const clash = clashWith(shelf.besides(known, terms), terms);
  if (clash) return clash;
  if (!known && shelf.count() >= mostGoods) return 'goods_full';
  return { id: known?.id ?? null, before, after: terms };
}

interface Shelved {
  /** Null for what an earlier line has put there. */
  readonly id: string | null;
  readonly terms: ItemTerms;
  readonly isFromFile: boolean;
}

interface Shelf {
  /** What a line speaks of; undefined for something new. */
  find(code: string, name: string): Shelved | undefined | LineProblem;
  /** All others that could be taken for it. */
  besides(known: Shelved | undefined, terms: ItemTerms): readonly Pick<Item, 'name' | 'code'>[];
  put(taken: Taken): void;
  count(): number;
}

/** By code and by name at once: a file has as many lines as the catalogue. */
function stock(items: readonly Item[]): Shelf {
  const byCode = new Map<string, Shelved>();
  const byName = new Map<string, Set<Shelved>>();
  let count = 0;

  function add(shelved: Shelved): void {
    const { code, name } = shelved.terms;
    if (code !== null) byCode.set(codeKey(code), shelved);
    const namesakes = byName.get(nameKey(name)) ?? new Set();
    byName.set(nameKey(name), namesakes.add(shelved));
    count += 1;
  }

  function remove(shelved: Shelved): void {
    const { code, name } = shelved.terms;
    if (code !== null) byCode.delete(codeKey(code));
    byName.get(nameKey(name))?.delete(shelved);
    count -= 1;
  }

  function named(name: string): readonly Shelved[] {
    return [...(byName.get(nameKey(name)) ?? [])];
  }

  for (const item of items) add({ id: item.id, terms: termsOf(item), isFromFile: false });

  return {
    find(code, name) {
      const coded = code === '' ? undefined : byCode.get(codeKey(code));
      const namesakes = named(name).filter(({ terms }) => code === '' || terms.code === null);
      if (!coded && namesakes.length > 1) return 'name_ambiguous';
      const known = coded ?? namesakes[0];
      return known?.isFromFile ? 'line_again' : known;
    },
    besides(known, { code, name }) {
      const coded = code === null ? undefined : byCode.get(codeKey(code));
      return [...(coded ? [coded] : []), ...named(name)]
        .filter((other) => other !== known)
        .map(({ terms }) => ({
          name: terms.name,
          ...(terms.code === null ? {} : { code: terms.code }),
        }));
    },
    put({ id, before, after }) {
      const known = before && named(before.name).find((each) => each.id === id);
      if (known) remove(known);
      add({ id, terms: after, isFromFile: true });
    },
    count: () => count,
  };
}
