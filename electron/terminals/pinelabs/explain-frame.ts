import type { ExplainedFrame, FrameField, FrameFieldName } from '../../../shared/frame.ts';
import { type FieldName, fieldOf, places } from './answer-fields.ts';
import { maskFrame } from './mask-frame.ts';
import type { Answer, Request } from './message.ts';
import { transactionTypes } from './transaction-types.ts';
import { unframed } from './unframed.ts';

/** What a message says, without what nobody may see; undefined for what is none. */
export function explainFrame(frame: Uint8Array): ExplainedFrame | undefined {
  const found = unframed(maskFrame(frame));
  if (!found) return undefined;
  return found.type === 'request' ? explainRequest(found.request) : explainAnswer(found.answer);
}

function explainRequest({ kind, reference, amount, invoice }: Request): ExplainedFrame {
  const { says } = transactionTypes[kind];
  const fields = [
    field('message', 'field 1', says),
    field('transaction', 'field 2', reference),
    field('amount', 'field 3', amount === null ? '' : String(amount)),
    field('receipt_number', 'field 7', invoice ?? ''),
  ];
  return { name: says, fields: fields.flat() };
}

function explainAnswer({ result, fields }: Answer): ExplainedFrame {
  const names = Object.keys(places) as readonly FieldName[];
  const told = names.flatMap((name) =>
    field(meanings[name], `field ${places[name] + 1}`, fieldOf(fields, name)),
  );
  return { name: 'answer', fields: [...field('result', 'result', result), ...told] };
}

function field(name: FrameFieldName, mark: string, value: string): readonly FrameField[] {
  if (value === '') return [];
  return [{ name, mark, value: /^\*+$/.test(value) ? null : value }];
}

const meanings: Readonly<Record<FieldName, FrameFieldName>> = {
  reference: 'transaction',
  approvalCode: 'approval_code',
  hostResponse: 'text',
  card: 'card_number',
  expiry: 'secret',
  cardholder: 'secret',
  network: 'card_name',
  invoice: 'receipt_number',
  batch: 'other',
  terminalId: 'terminal',
  points: 'other',
  remark: 'text',
  acquirer: 'merchant',
  merchantId: 'merchant',
  retrievalReference: 'rrn',
  entryMode: 'other',
  printFlag: 'settings',
  merchantName: 'merchant',
  merchantAddress: 'merchant',
  merchantCity: 'merchant',
  version: 'version',
  date: 'date',
  time: 'time',
  transactionId: 'other',
  amount: 'amount',
  transactionType: 'message',
};
