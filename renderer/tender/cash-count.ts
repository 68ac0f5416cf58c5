import type { Currency } from '../../shared/money.ts';
import {
  type AmountEntry,
  type AmountKey,
  emptyEntry,
  entryMinor,
  isEmptyEntry,
  pressAmountKey,
} from '../screens/sell/amount-entry.ts';

/**
 * What a customer gives, while it is counted: notes that were added key by key, or an amount that was
 * typed. The one begins where the other is taken up.
 */
export interface CashCount {
  /** Notes counted so far, in minor units. */
  readonly counted: number;
  readonly entry: AmountEntry;
}

export const noCash: CashCount = { counted: 0, entry: emptyEntry };

/** What it comes to against what is due. Minor units; `change` and `missing` are never negative. */
export type CashVerdict =
  | { readonly type: 'nothing' }
  | { readonly type: 'missing'; readonly minor: number }
  | { readonly type: 'change'; readonly minor: number };

/** Typing begins a new amount; taking back takes back the notes together. */
export function typeCash(count: CashCount, key: AmountKey, currency: Currency): CashCount {
  if (count.counted > 0 && (key.type === 'backspace' || key.type === 'clear')) return noCash;
  return { counted: 0, entry: pressAmountKey(count.entry, key, currency) };
}

/** One more note on top of what is there, however it got there. */
export function addNote(count: CashCount, note: number, currency: Currency): CashCount {
  const counted = givenMinor(count, currency) + note;
  return Number.isSafeInteger(counted) ? { counted, entry: emptyEntry } : count;
}

export function givenMinor({ counted, entry }: CashCount, currency: Currency): number {
  return isEmptyEntry(entry) ? counted : entryMinor(entry, currency);
}

export function judgeCash(given: number, due: number): CashVerdict {
  if (given === 0) return { type: 'nothing' };
  return given < due
    ? { type: 'missing', minor: due - given }
    : { type: 'change', minor: given - due };
}
