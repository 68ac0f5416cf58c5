import { screenCardNumbers } from '../../../shared/card-number-screen.ts';
import type { TerminalReceipt, TransactionKind } from '../../../shared/payment.ts';
import type { TerminalOutcome } from '../terminal.ts';
import { type FieldName, fieldOf } from './answer-fields.ts';
import { sayingOf } from './answer-words.ts';
import type { Answer } from './message.ts';
import { transactionTypes, typeOfCode } from './transaction-types.ts';

/** What is known beside the answer itself. */
export interface Question {
  /** What the answer is called in a wire log. */
  readonly frame: string;
  /** How the customer was asked to pay; null where the terminal was asked for an older transaction. */
  readonly method: 'card' | 'upi' | null;
  readonly kind: TransactionKind | null;
  /** The code that the customer was to scan, where it was not the terminal's own. */
  readonly qr?: 'bharat_qr';
}

/**
 * What an answer says of the money. Undefined when it says nothing about it that can be relied on: then
 * nobody knows, and a person or another answer decides.
 */
export function outcomeOf(
  { result, fields }: Answer,
  question: Question,
): TerminalOutcome | undefined {
  if (result === 'invalid') return undefined;
  const { frame } = question;
  const words = wordsOf(fields);
  const saying = result === 'cancelled' ? ({ type: 'cancelled' } as const) : sayingOf(words);
  const receipt = receiptOf(fields, question);
  const reason = words === '' ? null : screenCardNumbers(words);
  switch (saying.type) {
    case 'unclear':
      return undefined;
    case 'approved':
      return receipt && !namesStrangeAmount(fields)
        ? { type: 'approved', frame, receipt }
        : undefined;
    case 'cancelled':
      return {
        type: 'cancelled',
        frame,
        resultCode: result === 'cancelled' ? '0002' : '0001',
        failure: { code: 'TRANSACTION_CANCELLED', reason, by: 'customer' },
        receipt,
      };
    case 'declined':
      return {
        type: 'declined',
        frame,
        resultCode: '0001',
        failure: { code: saying.code, reason, by: 'provider' },
        receipt,
      };
  }
}

/** The terminal's own words: the host's response, or the remark where the host was not asked. */
export function wordsOf(fields: readonly string[]): string {
  const response = fieldOf(fields, 'hostResponse');
  return response === '' ? fieldOf(fields, 'remark') : response;
}

/**
 * The billing reference names the transaction: the till gives every payment its own and sends it once.
 * Null without one.
 */
function receiptOf(
  fields: readonly string[],
  { method: asked, kind: askedKind, qr: askedQr }: Question,
): TerminalReceipt | null {
  const text = (name: FieldName) => fieldOf(fields, name) || null;
  const type = typeOfCode(fieldOf(fields, 'transactionType'));
  const kind = askedKind ?? (type ? transactionTypes[type].kind : null);
  const reference = text('reference');
  if (reference === null) return null;
  const names = ['terminalId', 'batch', 'invoice', 'reference'] as const;
  const network = fieldOf(fields, 'network');
  const isBharatQr = type ? type === 'bharatQrSale' : askedQr === 'bharat_qr';
  const isCardByCode = isBharatQr && cardNetworks.test(network);
  const method = isCardByCode ? 'card' : (methodOf(fields, network) ?? asked ?? 'card');
  return {
    mark: names.map((name) => text(name) ?? '-').join('/'),
    ...(kind ? { kind } : {}),
    amount: amountOf(fields),
    // The only one that this protocol knows.
    currency: 'INR',
    method,
    ...(isBharatQr ? { qr: 'bharat_qr' } : {}),
    card: method === 'card' ? { network, last4: lastFourOf(fieldOf(fields, 'card')) } : null,
    // Where an address would be is not known.
    upi: method === 'upi' ? { vpa: null } : null,
    rrn: text('retrievalReference'),
    approvalCode: text('approvalCode'),
    terminalId: text('terminalId'),
    trace: null,
    receiptNumber: text('invoice'),
    text: null,
  };
}

/** Such a code is paid from a card's app as well, and then the answer names the card's network. */
const cardNetworks = /\b(?:VISA|MASTER ?CARD|RUPAY|AMEX|AMERICAN EXPRESS|DINERS|MAESTRO)\b/i;

function methodOf(fields: readonly string[], network: string): 'card' | 'upi' | undefined {
  if (/\b(?:UPI|BHARAT ?QR)\b/i.test(network)) return 'upi';
  const type = typeOfCode(fieldOf(fields, 'transactionType'));
  const method = type ? transactionTypes[type].method : null;
  return method === 'card' || method === 'upi' ? method : undefined;
}

/** Believed only beside a transaction type: some versions have something else in its place. */
function amountOf(fields: readonly string[]): number | null {
  const amount = fieldOf(fields, 'amount');
  const isAmount = /^\d{1,12}$/.test(amount);
  return isAmount && typeOfCode(fieldOf(fields, 'transactionType')) ? Number(amount) : null;
}

/** Where its place is certain, an amount that cannot be read is not the one that was asked for. */
function namesStrangeAmount(fields: readonly string[]): boolean {
  const isPlaced = typeOfCode(fieldOf(fields, 'transactionType')) !== undefined;
  return isPlaced && fieldOf(fields, 'amount') !== '' && amountOf(fields) === null;
}

function lastFourOf(masked: string): string | null {
  return /\d{4}$/.exec(masked.replaceAll(' ', ''))?.[0] ?? null;
}
