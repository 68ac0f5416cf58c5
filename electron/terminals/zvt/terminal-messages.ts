import { currencies } from '../../../shared/money.ts';
import { encodeBcd } from './bcd.ts';
import type { Field } from './bmp.ts';
import { concat, fromHex } from './bytes.ts';
import { bytesField, codeField, numberField, textField } from './field-values.ts';
import type { Message } from './message.ts';
import { approved } from './result-codes.ts';
import type { BatchSums } from './terminal-batch.ts';
import {
  receiptNumberOf,
  type TerminalRecords,
  type TransactionRecord,
} from './terminal-record.ts';
import { encodeText } from './text.ts';
import { encodeTlv, type Tlv } from './tlv.ts';
import { wordOfKind } from './transaction-kinds.ts';

/** What a simulated terminal says. Its customers all have the same card and the same address. */
const card = { name: 'Visa', type: 10, lastFour: '1111' };
const upi = { name: 'UPI', address: 'customer@bank' };

export const positive: Message = { type: 'positive', fields: [] };

export function negative(code: number): Message {
  return { type: 'negative', code, fields: [] };
}

export function intermediateStatus(status: number): Message {
  return { type: 'intermediate_status', status, timeout: null, fields: [] };
}

export const completion: Message = {
  type: 'completion',
  softwareVersion: null,
  terminalStatus: null,
  fields: [],
};

export function abortMessage(resultCode: number): Message {
  return { type: 'abort', resultCode, fields: [] };
}

/** The receipt number FFFF stands for none (PA00P015, partial reversal). */
export function noReceipt(resultCode: number): Message {
  return {
    type: 'abort',
    resultCode,
    fields: [bytesField('receiptNumber', fromHex('ffff'))],
  };
}

export function registrationCompletion(
  { terminalId }: TerminalRecords,
  currency: number | null,
): Message {
  return {
    ...completion,
    fields: [
      codeField('terminalStatus', 0),
      bytesField('terminalId', fromHex(terminalId)),
      ...(currency === null ? [] : [numberField('currency', currency, 2)]),
    ],
  };
}

const software = 'Galla simulated terminal 1';

/** Who it is and what its clock shows (TLV E4 and 34). */
export function statusCompletion({ terminalId }: TerminalRecords, localNow: number): Message {
  const at = new Date(localNow);
  const date = concat(
    encodeBcd(at.getUTCFullYear(), 2),
    digitPairs(at.getUTCMonth() + 1, at.getUTCDate()),
  );
  const objects = [
    leaf(0x1f44, fromHex(terminalId)),
    group(0xe4, leaf(0x1f40, encodeText('Galla')), leaf(0x1f41, encodeText(software))),
    group(0x34, leaf(0x1f0e, date), leaf(0x1f0f, timeOf(at))),
  ];
  return {
    type: 'completion',
    softwareVersion: software,
    terminalStatus: 0,
    fields: [bytesField('tlv', encodeTlv(objects))],
  };
}

/** The day's sums in one currency; what BMP 60 has no place for is said in words. */
export function batchInformation(
  { terminalId, lastTrace, batch }: TerminalRecords,
  { currency, sales, refunds, counters }: BatchSums,
  now: number,
): Message {
  const at = new Date(now);
  const words = `BATCH ${batch} REFUNDS ${refunds.count} ${refunds.amount}`;
  return {
    type: 'status_information',
    fields: [
      codeField('resultCode', approved),
      numberField('amount', sales.amount, 6),
      numberField('trace', lastTrace, 3),
      bytesField('time', timeOf(at)),
      bytesField('date', digitPairs(at.getUTCMonth() + 1, at.getUTCDate())),
      bytesField('terminalId', fromHex(terminalId)),
      numberField('currency', currencies[currency].numeric, 2),
      textField('additionalText', words),
      bytesField('totals', counters),
    ],
  };
}

function timeOf(at: Date): Uint8Array {
  return digitPairs(at.getUTCHours(), at.getUTCMinutes(), at.getUTCSeconds());
}

function leaf(tag: number, value: Uint8Array): Tlv {
  return { tag, value, children: [] };
}

function group(tag: number, ...children: readonly Tlv[]): Tlv {
  return { tag, value: new Uint8Array(0), children };
}

/** What a terminal says of a transaction, while it runs and whenever it is asked again. */
export function statusInformation(
  { terminalId }: TerminalRecords,
  record: TransactionRecord,
): Message {
  const at = new Date(record.at);
  return {
    type: 'status_information',
    fields: [
      codeField('resultCode', record.resultCode),
      numberField('amount', record.amount, 6),
      numberField('trace', record.trace, 3),
      bytesField('time', timeOf(at)),
      bytesField('date', digitPairs(at.getUTCMonth() + 1, at.getUTCDate())),
      bytesField('terminalId', fromHex(terminalId)),
      numberField('currency', currencies[record.currency].numeric, 2),
      numberField('receiptNumber', receiptNumberOf(record), 2),
      ...(record.originalTrace === undefined
        ? []
        : [numberField('originalTrace', record.originalTrace, 3)]),
      ...(record.isPresented ? instrumentFields(record) : []),
      ...additionalText(record),
    ],
  };
}

function instrumentFields(record: TransactionRecord): readonly Field[] {
  const isKept = record.result === 'approved';
  const name = record.method === 'upi' ? upi.name : card.name;
  return [
    ...(record.method === 'card'
      ? [
          bytesField('cardNumber', fromHex(`eeeeeeeeeeee${card.lastFour}`)),
          codeField('cardType', card.type),
        ]
      : []),
    bytesField('cardName', concat(encodeText(name), Uint8Array.of(0))),
    ...(isKept
      ? [bytesField('approvalCode', concat(encodeText(approvalCodeOf(record)), new Uint8Array(2)))]
      : []),
  ];
}

/** What kind it was, unless it was a sale, and the bank's references. */
function additionalText(record: TransactionRecord): readonly Field[] {
  const { kind = 'sale', method, result } = record;
  const text = [
    ...(kind === 'sale' ? [] : [wordOfKind(kind)]),
    ...(record.isPresented && result === 'approved' ? [`RRN ${rrnOf(record)}`] : []),
    ...(record.isPresented && result === 'approved' && method === 'upi'
      ? [`VPA ${upi.address}`]
      : []),
  ].join(' ');
  return text === '' ? [] : [textField('additionalText', text)];
}

/** Twelve digits as banks build them: last digit of the year, day of the year, hour, trace. */
function rrnOf({ at, trace }: TransactionRecord): string {
  const date = new Date(at);
  const day = Math.floor((at - Date.UTC(date.getUTCFullYear(), 0, 1)) / 86_400_000) + 1;
  const year = String(date.getUTCFullYear() % 10);
  return `${year}${padded(day, 3)}${padded(date.getUTCHours(), 2)}${padded(trace, 6)}`;
}

/** Any six digits that differ from one transaction to the next. */
function approvalCodeOf({ trace }: TransactionRecord): string {
  return padded((trace * 7_919) % 1_000_000, 6);
}

function digitPairs(...numbers: readonly number[]): Uint8Array {
  return concat(...numbers.map((number) => encodeBcd(number, 1)));
}

function padded(value: number, length: number): string {
  return String(value).padStart(length, '0');
}
