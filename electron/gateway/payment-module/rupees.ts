import { type Currency, parseMoney } from '../../../shared/money.ts';
import { WrittenNumber } from '../json-body.ts';

/**
 * An amount as callers of this module write it, rupees with up to two decimals, in minor units: read
 * from the text of the JSON number, or from a text, and never through a float (X22). `negative` is told
 * apart from what is no amount at all.
 */
export function readRupees(value: unknown, currency: Currency): number | 'negative' | 'invalid' {
  const text = textOf(value);
  if (text === undefined) return 'invalid';
  const isNegative = text.startsWith('-');
  const money = parseMoney(isNegative ? text.slice(1) : text, currency);
  if (!money || text.endsWith('.')) return 'invalid';
  return isNegative && money.minor > 0 ? 'negative' : money.minor;
}

function textOf(value: unknown): string | undefined {
  if (value instanceof WrittenNumber) return value.text;
  if (typeof value === 'string') return value;
  return typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : undefined;
}
