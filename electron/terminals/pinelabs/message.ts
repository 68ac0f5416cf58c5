import { decodeCsv, encodeCsv } from './csv.ts';
import type { FrameRule } from './frame.ts';
import { type TransactionTypeName, transactionTypes, typeOfCode } from './transaction-types.ts';

/** What the till asks for. `amount` in paise; `invoice` is the terminal's number of the original. */
export interface Request {
  readonly kind: TransactionTypeName;
  readonly reference: string;
  readonly amount: number | null;
  readonly invoice: string | null;
}

/** `invalid` and `cancelled` may come without any field. */
export interface Answer {
  readonly result: 'valid' | 'invalid' | 'cancelled';
  readonly fields: readonly string[];
}

const sourceId = [0x10, 0x00];
const functionCode = [0x09, 0x97];
const lastByte = 0xff;
const results = ['invalid', 'valid', 'cancelled'] as const;

/** Source, function and length of the CSV, and the FF after it. */
export const requestFrames: FrameRule = {
  checkCoversStart: false,
  length: { offset: 4, more: 1 },
  longest: 8_192 + 9,
};

/** The same with two bytes of result before the length. */
export const answerFrames: FrameRule = { ...requestFrames, length: { offset: 6, more: 1 } };

/** Undefined for a text that the wire cannot carry. */
export function encodeRequest(request: Request): Uint8Array | undefined {
  const { kind, reference, amount, invoice } = request;
  const fields = [
    transactionTypes[kind].code,
    reference,
    amount === null ? '' : String(amount),
    '',
    '',
    '',
    invoice ?? '',
    '',
    '',
    '',
  ];
  return wrap([...sourceId, ...functionCode], encodeCsv(fields));
}

export function encodeAnswer({ result, fields }: Answer): Uint8Array | undefined {
  const header = [...sourceId, ...functionCode, 0, results.indexOf(result)];
  return wrap(header, encodeCsv(fields));
}

/** Undefined for anything that this protocol does not say. */
export function decodeRequest(content: Uint8Array): Request | undefined {
  const fields = fieldsIn(content, 4);
  const kind = typeOfCode(fields?.[0] ?? '');
  if (!fields || !kind) return undefined;
  const [, reference = '', amount = '', , , , invoice = ''] = fields;
  if (!/^\d{0,12}$/.test(amount)) return undefined;
  return {
    kind,
    reference,
    amount: amount === '' ? null : Number(amount),
    invoice: invoice === '' ? null : invoice,
  };
}

export function decodeAnswer(content: Uint8Array): Answer | undefined {
  const fields = fieldsIn(content, 6);
  const result = content[4] === 0 ? results[content[5] ?? results.length] : undefined;
  return fields && result ? { result, fields } : undefined;
}

function wrap(header: readonly number[], csv: string | undefined): Uint8Array | undefined {
  if (csv === undefined) return undefined;
  const text = new TextEncoder().encode(csv);
  return Uint8Array.from([...header, text.length >> 8, text.length & 0xff, ...text, lastByte]);
}

function fieldsIn(content: Uint8Array, offset: number): readonly string[] | undefined {
  const [high = 0, low = 0] = [content[offset], content[offset + 1]];
  const start = offset + 2;
  const end = start + high * 256 + low;
  const isOurs = [...sourceId, ...functionCode].every((byte, index) => content[index] === byte);
  if (!isOurs || content.length !== end + 1 || content[end] !== lastByte) return undefined;
  // Beyond ASCII the bytes become characters that the CSV refuses.
  return decodeCsv(String.fromCharCode(...content.subarray(start, end)));
}
