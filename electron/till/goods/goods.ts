import { createHash } from 'node:crypto';
import type { Actor } from '../../../shared/actor.ts';
import type { Item } from '../../../shared/catalogue.ts';
import type {
  GoodsPreview,
  ImportAnswer,
  ItemAnswer,
  ItemProblem,
  ItemTerms,
  PreviewAnswer,
} from '../../../shared/goods.ts';
import type { Ids } from '../../../shared/ids.ts';
import type { Currency } from '../../../shared/money.ts';
import type { Ledger, Reader } from '../../ledger/ledger.ts';
import { clashWith, isSameTerms, itemOf, mostGoods, readTerms, termsOf } from './goods-policy.ts';
import { type GoodsPlan, planImport } from './import-policy.ts';
import { type GoodsFile, readGoodsFile } from './read-goods-file.ts';

/** What the shop sells, made by the shop's own people. Whether somebody may is asked before. */
export interface Goods {
  add(terms: ItemTerms, actor: Actor): Promise<ItemAnswer>;
  change(id: string, terms: ItemTerms, actor: Actor): Promise<ItemAnswer>;
  /** False where it was gone already. Sales that it was in keep it. */
  remove(id: string, actor: Actor): Promise<boolean>;
  /** What a file would do; nothing is done. */
  preview(text: string): PreviewAnswer;
  /** Does it, all at once, where it would still do what somebody has seen. */
  keepFile(text: string, seen: string, actor: Actor): Promise<ImportAnswer>;
}

/** As many of each as a person looks at. */
const mostShown = 200;

export function createGoods(dependencies: {
  readonly ledger: Ledger;
  readonly ids: Ids;
  readonly currency: () => Currency;
}): Goods {
  const { ledger, ids, currency } = dependencies;

  function keep(terms: ItemTerms, known: string | null, actor: Actor): Promise<ItemAnswer> {
    const reading = readTerms(terms);
    if (!reading.ok) return Promise.resolve(refused(reading.why));
    return ledger.write((book): ItemAnswer => {
      const items = soldIn(book, currency());
      const before = items.find(({ id }) => id === known);
      if (known !== null && !before) return refused('unknown');
      const clash = clashWith(
        items.filter((item) => item !== before),
        reading.terms,
      );
      if (clash) return refused(clash);
      if (!before && items.length >= mostGoods) return refused('goods_full');
      if (before && isSameTerms(termsOf(before), reading.terms)) return { ok: true, item: before };
      const item = itemOf(before?.id ?? ids('item'), reading.terms, currency());
      book.append({ type: 'item', item }, actor);
      return { ok: true, item };
    });
  }

  return {
    add: (terms, actor) => keep(terms, null, actor),
    change: (id, terms, actor) => keep(terms, id, actor),
    remove: (id, actor) =>
      ledger.write((book) => {
        const item = book.items().find((each) => each.id === id);
        if (!item) return false;
        book.append({ type: 'item', item: { ...item, isSold: false } }, actor);
        return true;
      }),
    preview(text) {
      const reading = readGoodsFile(text);
      if (!reading.ok) return reading;
      const plan = planImport(reading.file.lines, ledger.items(), currency());
      return { ok: true, preview: previewOf(reading.file, plan) };
    },
    async keepFile(text, seen, actor) {
      const reading = readGoodsFile(text);
      if (!reading.ok) return { ok: false, why: 'file', problem: reading.why };
      return await ledger.write((book): ImportAnswer => {
        const plan = planImport(reading.file.lines, book.items(), currency());
        const preview = previewOf(reading.file, plan);
        if (preview.seen !== seen) return { ok: false, why: 'not_seen', preview };
        for (const { id, after } of plan.planned) {
          const item = itemOf(id ?? ids('item'), after, currency());
          book.append({ type: 'item', item }, actor);
        }
        return { ok: true, added: preview.added, changed: preview.changed };
      });
    },
  };
}

function soldIn(reader: Pick<Reader, 'items'>, currency: Currency): readonly Item[] {
  return reader.items().filter((item) => item.currency === currency);
}

function previewOf(file: GoodsFile, plan: GoodsPlan): GoodsPreview {
  const isNew = ({ before }: { readonly before: ItemTerms | null }) => before === null;
  const added = plan.planned.filter(isNew);
  const changed = plan.planned.filter((each) => !isNew(each));
  const shown = [...changed.slice(0, mostShown), ...added.slice(0, mostShown)];
  return {
    seen: createHash('sha256').update(JSON.stringify(plan.planned)).digest('hex'),
    columns: file.columns,
    unused: file.unused,
    added: added.length,
    changed: changed.length,
    same: plan.same,
    planned: shown.map(({ line, before, after }) => ({ line, before, after })),
    refused: plan.refused,
  };
}

function refused(why: ItemProblem): ItemAnswer {
  return { ok: false, why };
}
