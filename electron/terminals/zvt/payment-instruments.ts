import type { CardName } from '../../../shared/card-names.ts';

/** How card names and types on the wire become a method and a network. */
export type Instrument =
  | { readonly method: 'upi' }
  | { readonly method: 'card'; readonly network: string };

/** The first text found in the card's name decides, so longer names stand before their parts. */
const namesOnTheWire: readonly (readonly [RegExp, Instrument])[] = [
  [/\bupi\b/i, { method: 'upi' }],
  [/maestro/i, card('Maestro')],
  [/master\s?card/i, card('MasterCard')],
  [/visa|v pay/i, card('Visa')],
  [/rupay/i, card('RuPay')],
  [/amex|american express/i, card('American Express')],
  [/diners/i, card('Diners Club')],
];

/** PA00P015, card types (BMP 8A): for terminals that send no name. */
const typesOnTheWire: ReadonlyMap<number, Instrument> = new Map([
  [6, card('MasterCard')],
  [8, card('American Express')],
  [10, card('Visa')],
  [11, card('Visa')],
  [12, card('Diners Club')],
  [13, card('Visa')],
  [46, card('Maestro')],
]);

/** The shop's own table stands before the standard one, the card's name before its type. */
export function instrumentOf(
  cardName: string | undefined,
  cardType: number | undefined,
  own: readonly CardName[] = [],
): Instrument {
  const called = (cardName ?? '').toLowerCase();
  const known =
    own.find(({ name }) => !isType(name) && called.includes(name)) ??
    own.find(({ name }) => isType(name) && Number(name) === cardType);
  if (known) return known.network === 'UPI' ? { method: 'upi' } : card(known.network);
  const byName = namesOnTheWire.find(([pattern]) => pattern.test(cardName ?? ''))?.[1];
  return byName ?? typesOnTheWire.get(cardType ?? -1) ?? card('Unknown');
}

/** The bank's references in an additional text such as "RRN 612345678901 VPA name@bank". */
export function referencesIn(text: string): {
  readonly rrn: string | null;
  readonly vpa: string | null;
} {
  return {
    rrn: /\b(?:RRN|UTR)[ :.]*([A-Z0-9]{6,22})\b/i.exec(text)?.[1] ?? null,
    vpa: /\bVPA[ :.]*([\w.-]+@[\w.-]+)/i.exec(text)?.[1] ?? null,
  };
}

function isType(name: string): boolean {
  return /^\d+$/.test(name);
}

function card(network: string): Instrument {
  return { method: 'card', network };
}
