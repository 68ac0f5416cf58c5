import { currencies, type Money } from '../../shared/money.ts';
import type { MagicMeaning } from '../../shared/pinpad.ts';

/**
 * What the last two digits of an amount ask of a simulated customer and their bank, in the codes that
 * banks use. Not 99: half of all prices end so. Only simulated terminals know of it.
 */
const meanings: Readonly<Record<number, MagicMeaning>> = {
  0: 'approved',
  1: 'call_issuer',
  5: 'declined',
  51: 'insufficient_funds',
  55: 'wrong_pin',
  68: 'late_reply',
  75: 'pin_tries_exceeded',
  91: 'network_error',
  96: 'malfunction',
  98: 'no_reply',
};

/** Any other ending, and any amount without paise, is paid. */
export function magicOf({ minor, currency }: Money): MagicMeaning {
  if (currencies[currency].exponent !== 2) return 'approved';
  return meanings[minor % 100] ?? 'approved';
}
