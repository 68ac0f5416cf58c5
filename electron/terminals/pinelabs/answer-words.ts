import type { PaymentFailureCode } from '../../../shared/failures.ts';

/** What an answer says of the money; `unclear` leaves the payment in doubt. */
export type Saying =
  | { readonly type: 'approved' }
  | { readonly type: 'declined'; readonly code: PaymentFailureCode }
  | { readonly type: 'cancelled' }
  | { readonly type: 'unclear' };

/**
 * The words of the host response, or of the remark where there is none. Only APPROVED is public; the
 * others are the common words of such terminals and not confirmed with hardware. A word that is not here
 * says neither yes nor no.
 */
const sayings: Readonly<Record<string, Saying>> = {
  APPROVED: { type: 'approved' },
  DECLINED: { type: 'declined', code: 'CARD_DECLINED' },
  'DO NOT HONOUR': { type: 'declined', code: 'CARD_DECLINED' },
  'DO NOT HONOR': { type: 'declined', code: 'CARD_DECLINED' },
  'INSUFFICIENT FUNDS': { type: 'declined', code: 'CARD_DECLINED' },
  'CARD EXPIRED': { type: 'declined', code: 'CARD_DECLINED' },
  'INVALID PIN': { type: 'declined', code: 'INVALID_PIN' },
  'INCORRECT PIN': { type: 'declined', code: 'INVALID_PIN' },
  'CARD READ ERROR': { type: 'declined', code: 'CARD_READ_ERROR' },
  'CONNECTION FAILED': { type: 'declined', code: 'NETWORK_ERROR' },
  'TRANSACTION CANCELLED': { type: 'cancelled' },
  CANCELLED: { type: 'cancelled' },
};

export function sayingOf(words: string): Saying {
  const known = sayings[words.trim().replace(/\s+/g, ' ').toUpperCase()];
  return known ?? { type: 'unclear' };
}

/** The word by which a simulated terminal refuses. */
export function wordsFor(code: PaymentFailureCode): string {
  const found = Object.entries(sayings).find(
    ([, saying]) => saying.type === 'declined' && saying.code === code,
  );
  return found?.[0] ?? 'DECLINED';
}
