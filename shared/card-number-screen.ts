import { toAsciiDigits } from './ascii-digits.ts';

/**
 * Promise 8: no card number is stored, logged, sent or shown. Free text goes through here on its way in
 * and out; typed fields with a meaning of their own (barcode, RRN, phone) do not, since one EAN in ten
 * passes Luhn.
 *
 * A card number is 14 to 19 digits, also when grouped by single spaces, dots or dashes, that start like
 * an issuer's numbers and pass Luhn. It becomes asterisks and its last four digits.
 */
export function screenCardNumbers(text: string): string {
  return text.replace(digitGroups, (run) => screenRun(run));
}

/** The same for every text inside a value, names of members included. */
export function screenDeep<Value>(value: Value): Value {
  return screenUnknown(value) as Value;
}

// \p{Nd}: digits of other scripts read as digits too, so they must not slip through.
const digitGroups = /\p{Nd}+(?:[ \u00a0\u2009\u202f.\-\u2010-\u2015]\p{Nd}+)*/gu;
const shortest = 14;
const longest = 19;

function screenUnknown(value: unknown): unknown {
  if (typeof value === 'string') return screenCardNumbers(value);
  if (Array.isArray(value)) return value.map(screenUnknown);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [screenCardNumbers(name), screenUnknown(member)]),
  );
}

/** Masks every stretch of whole groups that together make a card number, the longest first. */
function screenRun(run: string): string {
  const groups = [...run.matchAll(/\p{Nd}+/gu)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    digits: toAsciiDigits(match[0]),
  }));
  for (let first = 0; first < groups.length; first += 1) {
    for (let last = groups.length - 1; last >= first; last -= 1) {
      const part = groups.slice(first, last + 1);
      const digits = part.map((group) => group.digits).join('');
      if (!isCardNumber(digits)) continue;
      const start = part[0]?.start ?? 0;
      const end = part.at(-1)?.end ?? 0;
      const masked = `${'*'.repeat(digits.length - 4)}${digits.slice(-4)}`;
      return run.slice(0, start) + masked + screenRun(run.slice(end));
    }
  }
  return run;
}

function isCardNumber(digits: string): boolean {
  if (digits.length < shortest || digits.length > longest) return false;
  return issuerPrefix.test(digits) && passesLuhn(digits);
}

/**
 * Visa 4; Mastercard 51-55 and 2221-2720; American Express 34, 37; Diners 300-305, 36, 38, 39;
 * Discover, RuPay, UnionPay and Maestro 5018-5099 and 56-69; RuPay also 81, 82, 353, 356; JCB 3528-3589.
 */
const issuerPrefix =
  /^(?:4|5[0-8]|6|222[1-9]|22[3-9]|2[3-6]|27[01]|2720|3[4678]|30[0-5]|39|35[2-8]|81|82)/;

function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let place = 0; place < digits.length; place += 1) {
    const digit = Number(digits[digits.length - 1 - place]);
    const weighted = place % 2 === 0 ? digit : digit * 2;
    sum += weighted > 9 ? weighted - 9 : weighted;
  }
  return sum % 10 === 0;
}
