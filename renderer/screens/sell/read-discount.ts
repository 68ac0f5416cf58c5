import { toAsciiDigits } from '../../../shared/ascii-digits.ts';
import { type Currency, decimalText } from '../../../shared/money.ts';
import { readMoney } from '../../../shared/read-money.ts';
import type { Discount } from './discount.ts';

/** A discount as people write it, "10%" or "50"; null for none, undefined for what is no discount. */
export function readDiscount(text: string, currency: Currency): Discount | null | undefined {
  const plain = toAsciiDigits(text).trim();
  if (plain === '') return null;
  const percent = /^(\d{1,2})(?:\.(\d{1,2}))?\s*%$/.exec(plain);
  if (percent) {
    const hundredths = Number(`${percent[1]}${(percent[2] ?? '').padEnd(2, '0')}`);
    return hundredths === 0 ? null : { type: 'percent', hundredths };
  }
  const minor = readMoney(plain, currency);
  if (minor === undefined) return undefined;
  return minor === 0 ? null : { type: 'amount', minor };
}

/** The same, to be changed by somebody. */
export function discountText(discount: Discount | null, currency: Currency): string {
  if (discount === null) return '';
  if (discount.type === 'amount') return decimalText({ minor: discount.minor, currency });
  return `${discount.hundredths / 100}%`;
}
