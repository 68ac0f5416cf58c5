import { assertNever } from '../../../shared/assert-never.ts';
import { type Currency, currencies, formatMoney } from '../../../shared/money.ts';

/**
 * An amount while it is being typed. Digits fill from the right, as on a payment terminal: 1 9 9 0 0 is
 * ₹199.00. Typing the point turns what stands there into whole units, as on a calculator: 1 9 9 . is
 * ₹199.00 as well. `whole` holds what was typed before the point, without leading zeros; `fraction` what
 * came after it, or null while there is no point.
 */
export interface AmountEntry {
  readonly whole: string;
  readonly fraction: string | null;
  /** A key was refused because the amount would have grown past the largest. */
  readonly overflow: boolean;
}

export type AmountKey =
  | { readonly type: 'digit'; readonly digit: string }
  | { readonly type: 'point' | 'backspace' | 'clear' };

/** How many digits an amount may have, its minor ones included: ₹99,99,999.99. */
export const largestDigits = 9;

export const emptyEntry: AmountEntry = { whole: '', fraction: null, overflow: false };

/** The entry after one key. Keys that mean nothing (a second point, a third decimal) change nothing. */
export function pressAmountKey(
  entry: AmountEntry,
  key: AmountKey,
  currency: Currency,
): AmountEntry {
  const { exponent } = currencies[currency];
  switch (key.type) {
    case 'digit':
      return entry.fraction === null
        ? fill(entry, key.digit)
        : entry.fraction.length < exponent
          ? { ...entry, fraction: entry.fraction + key.digit, overflow: false }
          : entry;
    case 'point':
      if (exponent === 0 || entry.fraction !== null) return entry;
      return entry.whole.length + exponent > largestDigits
        ? { ...entry, overflow: true }
        : { ...entry, fraction: '', overflow: false };
    case 'backspace':
      return takeBack(entry);
    case 'clear':
      return emptyEntry;
    default:
      return assertNever(key);
  }
}

/** Nothing has been typed, or all of it was taken back. */
export function isEmptyEntry({ whole, fraction }: AmountEntry): boolean {
  return whole === '' && fraction === null;
}

/** The amount in minor units. */
export function entryMinor(entry: AmountEntry, currency: Currency): number {
  const { exponent } = currencies[currency];
  const { whole, fraction } = entry;
  return Number(fraction === null ? whole : whole + fraction.padEnd(exponent, '0'));
}

/** The largest amount that can be typed, in minor units. */
export function largestMinor(): number {
  return 10 ** largestDigits - 1;
}

/** An amount cut where the caret stands: only `typed` was typed, the rest is what it will look like. */
export interface EntryText {
  readonly before: string;
  readonly typed: string;
  readonly after: string;
}

/** What the display shows: the amount as it would be charged now, and which part of it was typed. */
export function entryText(entry: AmountEntry, currency: Currency, locale: string): EntryText {
  const text = formatMoney({ minor: entryMinor(entry, currency), currency }, locale);
  const places = [...text.matchAll(/\p{Nd}/gu)].map((match) => match.index);
  const { exponent } = currencies[currency];
  const { whole, fraction } = entry;
  const untyped = fraction === null ? 0 : exponent - fraction.length;
  const wholeDigits = fraction === null ? whole.length : Math.max(whole.length, 1);
  const typedDigits = wholeDigits + (fraction?.length ?? 0);
  const end =
    untyped === 0 ? endOf(places, text) : (places[places.length - untyped] ?? text.length);
  const firstTyped = places[places.length - untyped - typedDigits] ?? 0;
  // A currency's sign in front belongs to what was typed as soon as no faint digit stands between.
  const start = typedDigits === 0 ? end : firstTyped === places[0] ? 0 : firstTyped;
  return { before: text.slice(0, start), typed: text.slice(start, end), after: text.slice(end) };
}

function fill(entry: AmountEntry, digit: string): AmountEntry {
  if (entry.whole === '' && digit === '0') return { ...entry, overflow: false };
  if (entry.whole.length === largestDigits) return { ...entry, overflow: true };
  return { whole: entry.whole + digit, fraction: null, overflow: false };
}

function takeBack({ whole, fraction }: AmountEntry): AmountEntry {
  if (fraction === null) return { whole: whole.slice(0, -1), fraction, overflow: false };
  return { whole, fraction: fraction === '' ? null : fraction.slice(0, -1), overflow: false };
}

function endOf(places: readonly number[], text: string): number {
  const last = places.at(-1);
  return last === undefined ? text.length : last + 1;
}
