import { decimalText, type Money } from './money.ts';

/** "shop@bank": the address of an account that takes UPI. */
export const upiAddressPattern = '^[A-Za-z0-9._-]{2,64}@[A-Za-z][A-Za-z0-9.-]{1,63}$';

export interface UpiPayee {
  readonly address: string;
  readonly name: string;
}

/**
 * What a customer's UPI app reads out of a code: whom to pay, how much, and our reference of it. An
 * address has no letter that would need escaping, and some apps do not take an escaped @.
 */
export function upiText(payee: UpiPayee, amount: Money & { currency: 'INR' }, reference: string) {
  const members = [
    ['pa', payee.address],
    ['pn', encodeURIComponent(payee.name)],
    ['am', decimalText(amount)],
    ['cu', amount.currency],
    ['tr', encodeURIComponent(reference)],
  ];
  return `upi://pay?${members.map(([name, value]) => `${name}=${value}`).join('&')}`;
}

/**
 * Whether a text can be the bank's reference of a UPI payment: twelve digits, or 12 to 22 letters and
 * digits. Longer than twelve it has a letter, so that no card number passes.
 */
export function isUtr(text: string): boolean {
  return /^\d{12}$/.test(text) || (/^[A-Za-z0-9]{12,22}$/.test(text) && /[A-Za-z]/.test(text));
}
