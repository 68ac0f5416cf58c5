import { toAsciiDigits } from '../../shared/ascii-digits.ts';
import { screenCardNumbers } from '../../shared/card-number-screen.ts';
import type { SearchPiece, SearchWord } from '../ledger/ledger.ts';
import { numberTerm, type SearchTerm, wordsIn } from '../ledger/search-terms.ts';

/** What somebody may have meant by what they typed. All of it must hold. */
export interface HistoryQuery {
  readonly pieces: readonly SearchPiece[];
  /** Ids of orders, payments, refunds and activities, each of which names one order. */
  readonly ids: readonly string[];
  /** A date among the words: "2026-01-05". */
  readonly day: string | null;
}

const mostPieces = 6;
/** Fewer digits are the end of too many numbers to mean one. */
const leastDigits = 3;

/**
 * Reads a search: "199", "₹1,99,000.50" and "199.50" are amounts, "#1042" a sale's number, "1042" either or
 * the end of a reference, and anything else words. A card number is searched for by its last four.
 */
export function parseHistoryQuery(text: string): HistoryQuery {
  const plain = toAsciiDigits(screenCardNumbers(text.normalize('NFKC'))).trim();
  const grouped = groupedNumber(plain);
  const words = grouped === null ? plain.split(/\s+/).filter(isSaying) : [grouped];
  const ids = words.filter((word) => idPattern.test(word));
  const days = words.map(dayOf).filter((day) => day !== null);
  const rest = words.filter((word) => !idPattern.test(word) && dayOf(word) === null);
  return { ids, day: days.at(-1) ?? null, pieces: rest.slice(0, mostPieces).map(pieceOf) };
}

const idPattern = /^(order|pay|pda|rfnd)_[A-Za-z0-9]{14}$/;

/** "98765 43210" and "+91 98765-43210" are one number; "1042 199" is two. */
function groupedNumber(text: string): string | null {
  if (!/^[+(]?[0-9][0-9 ()-]*$/.test(text) || dayOf(text) !== null) return null;
  const digits = text.replace(/[^0-9]/g, '');
  return digits.length >= 8 ? digits : null;
}

/** A currency's sign by itself says nothing, and marks alone neither. */
function isSaying(word: string): boolean {
  return !/^(rs\.?|inr|₹|€|\$)$/i.test(word) && (wordsIn(word).length > 0 || word.startsWith('#'));
}

function pieceOf(word: string): SearchPiece {
  const number = /^#([0-9]{1,15})$/.exec(word)?.[1];
  if (number !== undefined) return { seq: Number(number), term: null, words: [] };
  const bare = word.replace(/^(rs\.?|inr|₹|€|\$)/i, '');
  const term = amountOf(bare);
  // Money said as money is nothing else.
  if (bare !== word && term !== null) return { seq: null, term, words: [] };
  const seq = /^[0-9]{1,15}$/.test(word) ? Number(word) : null;
  return { seq, term, words: wordsIn(word).slice(0, mostPieces).map(searchWord) };
}

/** Rupees, with or without commas and a point: the term that amountTerm makes of the same amount. */
function amountOf(text: string): SearchTerm | null {
  const match = /^([0-9]{1,3}(?:,[0-9]{2,3})+|[0-9]{1,12})(?:\.([0-9]{0,3}))?$/.exec(text);
  if (!match) return null;
  const whole = (match[1] ?? '').replaceAll(',', '').replace(/^0+(?=[0-9])/, '');
  const fraction = (match[2] ?? '').replace(/0+$/, '');
  return fraction === '' ? `=${whole}` : `=${whole}.${fraction}`;
}

function searchWord(word: string): SearchWord {
  if (!/^[0-9]+$/.test(word)) return { beginnings: [word], isWhole: false };
  const isWhole = word.length < leastDigits;
  return { beginnings: [numberTerm(word), ...(isWhole ? [] : [word])], isWhole };
}

/** "2026-01-05", "5/1/2026" or "05.01.2026", the day first as it is written in India. */
function dayOf(word: string): string | null {
  const iso = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/.exec(word);
  const spoken = /^([0-9]{1,2})([./-])([0-9]{1,2})\2([0-9]{4})$/.exec(word);
  const [year, month, day] = iso
    ? [iso[1], iso[2], iso[3]]
    : [spoken?.[4], spoken?.[3], spoken?.[1]];
  if (year === undefined || month === undefined || day === undefined) return null;
  if (Number(month) < 1 || Number(month) > 12 || Number(day) < 1 || Number(day) > 31) return null;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
