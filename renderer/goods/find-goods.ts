import { toAsciiDigits } from '../../shared/ascii-digits.ts';
import type { Item } from '../../shared/catalogue.ts';
import { codeKey } from '../../shared/item-code.ts';
import { isHindi, soundOf } from './sound-alike.ts';

/** The catalogue as a search reads it, made once for each catalogue. */
export interface GoodsIndex {
  readonly entries: readonly GoodsEntry[];
  readonly byCode: ReadonlyMap<string, Item>;
}

interface GoodsEntry {
  readonly item: Item;
  /** The whole name, folded. */
  readonly name: string;
  readonly nameWords: readonly Word[];
  readonly categoryWords: readonly Word[];
  readonly code: string;
}

interface Word {
  readonly text: string;
  readonly sound: string;
  readonly isHindi: boolean;
}

export function indexGoods(catalogue: readonly Item[]): GoodsIndex {
  const entries = catalogue.map((item) => ({
    item,
    name: fold(item.name),
    nameWords: wordsOf(item.name),
    categoryWords: wordsOf(item.category),
    code: item.code === undefined ? '' : item.code.toLowerCase(),
  }));
  const byCode = new Map(
    catalogue.flatMap((item) =>
      item.code === undefined ? [] : [[codeKey(item.code), item] as const],
    ),
  );
  return { entries, byCode };
}

/**
 * The goods whose name and category have a word that begins with each word typed, or whose code begins
 * with it; the best first, else in the catalogue's order. Accents, capitals and the script do not matter.
 */
export function findGoods({ entries, byCode }: GoodsIndex, typed: string): readonly Item[] {
  const wanted = wordsOf(typed);
  if (wanted.length === 0) return entries.map(({ item }) => item);
  const whole = fold(typed);
  const exact = byCode.get(codeKey(typed));
  const ranks: Item[][] = [[], [], [], []];
  for (const entry of entries) {
    if (entry.item === exact) continue;
    const rank = rankOf(entry, wanted, whole);
    if (rank !== undefined) ranks[rank]?.push(entry.item);
  }
  return exact ? [exact, ...ranks.flat()] : ranks.flat();
}

/** From 0 for a name that begins so to 3 for a category; undefined where a word is not there. */
function rankOf(entry: GoodsEntry, wanted: readonly Word[], whole: string): number | undefined {
  if (entry.name.startsWith(whole)) return 0;
  let rank = 1;
  for (const word of wanted) {
    if (entry.nameWords.some((each) => begins(each, word))) continue;
    if (entry.code !== '' && entry.code.startsWith(word.text)) rank = Math.max(rank, 2);
    else if (entry.categoryWords.some((each) => begins(each, word))) rank = 3;
    else return undefined;
  }
  return rank;
}

/** Letter by letter in one script, by its sound in another. */
function begins(word: Word, wanted: Word): boolean {
  if (word.isHindi === wanted.isHindi) return word.text.startsWith(wanted.text);
  return wanted.sound !== '' && word.sound.startsWith(wanted.sound);
}

function wordsOf(text: string): readonly Word[] {
  const words = fold(text).match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return words.map((word) => ({
    text: word,
    sound: /^\p{N}/u.test(word) ? '' : soundOf(word),
    isHindi: isHindi(word),
  }));
}

/** Accents and the dots of Hindi letters are left out; the vowel signs of Hindi are letters and stay. */
function fold(text: string): string {
  return toAsciiDigits(text)
    .normalize('NFKD')
    .replace(/[\u0300-\u036f\u093c]/g, '')
    .toLowerCase();
}
