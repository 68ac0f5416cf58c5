import { toAsciiDigits } from './ascii-digits.ts';
import { type Currency, parseMoney } from './money.ts';

/**
 * An amount as people write it, in minor units: "199", "₹1,29,900.50", "Rs 12.5", "१९९". Commas stand
 * between thousands only, since a price read ten times too high is worse than one typed again. Undefined
 * for anything else.
 */
export function readMoney(text: string, currency: Currency): number | undefined {
  const plain = toAsciiDigits(text)
    .replace(/^\s*(?:\p{Sc}|Rs\.?|[A-Z]{3})?\s*/iu, '')
    .replace(/\s*(?:\p{Sc}|[A-Z]{3}|\/-)?\s*$/iu, '');
  const grouped = /^\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d*)?$/;
  const digits = grouped.test(plain) ? plain.replaceAll(',', '') : plain;
  return parseMoney(digits.replace(/^\./, '0.'), currency)?.minor;
}
