import { assertNever } from '../../../shared/assert-never.ts';
import type { Money } from '../../../shared/money.ts';
import { currencyOf, numberOf } from './field-values.ts';
import type { Message } from './message.ts';
import {
  alreadyReversed,
  approved,
  protocolError,
  reservationIncorrect,
  reversalNotPossible,
  wrongCurrency,
} from './result-codes.ts';
import { answer, type TerminalState, type TerminalStep } from './terminal-dialogue.ts';
import { negative } from './terminal-messages.ts';
import { startPayment, startWithoutCustomer } from './terminal-payment-machine.ts';
import { findByReceipt, type TerminalRecords, type TransactionRecord } from './terminal-record.ts';

/** Reversal, refund, reservation, booking and release at a terminal that is free. */
export function moveMoney(
  state: TerminalState,
  { kind, fields }: Extract<Message, { type: 'money_command' }>,
  now: number,
): TerminalStep {
  const currency = currencyOf(fields);
  const minor = numberOf(fields, 'amount');
  if (!currency) return answer(negative(wrongCurrency))(state);
  if (kind === 'refund' || kind === 'reservation') {
    return minor
      ? startPayment(state, { kind, amount: { minor, currency }, now })
      : answer(negative(protocolError))(state);
  }
  const receiptNumber = numberOf(fields, 'receiptNumber');
  if (receiptNumber === undefined) return answer(negative(protocolError))(state);
  const original = findByReceipt(state.records, receiptNumber);
  // A till that names no amount means the whole.
  const amount: Money = { minor: minor ?? original?.amount ?? 0, currency };
  return startWithoutCustomer(
    state,
    { kind, amount, now },
    { original, refusal: refusalOf(kind, original, amount, state.records) },
  );
}

function refusalOf(
  kind: 'reversal' | 'booking' | 'release',
  original: TransactionRecord | undefined,
  amount: Money,
  records: TerminalRecords,
): number {
  switch (kind) {
    case 'reversal':
      return refusalOfReversal(original, amount, records);
    case 'booking':
    case 'release':
      return refusalOfReservation(original, amount, records);
    default:
      return assertNever(kind);
  }
}

/** Whole and on the same day: what was handed in for settlement can only be refunded. */
function refusalOfReversal(
  original: TransactionRecord | undefined,
  amount: Money,
  { batch }: TerminalRecords,
): number {
  if (original?.result === 'reversed') return alreadyReversed;
  const isPossible =
    original?.result === 'approved' &&
    original.kind !== 'reversal' &&
    original.kind !== 'release' &&
    (original.batch ?? 1) === batch &&
    original.amount === amount.minor &&
    original.currency === amount.currency;
  return isPossible ? approved : reversalNotPossible;
}

/** Once, and for no more than was held. */
function refusalOfReservation(
  original: TransactionRecord | undefined,
  amount: Money,
  { transactions }: TerminalRecords,
): number {
  if (original?.result === 'reversed') return alreadyReversed;
  const isBooked = transactions.some(
    ({ kind, result, originalTrace }) =>
      kind === 'booking' && result === 'approved' && originalTrace === original?.trace,
  );
  const isPossible =
    original?.result === 'approved' &&
    original.kind === 'reservation' &&
    !isBooked &&
    original.amount >= amount.minor &&
    original.currency === amount.currency;
  return isPossible ? approved : reservationIncorrect;
}
