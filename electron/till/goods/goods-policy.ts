import { screenCardNumbers } from '../../../shared/card-number-screen.ts';
import type { Item } from '../../../shared/catalogue.ts';
import type { ItemProblem, ItemTerms } from '../../../shared/goods.ts';
import { codeKey, readItemCode } from '../../../shared/item-code.ts';
import type { Currency } from '../../../shared/money.ts';

/** More than a counter sells: a window that has been taken over cannot fill the ledger. */
export const mostGoods = 10_000;
const longestName = 80;
const longestCategory = 40;
/** What the keypad can type: ₹99,99,999.99. */
const largestPrice = 999_999_999;

export type TermsReading =
  | { readonly ok: true; readonly terms: ItemTerms }
  | { readonly ok: false; readonly why: ItemProblem };

/** What was said, as it is kept, or why it cannot be. Whether it is told apart is for `clashWith`. */
export function readTerms(said: ItemTerms): TermsReading {
  const name = tidy(said.name);
  const category = tidy(said.category);
  const why =
    nameProblem(name) ??
    categoryProblem(category) ??
    (screenCardNumbers(name) === name && screenCardNumbers(category) === category
      ? priceProblem(said.price)
      : 'card_number');
  if (why) return { ok: false, why };
  if (said.code === null || said.code.trim() === '') {
    return { ok: true, terms: { name, category, price: said.price, code: null } };
  }
  const reading = readItemCode(said.code);
  if (!reading.ok) return { ok: false, why: reading.problem };
  return { ok: true, terms: { name, category, price: said.price, code: reading.code } };
}

/** Why these cannot stand beside `others`: a scanner or a person could not tell which is meant. */
export function clashWith(
  others: readonly Pick<Item, 'name' | 'code'>[],
  terms: ItemTerms,
): 'code_taken' | 'name_taken' | undefined {
  const { code } = terms;
  if (code !== null) {
    const key = codeKey(code);
    if (others.some((other) => other.code !== undefined && codeKey(other.code) === key)) {
      return 'code_taken';
    }
  }
  const name = nameKey(terms.name);
  const isTaken = others.some(
    (other) => nameKey(other.name) === name && (code === null || other.code === undefined),
  );
  return isTaken ? 'name_taken' : undefined;
}

/** The same for all ways to write one name. */
export function nameKey(name: string): string {
  return tidy(name).normalize('NFKC').toLowerCase();
}

export function termsOf({ name, category, price, code }: Item): ItemTerms {
  return { name, category, price, code: code ?? null };
}

export function itemOf(id: string, terms: ItemTerms, currency: Currency): Item {
  const { code, ...rest } = terms;
  return { id, ...rest, currency, ...(code === null ? {} : { code }) };
}

export function isSameTerms(one: ItemTerms, other: ItemTerms): boolean {
  const isAlike = one.name === other.name && one.category === other.category;
  return isAlike && one.price === other.price && one.code === other.code;
}

/** As a person would have typed it: no line breaks, one space between words. */
export function tidy(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim();
}

function nameProblem(name: string): ItemProblem | undefined {
  if (name === '') return 'name_missing';
  if (!/[\p{L}\p{N}]/u.test(name) || isUnreadable(name)) return 'name_unreadable';
  return name.length > longestName ? 'name_long' : undefined;
}

function categoryProblem(category: string): ItemProblem | undefined {
  if (isUnreadable(category)) return 'category_unreadable';
  return category.length > longestCategory ? 'category_long' : undefined;
}

/** Control characters, and what stands where a letter could not be read. */
function isUnreadable(text: string): boolean {
  return /[\p{Cc}\p{Co}\p{Cn}\p{Cs}\ufffd]/u.test(text);
}

function priceProblem(price: number): ItemProblem | undefined {
  if (!Number.isSafeInteger(price) || price < 1) return 'price_missing';
  return price > largestPrice ? 'price_too_large' : undefined;
}
