import { type Currency, currencies, decimalText, formatMoney } from '../../shared/money.ts';
import { catalogueOf, createTranslate, type Translate } from './messages.ts';

/** Everything a screen needs to speak: texts, amounts and times in one language. */
export interface Words {
  readonly locale: string;
  readonly t: Translate;
  /** "₹1,99,000.00", for eyes. `minor` in minor units. */
  money(minor: number, currency: Currency): string;
  /** "₹500", for banknotes and whatever else is never a fraction. */
  wholeMoney(minor: number, currency: Currency): string;
  /** "199 Indian rupees", for ears: screen readers stumble over symbols and grouping. */
  spokenMoney(minor: number, currency: Currency): string;
  /** "2:05 pm", from milliseconds since 1970, in the computer's time zone. */
  time(at: number): string;
  /** "2:05:07.123 pm", where the order within a second matters. */
  exactTime(at: number): string;
  /** "21 Nov 2026". */
  day(at: number): string;
  /** "Sat, 21 Nov 2026", to choose a day by. */
  weekday(at: number): string;
  /** "November 2026". */
  month(at: number): string;
  /** "Nov", where the year is known. */
  shortMonth(at: number): string;
  /** "2 pm", where there is little room. */
  hour(at: number): string;
  /** "9,999", from a whole number. */
  count(whole: number): string;
  /** "one" or "other" and what else a language has, for the end of a message key. */
  plural(count: number): 'one' | 'other';
}

/** `locale` as in the settings ("en-IN", "hi-IN"); it chooses both the language and the formats. */
export function createWords(locale: string): Words {
  const timeFormat = once(
    () => new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit' }),
  );
  const exactFormat = once(
    () =>
      new Intl.DateTimeFormat(locale, {
        ...{ hour: 'numeric', minute: '2-digit', second: '2-digit' },
        fractionalSecondDigits: 3,
      }),
  );
  const date = { day: 'numeric', month: 'short', year: 'numeric' } as const;
  const dayFormat = once(() => new Intl.DateTimeFormat(locale, date));
  const weekdayFormat = once(() => new Intl.DateTimeFormat(locale, { weekday: 'short', ...date }));
  const monthFormat = once(
    () => new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric' }),
  );
  const shortMonthFormat = once(() => new Intl.DateTimeFormat(locale, { month: 'short' }));
  const hourFormat = once(() => new Intl.DateTimeFormat(locale, { hour: 'numeric' }));
  const countFormat = once(() => new Intl.NumberFormat(locale));
  const pluralRules = once(() => new Intl.PluralRules(locale));
  return {
    locale,
    t: createTranslate(catalogueOf(locale)),
    money: (minor, currency) => formatMoney({ minor, currency }, locale),
    wholeMoney: (minor, currency) => whole(minor, currency, locale),
    spokenMoney: (minor, currency) => spoken(minor, currency, locale),
    time: (at) => timeFormat().format(at),
    exactTime: (at) => exactFormat().format(at),
    day: (at) => dayFormat().format(at),
    weekday: (at) => weekdayFormat().format(at),
    month: (at) => monthFormat().format(at),
    shortMonth: (at) => shortMonthFormat().format(at),
    hour: (at) => hourFormat().format(at),
    count: (whole) => countFormat().format(whole),
    plural: (count) => (pluralRules().select(count) === 'one' ? 'one' : 'other'),
  };
}

/** Made when it is first used: a window shows few of them at its start, and each takes a millisecond. */
function once<Format>(make: () => Format): () => Format {
  let made: Format | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

function whole(minor: number, currency: Currency, locale: string): string {
  return moneyFormat(locale, currency, 'symbol', 0).format(decimalText({ minor, currency }));
}

function spoken(minor: number, currency: Currency, locale: string): string {
  const { exponent } = currencies[currency];
  const digits = minor % 10 ** exponent === 0 ? 0 : exponent;
  return moneyFormat(locale, currency, 'name', digits).format(decimalText({ minor, currency }));
}

/** A format takes longer to make than a hundred amounts to write. */
const formats = new Map<string, Intl.NumberFormat>();

function moneyFormat(
  locale: string,
  currency: Currency,
  currencyDisplay: 'symbol' | 'name',
  digits: number,
): Intl.NumberFormat {
  const name = [locale, currency, currencyDisplay, digits].join(' ');
  const known = formats.get(name);
  if (known) return known;
  const format = new Intl.NumberFormat(locale, {
    ...{ style: 'currency', currency, currencyDisplay },
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  formats.set(name, format);
  return format;
}
