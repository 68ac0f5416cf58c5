import { toAsciiDigits } from '../../../shared/ascii-digits.ts';
import { type Currency, decimalText } from '../../../shared/money.ts';
import { readMoney } from '../../../shared/read-money.ts';
import type { CartLine } from './cart.ts';
import { discountText, readDiscount } from './read-discount.ts';

/** A line as it stands in the fields of a dialog, each as somebody has written it. */
export interface LineDraft {
  readonly quantity: string;
  readonly price: string;
  readonly discount: string;
  /** Of an amount. */
  readonly name: string;
}

export type DraftField = keyof LineDraft;

export type DraftReading =
  | { readonly ok: true; readonly line: CartLine }
  | { readonly ok: false; readonly wrong: DraftField };

export function draftOf(line: CartLine, currency: Currency): LineDraft {
  const written = (minor: number) => decimalText({ minor, currency });
  return line.type === 'amount'
    ? { quantity: '', price: written(line.amount), discount: '', name: line.name ?? '' }
    : {
        quantity: String(line.quantity),
        price: written(line.price ?? line.item.price),
        discount: discountText(line.discount, currency),
        name: '',
      };
}

/** The line that a draft describes, or the first field that describes none. */
export function readDraft(line: CartLine, draft: LineDraft, currency: Currency): DraftReading {
  const price = readMoney(draft.price, currency) ?? 0;
  if (line.type === 'amount') {
    const name = draft.name.trim() === '' ? null : draft.name.trim();
    return price === 0
      ? { ok: false, wrong: 'price' }
      : { ok: true, line: { ...line, amount: price, name } };
  }
  const quantity = toAsciiDigits(draft.quantity).trim();
  if (!/^[0-9]{1,5}$/.test(quantity)) return { ok: false, wrong: 'quantity' };
  // What costs nothing in the catalogue may go on costing nothing.
  if (price === 0 && price !== line.item.price) return { ok: false, wrong: 'price' };
  const discount = readDiscount(draft.discount, currency);
  if (discount === undefined) return { ok: false, wrong: 'discount' };
  const own = price === line.item.price ? null : price;
  return { ok: true, line: { ...line, quantity: Number(quantity), price: own, discount } };
}
