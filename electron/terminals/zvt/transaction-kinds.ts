import type { TransactionKind } from '../../../shared/payment.ts';
import type { Field } from './bmp.ts';
import { digitsOf, textOf } from './field-values.ts';

/** Every transaction but a sale, which has a command of its own. */
export type MoneyKind = Exclude<TransactionKind, 'sale'>;

interface MoneyControl {
  readonly kind: MoneyKind;
  readonly control: number;
  /** Whether the terminal's password stands before the fields. */
  readonly hasPassword: boolean;
  /** What terminals put before the additional text of such a transaction. */
  readonly word: string;
  readonly words: RegExp;
}

/** PA00P015: pre-authorisation, book total, pre-authorisation reversal, reversal, refund. */
const moneyControls: readonly MoneyControl[] = [
  money('reservation', 0x0622, false, 'RESERVATION', /^(?:reservation|reservierung)\b/i),
  money('booking', 0x0624, false, 'BOOKING', /^booking\b/i),
  money('release', 0x0625, false, 'RELEASE', /^release\b/i),
  money('reversal', 0x0630, true, 'REVERSAL', /^(?:reversal|storno)\b/i),
  money('refund', 0x0631, true, 'REFUND', /^(?:refund|gutschrift)\b/i),
];

export function moneyControlOf(control: number): MoneyControl | undefined {
  return moneyControls.find((each) => each.control === control);
}

export function controlOfKind(kind: MoneyKind): number {
  return moneyControls.find((each) => each.kind === kind)?.control ?? 0;
}

export function wordOfKind(kind: MoneyKind): string {
  return moneyControls.find((each) => each.kind === kind)?.word ?? '';
}

/**
 * What kind of transaction a result speaks of, where it says so. No field of a status information holds
 * the kind: a reversal names the trace number of its original (BMP 37), and some terminals begin the
 * additional text with the word. A result without either may be a sale, and counts as one.
 */
export function kindIn(fields: readonly Field[]): TransactionKind | undefined {
  const text = textOf(fields, 'additionalText') ?? '';
  const byWord = moneyControls.find(({ words }) => words.test(text))?.kind;
  if (byWord) return byWord;
  return digitsOf(fields, 'originalTrace') === undefined ? undefined : 'reversal';
}

/** The additional text behind the word for the kind; `null` when nothing is left. */
export function textBehindKind(text: string): string | null {
  const words = moneyControls.find((each) => each.words.test(text))?.words;
  const rest = words ? text.replace(words, '').trim() : text;
  return rest === '' ? null : rest;
}

function money(
  kind: MoneyKind,
  control: number,
  hasPassword: boolean,
  word: string,
  words: RegExp,
): MoneyControl {
  return { kind, control, hasPassword, word, words };
}
