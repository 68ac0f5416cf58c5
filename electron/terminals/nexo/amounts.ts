import {
  currencies,
  decimalText,
  isCurrency,
  type Money,
  parseMoney,
} from '../../../shared/money.ts';
import { Decimal, decimalAt, type Json, textAt } from './json.ts';

/** In major units, as amounts are written here. */
export function decimalOf(money: Money): Decimal {
  return new Decimal(decimalText(money));
}

/**
 * What an answer says of an amount. `absent` when it names none; `unreadable` when it names one that is
 * not exactly so much of a known currency: then nothing is known about the money.
 */
export type ReadAmount =
  | { readonly type: 'read'; readonly money: Money }
  | { readonly type: 'absent' | 'unreadable' };

export function amountIn(json: Json | undefined, name: string): ReadAmount {
  const currency = textAt(json, 'Currency');
  const decimal = decimalAt(json, name);
  if (decimal === undefined) {
    return { type: hasAnything(json, name) ? 'unreadable' : 'absent' };
  }
  if (currency === undefined || !isCurrency(currency)) return { type: 'unreadable' };
  const money = parseMoney(
    withoutEmptyDigits(decimal.text, currencies[currency].exponent),
    currency,
  );
  return money ? { type: 'read', money } : { type: 'unreadable' };
}

/** 199.000 is 199.00: zeros that the currency has no room for say nothing. */
function withoutEmptyDigits(text: string, exponent: number): string {
  const point = text.indexOf('.');
  if (point < 0) return text;
  const needed = point + 1 + exponent;
  return /^0*$/.test(text.slice(needed)) ? text.slice(0, needed).replace(/\.$/, '') : text;
}

function hasAnything(json: Json | undefined, name: string): boolean {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return false;
  return Object.hasOwn(json, name);
}
