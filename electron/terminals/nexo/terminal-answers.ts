import type { Currency, Money } from '../../../shared/money.ts';
import type { CounterTransaction } from '../counter-records.ts';
import { decimalOf } from './amounts.ts';
import { aborted, conditionFor } from './error-conditions.ts';
import { Decimal, type JsonObject } from './json.ts';
import type { Message } from './message.ts';

/** What a simulated terminal answers, in the words of the language. */
export function answerTo({ header }: Message, body: JsonObject): Message {
  return { header: { ...header, type: 'Response' }, body };
}

export const success: JsonObject = { Response: { Result: 'Success' } };

export function failure(condition: string, words?: string): JsonObject {
  const details = words === undefined ? undefined : `message=${encodeURIComponent(words)}`;
  return {
    Response: { Result: 'Failure', ErrorCondition: condition, AdditionalResponse: details },
  };
}

/** How a transaction ended; the same each time it is told. `isAborted`: the till had asked for it. */
export function transactionAnswer(transaction: CounterTransaction, isAborted: boolean): JsonObject {
  const { kind, reference } = transaction;
  const { paymentId } = readReference(reference);
  const common = {
    Response: responseOf(transaction, isAborted),
    SaleData: { SaleTransactionID: { TransactionID: paymentId, TimeStamp: timeOf(transaction) } },
    POIData: {
      POITransactionID: {
        TransactionID: String(transaction.trace),
        TimeStamp: timeOf(transaction),
      },
      POIReconciliationID: String(transaction.batch),
    },
  };
  const slips = isApproved(transaction) ? { PaymentReceipt: slipsOf(transaction) } : {};
  if (isReversal(transaction)) {
    return { ...common, ReversedAmount: decimalOf(moneyOf(transaction)), ...slips };
  }
  const paymentType = kind === 'refund' ? 'Refund' : 'Normal';
  return {
    ...common,
    PaymentResult: { PaymentType: paymentType, ...resultOf(transaction) },
    ...slips,
  };
}

/** Which request it came by: money is taken back by a Reversal when the sale is known. */
export function isReversal({ kind, originalTrace }: CounterTransaction): boolean {
  return kind === 'reversal' || (kind === 'refund' && originalTrace !== null);
}

export interface Reference {
  readonly serviceId: string;
  readonly paymentId: string;
}

export function writeReference({ serviceId, paymentId }: Reference): string {
  return JSON.stringify([serviceId, paymentId]);
}

export function readReference(text: string): Reference {
  const [serviceId = '', paymentId = ''] = JSON.parse(text) as readonly string[];
  return { serviceId, paymentId };
}

/** What a batch comes to: one line for sales and one for what was given back, in each currency. */
export function totalsAnswer(
  transactions: readonly CounterTransaction[],
  batch: number,
): JsonObject {
  const counted = transactions.filter((transaction) => transaction.batch === batch);
  const used = [...new Set(counted.map(({ currency }) => currency))];
  return {
    ...success,
    ReconciliationType: 'SaleReconciliation',
    POIReconciliationID: String(batch),
    TransactionTotals: used.map((currency) => {
      const own = counted.filter((transaction) => transaction.currency === currency);
      return {
        PaymentInstrumentType: 'Card',
        PaymentCurrency: currency,
        PaymentTotals: [
          totalOf(own, 'sale', 'Debit', currency),
          totalOf(own, 'refund', 'Credit', currency),
        ],
      };
    }),
  };
}

function totalOf(
  transactions: readonly CounterTransaction[],
  kind: CounterTransaction['kind'],
  type: string,
  currency: Currency,
): JsonObject {
  const parts = transactions.filter((one) => one.kind === kind && one.result === 'approved');
  const minor = parts.reduce((sum, { amount }) => sum + amount, 0);
  return {
    TransactionType: type,
    TransactionCount: new Decimal(String(parts.length)),
    TransactionAmount: decimalOf({ minor, currency }),
  };
}

function responseOf(transaction: CounterTransaction, isAborted: boolean): JsonObject {
  if (isApproved(transaction)) {
    const { method, trace } = transaction;
    const rrn = `rrn=${String(trace).padStart(12, '0')}`;
    const details = method === 'upi' ? `${rrn}&vpa=${encodeURIComponent('customer@upi')}` : rrn;
    return { Result: 'Success', AdditionalResponse: details };
  }
  const condition =
    transaction.failure === null || isAborted ? aborted : conditionFor(transaction.failure);
  return { Result: 'Failure', ErrorCondition: condition };
}

/** A sale that was taken back later was approved when it was told. */
export function isApproved({ result }: CounterTransaction): boolean {
  return result === 'approved' || result === 'reversed';
}

function resultOf(transaction: CounterTransaction): JsonObject {
  if (!isApproved(transaction)) return {};
  const { method, trace } = transaction;
  return {
    AmountsResp: {
      Currency: transaction.currency,
      AuthorizedAmount: decimalOf(moneyOf(transaction)),
    },
    PaymentInstrumentData:
      method === 'upi'
        ? { PaymentInstrumentType: 'Mobile', CardData: { PaymentBrand: 'upi' } }
        : {
            PaymentInstrumentType: 'Card',
            CardData: { PaymentBrand: 'visa', MaskedPan: '411111******1111' },
          },
    PaymentAcquirerData: {
      AcquirerPOIID: 'SIMULATED',
      ApprovalCode: String(trace).padStart(6, '0'),
    },
  };
}

function slipsOf(transaction: CounterTransaction): readonly JsonObject[] {
  const whole = decimalOf(moneyOf(transaction)).text;
  const lines = [
    'Simulated terminal',
    `${transaction.currency} ${whole}`,
    `Trace ${transaction.trace}`,
  ];
  return ['CustomerReceipt', 'CashierReceipt'].map((qualifier) => ({
    DocumentQualifier: qualifier,
    OutputContent: {
      OutputFormat: 'Text',
      OutputText: lines.map((text) => ({ Text: text, EndOfLineFlag: true })),
    },
  }));
}

function moneyOf({ amount, currency }: CounterTransaction): Money {
  return { minor: amount, currency };
}

function timeOf({ at }: CounterTransaction): string {
  return new Date(at).toISOString();
}
