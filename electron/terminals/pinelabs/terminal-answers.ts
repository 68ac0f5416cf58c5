import type { CounterTransaction } from '../counter-records.ts';
import { fieldsWith } from './answer-fields.ts';
import { wordsFor } from './answer-words.ts';
import type { Answer } from './message.ts';
import { type TransactionTypeName, transactionTypes } from './transaction-types.ts';

/** What a terminal says as soon as a transaction is over. */
export function answerAbout(transaction: CounterTransaction, terminalId: string): Answer {
  const { result } = transaction;
  return {
    result: result === 'cancelled' ? 'cancelled' : 'valid',
    fields: fieldsOf(transaction, terminalId),
  };
}

/** What it says of it when it is asked later. */
export function statusOf(transaction: CounterTransaction, terminalId: string): Answer {
  return { result: 'valid', fields: fieldsOf(transaction, terminalId) };
}

/** Nothing was done. */
export function refusal(reference: string, remark: string): Answer {
  return { result: 'invalid', fields: fieldsWith({ reference, remark }) };
}

export function settled(reference: string): Answer {
  return { result: 'valid', fields: fieldsWith({ reference, remark: 'SETTLED' }) };
}

function fieldsOf(transaction: CounterTransaction, terminalId: string): readonly string[] {
  const { reference, trace, batch, method, result, amount, at } = transaction;
  const isApproved = result === 'approved';
  const { date, time } = inIndia(at);
  return fieldsWith({
    reference,
    hostResponse: responseOf(transaction),
    approvalCode: isApproved ? String(trace).padStart(6, '0') : '',
    card: method === 'card' ? '411111******1111' : '',
    expiry: method === 'card' ? 'XXXX' : '',
    network: networkOf(transaction),
    invoice: String(trace),
    batch: String(batch),
    terminalId,
    points: '0',
    remark: isApproved ? 'PROCESSED' : '',
    acquirer: 'SIMULATED BANK',
    retrievalReference: isApproved ? retrievalReference(at, trace) : '',
    merchantName: 'SIMULATED SHOP, COUNTER',
    version: 'Simulated',
    date,
    time,
    amount: String(amount),
    transactionType: transactionTypes[typeOf(transaction)].code,
  });
}

function responseOf({ result, failure }: CounterTransaction): string {
  switch (result) {
    case 'approved':
      return 'APPROVED';
    case 'cancelled':
      return 'TRANSACTION CANCELLED';
    case 'declined':
      return wordsFor(failure ?? 'CARD_DECLINED');
    case 'reversed':
      return 'VOIDED';
  }
}

function networkOf({ method, qr }: CounterTransaction): string {
  if (method === 'card') return 'VISA';
  return qr === 'bharat_qr' ? 'BHARAT QR' : 'UPI';
}

function typeOf({ kind, method, qr }: CounterTransaction): TransactionTypeName {
  if (kind === 'refund') return 'refund';
  if (kind === 'reversal') return method === 'upi' ? 'upiVoid' : 'cardVoid';
  if (qr === 'bharat_qr') return 'bharatQrSale';
  return method === 'upi' ? 'upiSale' : 'cardSale';
}

/** Twelve digits, as banks have it: the time in seconds, then the trace. */
function retrievalReference(at: number, trace: number): string {
  const seconds = Math.floor(at / 1_000) % 1_000_000;
  return `${String(seconds).padStart(6, '0')}${String(trace).padStart(6, '0')}`;
}

function inIndia(at: number): { readonly date: string; readonly time: string } {
  const offset = 330 * 60_000;
  const [year, month, day, hour, minute, second] = new Date(at + offset)
    .toISOString()
    .split(/[-T:.]/);
  return { date: `${day}${month}${year}`, time: `${hour}${minute}${second}` };
}
