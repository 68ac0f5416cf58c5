import { toAsciiDigits } from '../../shared/ascii-digits.ts';
import type { Change } from '../../shared/journal.ts';
import { decimalText, type Money } from '../../shared/money.ts';
import type { Customer } from '../../shared/order.ts';
import type { Payment } from '../../shared/payment.ts';

/**
 * By what an order is found again: `=199.5` an amount, `#0240` the digits of a number from its end (people
 * quote "the last four"), and words as they begin. Never a card number: only the last four come this far.
 */
export type SearchTerm = string;

/** Free text may be long; a change adds so many terms, and so many letters of a word. */
const mostTerms = 80;
const longestWord = 40;
/** As many digits as a bank's reference has, and fewer than a card number (promise 8). */
const longestNumber = 12;

/** The terms that a change adds to its order; what an order was once called, it is still found by. */
export function termsOf(change: Change): readonly SearchTerm[] {
  switch (change.type) {
    case 'order': {
      const { receipt, notes, customer = {} } = change.order;
      const texts = [receipt ?? '', ...Object.values(notes)];
      return unique([
        amountTerm(moneyOf(change.order)),
        ...termsOfPerson(customer),
        ...texts.flatMap(termsOfText),
      ]);
    }
    case 'payment':
      return unique([amountTerm(moneyOf(change.payment)), ...termsOfEvidence(change.payment)]);
    case 'refund': {
      const { approval, receipt, evidence } = change.refund;
      const slip = evidence?.type === 'person' ? evidence.reference : '';
      return unique([
        amountTerm(moneyOf(change.refund)),
        ...[receipt, slip, approval?.rrn].flatMap((text) => termsOfText(text ?? '')),
      ]);
    }
    case 'activity':
      return unique(termsOfPerson(change.activity.echo?.prefill ?? {}));
    default:
      return [];
  }
}

export function amountTerm(money: Money): SearchTerm {
  const text = decimalText(money);
  return `=${text.includes('.') ? text.replace(/\.?0+$/, '') : text}`;
}

/** The digits from the last one on, so that whoever knows the end finds it by a beginning. */
export function numberTerm(digits: string): SearchTerm {
  return `#${[...digits.slice(-longestNumber)].reverse().join('')}`;
}

/** Letters and digits in a row, in small letters and 0 to 9. */
export function wordsIn(text: string): readonly string[] {
  const plain = toAsciiDigits(text.normalize('NFKC').toLowerCase());
  return plain.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

function moneyOf({ amount, currency }: Pick<Payment, 'amount' | 'currency'>): Money {
  return { minor: amount, currency };
}

function termsOfEvidence({ approval, evidence }: Payment): readonly SearchTerm[] {
  const slip = evidence?.type === 'person' ? evidence.reference : '';
  const bank = approval ? [approval.rrn, approval.approvalCode, approval.upi?.vpa] : [];
  return [
    ...termsOfNumber(approval?.card?.last4 ?? ''),
    ...[slip, ...bank].flatMap((text) => termsOfText(text ?? '')),
  ];
}

function termsOfPerson({ name = '', email = '', contact = '' }: Customer): readonly SearchTerm[] {
  return [...termsOfText(name), ...termsOfText(email), ...termsOfNumber(contact)];
}

/** A number however it is written: "+91 98765 43210" is one. */
function termsOfNumber(text: string): readonly SearchTerm[] {
  const digits = toAsciiDigits(text).replace(/[^0-9]/g, '');
  return digits === '' ? [] : [numberTerm(digits)];
}

function termsOfText(text: string): readonly SearchTerm[] {
  return wordsIn(text).flatMap((word) => {
    if (/^[0-9]+$/.test(word)) return [numberTerm(word)];
    const shown = /[0-9]{13}/.test(word) ? [] : [word.slice(0, longestWord)];
    // "INV1042" is also found by its number.
    const number = /[0-9]{3,}$/.exec(word)?.[0];
    return number === undefined ? shown : [...shown, numberTerm(number)];
  });
}

function unique(terms: readonly SearchTerm[]): readonly SearchTerm[] {
  return [...new Set(terms)].slice(0, mostTerms);
}
