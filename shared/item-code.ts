import { toAsciiDigits } from './ascii-digits.ts';
import { screenCardNumbers } from './card-number-screen.ts';

/** Why a text cannot be the code of an item. */
export type CodeProblem =
  | 'code_too_long'
  | 'code_letters'
  | 'code_check_digit'
  | 'code_card_number';

export type CodeReading =
  | { readonly ok: true; readonly code: string }
  | { readonly ok: false; readonly problem: CodeProblem };

const longest = 32;
/** EAN-8, UPC-A, EAN-13 and GTIN-14: digits alone, the last of them checks the others. */
const globalLengths = [8, 12, 13, 14];

/**
 * A code as goods carry it: one of the global numbers, or what a shop prints itself. A global number is
 * told by its length and its check digit and not screened as a card number, since one EAN in ten passes
 * Luhn (promise 8); everything else is.
 */
export function readItemCode(text: string): CodeReading {
  const code = toAsciiDigits(text).trim().toUpperCase();
  if (code.length > longest) return { ok: false, problem: 'code_too_long' };
  if (!/^[A-Z0-9](?:[A-Z0-9 ._/+$%-]*[A-Z0-9.])?$/.test(code)) {
    return { ok: false, problem: 'code_letters' };
  }
  if (isGlobalLength(code)) {
    return isChecked(code) ? { ok: true, code } : { ok: false, problem: 'code_check_digit' };
  }
  if (screenCardNumbers(code) !== code) return { ok: false, problem: 'code_card_number' };
  return { ok: true, code };
}

/** The same for all ways to write one code: a scanner may give a UPC-A as an EAN-13 with a zero in front. */
export function codeKey(code: string): string {
  const plain = toAsciiDigits(code).trim().toUpperCase();
  return isGlobalLength(plain) && plain.length > 8 ? plain.padStart(14, '0') : plain;
}

function isGlobalLength(code: string): boolean {
  return globalLengths.includes(code.length) && /^[0-9]+$/.test(code);
}

/** From the right, every other digit counts three times; all together end in zero. */
function isChecked(digits: string): boolean {
  let sum = 0;
  for (let place = 0; place < digits.length; place += 1) {
    sum += Number(digits[digits.length - 1 - place]) * (place % 2 === 0 ? 1 : 3);
  }
  return sum % 10 === 0;
}
