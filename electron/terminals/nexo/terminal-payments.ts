import type { Money } from '../../../shared/money.ts';
import type { CounterEvent, CounterState } from '../counter-machine.ts';
import type { CounterTransaction } from '../counter-records.ts';
import { amountIn } from './amounts.ts';
import { busy, inProgress, notFound } from './error-conditions.ts';
import { decimalAt, type JsonObject, listAt, objectAt, textAt } from './json.ts';
import type { Message } from './message.ts';
import { failure, transactionAnswer, writeReference } from './terminal-answers.ts';
import { findByServiceId, isAboutOpen } from './terminal-services.ts';

/** What a request for money comes to at the counter. */
export type Beginning =
  | {
      readonly type: 'events';
      readonly events: readonly CounterEvent[];
      readonly needsCustomer: boolean;
    }
  /** Nothing is begun. */
  | { readonly type: 'answer'; readonly body: JsonObject };

type Start = Extract<CounterEvent, { type: 'start' }>;

/** A number that was there before is answered again and charges nobody. */
export function beginTransaction(
  { records, step }: CounterState,
  message: Message,
  now: number,
): Beginning {
  const serviceId = message.header.serviceId ?? '';
  const known = findByServiceId(records.transactions, serviceId);
  if (known) return answer(transactionAnswer(known, false));
  if (step !== 'none') {
    const isSame = isAboutOpen(records, { ...message, body: referenceTo(message) });
    return answer(failure(isSame ? inProgress : busy));
  }
  const reference = writeReference({
    serviceId,
    paymentId: textAt(message.body, 'SaleData', 'SaleTransactionID', 'TransactionID') ?? '',
  });
  return message.header.category === 'Reversal'
    ? beginReversal(records.transactions, message.body, { reference, now })
    : beginPayment(message.body, { reference, now });
}

function beginPayment(body: JsonObject, common: Pick<Start, 'reference' | 'now'>): Beginning {
  const amount = amountIn(objectAt(body, 'PaymentTransaction', 'AmountsReq'), 'RequestedAmount');
  if (amount.type !== 'read' || amount.money.minor === 0) return answer(failure('MessageFormat'));
  const paymentType = textAt(body, 'PaymentData', 'PaymentType') ?? 'Normal';
  if (paymentType !== 'Normal' && paymentType !== 'Refund') {
    return answer(failure('UnavailableService'));
  }
  const start: Start = {
    ...common,
    type: 'start',
    kind: paymentType === 'Refund' ? 'refund' : 'sale',
    amount: amount.money,
    originalTrace: null,
    method: isForUpi(body) ? 'upi' : 'card',
  };
  return { type: 'events', events: [start], needsCustomer: true };
}

/** The whole sale is taken back; a part of it, or the whole by its amount, is given back. */
function beginReversal(
  transactions: readonly CounterTransaction[],
  body: JsonObject,
  common: Pick<Start, 'reference' | 'now'>,
): Beginning {
  const original = findOriginal(transactions, body);
  if (!original) return answer(failure(notFound));
  const whole: Money = { minor: original.amount, currency: original.currency };
  const start = {
    ...common,
    type: 'start',
    originalTrace: original.trace,
    method: original.method,
  } as const;
  const reversed = decimalAt(body, 'ReversedAmount');
  if (!reversed) {
    const event: Start = { ...start, kind: 'reversal', amount: whole };
    return { type: 'events', events: [event], needsCustomer: false };
  }
  const part = amountIn({ Amount: reversed, Currency: whole.currency }, 'Amount');
  if (part.type !== 'read' || part.money.minor === 0) return answer(failure('MessageFormat'));
  const givenBack = transactions
    .filter(({ kind, originalTrace }) => kind === 'refund' && originalTrace === original.trace)
    .reduce((sum, { amount, result }) => sum + (result === 'approved' ? amount : 0), 0);
  const isCovered =
    original.result === 'approved' && givenBack + part.money.minor <= original.amount;
  return {
    type: 'events',
    events: [
      { ...start, kind: 'refund', amount: part.money },
      isCovered
        ? { type: 'approve', method: original.method }
        : { type: 'decline', code: 'CARD_DECLINED' },
    ],
    needsCustomer: false,
  };
}

function findOriginal(
  transactions: readonly CounterTransaction[],
  body: JsonObject,
): CounterTransaction | undefined {
  const id = objectAt(body, 'OriginalPOITransaction', 'POITransactionID');
  return transactions.findLast(
    ({ trace, at, kind }) =>
      kind === 'sale' &&
      textAt(id, 'TransactionID') === String(trace) &&
      Date.parse(textAt(id, 'TimeStamp') ?? '') === at,
  );
}

function isForUpi(body: JsonObject): boolean {
  const brands = [
    ...listAt(body, 'PaymentTransaction', 'TransactionConditions', 'AllowedPaymentBrand'),
  ];
  return brands.some((brand) => typeof brand === 'string' && brand.toLowerCase() === 'upi');
}

function referenceTo({ header }: Message): JsonObject {
  return { MessageReference: { ServiceID: header.serviceId ?? '' } };
}

function answer(body: JsonObject): Beginning {
  return { type: 'answer', body };
}
