import { assertNever } from '../../../shared/assert-never.ts';
import type { Item } from '../../../shared/catalogue.ts';
import type { GoodsColumn, ItemProblem, ItemTerms } from '../../../shared/goods.ts';
import { type Currency, decimalText } from '../../../shared/money.ts';
import { readMoney } from '../../../shared/read-money.ts';

/** Something the shop sells as it stands in the fields of a form, each as somebody has written it. */
export type ItemDraft = Readonly<Record<GoodsColumn, string>>;

export const emptyItemDraft: ItemDraft = { name: '', price: '', category: '', code: '' };

export function itemDraft({ name, price, category, code, currency }: Item): ItemDraft {
  return { name, price: decimalText({ minor: price, currency }), category, code: code ?? '' };
}

/** What is asked for; undefined where the price is no amount. Everything else the till judges. */
export function readItemDraft(draft: ItemDraft, currency: Currency): ItemTerms | undefined {
  const { name, category, code } = draft;
  const price = readMoney(draft.price, currency);
  if (price === undefined) return undefined;
  return { name, category, price, code: code.trim() === '' ? null : code };
}

/** The field that a problem is about. */
export function fieldOf(problem: ItemProblem): GoodsColumn {
  switch (problem) {
    case 'price_missing':
    case 'price_wrong':
    case 'price_too_large':
      return 'price';
    case 'category_long':
    case 'category_unreadable':
      return 'category';
    case 'code_taken':
    case 'code_too_long':
    case 'code_letters':
    case 'code_check_digit':
    case 'code_card_number':
      return 'code';
    case 'name_missing':
    case 'name_long':
    case 'name_unreadable':
    case 'name_taken':
    case 'card_number':
    case 'goods_full':
    case 'unknown':
      return 'name';
    default:
      return assertNever(problem);
  }
}
