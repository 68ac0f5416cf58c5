/** An amount in the currency's minor unit (paise, cents). Never a fraction, never a float. */
export interface Money {
  readonly minor: number;
  readonly currency: Currency;
}

export type Currency = keyof typeof currencies;

/**
 * ISO 4217: digits after the decimal point, the numeric code used on terminal wires, and the least
 * amount an order may have, in minor units (decision X8).
 */
export const currencies = {
  INR: { exponent: 2, numeric: 356, minimum: 100 },
  EUR: { exponent: 2, numeric: 978, minimum: 1 },
  DKK: { exponent: 2, numeric: 208, minimum: 1 },
  USD: { exponent: 2, numeric: 840, minimum: 1 },
  JPY: { exponent: 0, numeric: 392, minimum: 1 },
} as const;

export function isCurrency(text: string): text is Currency {
  return Object.hasOwn(currencies, text);
}

/** Minor units are whole, not negative, and small enough that no sum of two loses a digit. */
export function isMinorAmount(minor: number): boolean {
  return Number.isSafeInteger(minor) && minor >= 0;
}

/** Throws RangeError when the currencies differ (promise 9) or the sum is too large to be exact. */
export function addMoney(left: Money, right: Money): Money {
  return withMinor(left, right, left.minor + right.minor);
}

/** Throws RangeError as addMoney does; the result may be negative. */
export function subtractMoney(left: Money, right: Money): Money {
  return withMinor(left, right, left.minor - right.minor);
}

export function isSameMoney(left: Money, right: Money): boolean {
  return left.currency === right.currency && left.minor === right.minor;
}

function withMinor(left: Money, right: Money, minor: number): Money {
  if (left.currency !== right.currency) {
    throw new RangeError(`Cannot add ${right.currency} to ${left.currency}`);
  }
  if (!Number.isSafeInteger(minor)) throw new RangeError('Amount too large to be exact');
  return { minor, currency: left.currency };
}

/** For screens and receipts only. `locale` decides grouping: en-IN writes ₹1,00,000.00. */
export function formatMoney(money: Money, locale = 'en-IN'): string {
  return formatOf(money.currency, locale).format(decimalText(money) as unknown as number);
}

/** A format takes longer to make than a hundred amounts to write, and a shop needs one or two. */
const formats = new Map<string, Intl.NumberFormat>();

function formatOf(currency: Currency, locale: string): Intl.NumberFormat {
  const name = `${currency} ${locale}`;
  const known = formats.get(name);
  if (known) return known;
  const { exponent } = currencies[currency];
  const format = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    minimumFractionDigits: exponent,
    maximumFractionDigits: exponent,
  });
  formats.set(name, format);
  return format;
}

/** The amount as decimal text ("199.00"), made from the digits and never through a float. */
export function decimalText(money: Money): `${number}` {
  const { exponent } = currencies[money.currency];
  const sign = money.minor < 0 ? '-' : '';
  const digits = String(Math.abs(money.minor)).padStart(exponent + 1, '0');
  const whole = digits.slice(0, digits.length - exponent);
  const fraction = exponent === 0 ? '' : `.${digits.slice(-exponent)}`;
  return `${sign}${whole}${fraction}` as `${number}`;
}

/**
 * Reads decimal text ("199", "199.5", "199.50") as minor units. `undefined` for anything else: signs,
 * grouping, more decimals than the currency has, or an amount too large to be exact.
 */
export function parseMoney(text: string, currency: Currency): Money | undefined {
  const { exponent } = currencies[currency];
  const match = /^(\d{1,16})(?:\.(\d*))?$/.exec(text);
  if (!match) return undefined;
  const fraction = match[2] ?? '';
  if (fraction.length > exponent) return undefined;
  const minor = Number(`${match[1]}${fraction.padEnd(exponent, '0')}`);
  return isMinorAmount(minor) ? { minor, currency } : undefined;
}
