import type { Apdu } from './apdu.ts';
import { decodeBcd } from './bcd.ts';
import { decodeFields, type Field } from './bmp.ts';
import { toHex } from './bytes.ts';
import { control } from './codes.ts';
import type { Message } from './message.ts';
import { decodeText } from './text.ts';
import { readBerLength } from './tlv.ts';
import { moneyControlOf } from './transaction-kinds.ts';

/** `undefined` when the data is too short for its kind. Never throws. */
export function decodeMessage({ control: code, data }: Apdu): Message | undefined {
  if (code >> 8 === control.negative && code !== 0x8400) {
    return { type: 'negative', code: code & 0xff, fields: fieldsOf(data) };
  }
  switch (code) {
    case control.positive:
    // As an answer to a status information 84 00 means the same (PA00P015, positive acknowledgement).
    case 0x8400:
      return { type: 'positive', fields: fieldsOf(data) };
    case control.registration:
      return decodeRegistration(data);
    case control.authorisation:
      return { type: 'authorisation', fields: fieldsOf(data) };
    case control.abortCommand:
      return { type: 'abort_command', fields: fieldsOf(data) };
    case control.repeatReceipt:
      return data.length < passwordLength
        ? undefined
        : { type: 'repeat_receipt', password: passwordOf(data), fields: fieldsAfter(data, 3) };
    case control.statusEnquiry:
      return {
        type: 'status_enquiry',
        password: data.length < passwordLength ? null : passwordOf(data),
        fields: fieldsAfter(data, 3),
      };
    case control.intermediateStatus:
      return decodeIntermediateStatus(data);
    case control.statusInformation:
      return { type: 'status_information', fields: fieldsOf(data) };
    case control.completion:
      return decodeCompletion(data);
    case control.abort:
      return { type: 'abort', resultCode: data[0] ?? null, fields: fieldsAfter(data, 1) };
    case control.printLine:
      return decodePrintLine(data);
    case control.printBlock:
      return { type: 'print_block', fields: fieldsOf(data) };
    default:
      return decodeMoneyCommand(code, data);
  }
}

const passwordLength = 3;

function decodeRegistration(data: Uint8Array): Message | undefined {
  const configByte = data[passwordLength];
  if (configByte === undefined) return undefined;
  return {
    type: 'registration',
    password: passwordOf(data),
    configByte,
    currency: data.length < 6 ? null : (decodeBcd(data.subarray(4, 6)) ?? null),
    fields: fieldsAfter(data, 6),
  };
}

function decodeIntermediateStatus(data: Uint8Array): Message | undefined {
  const [status, timeout = null] = data;
  if (status === undefined) return undefined;
  return { type: 'intermediate_status', status, timeout, fields: fieldsAfter(data, 2) };
}

/**
 * A completion can hold nothing, a status alone, a version and a status, or fields, and the first byte
 * is all there is to tell them apart: a version's length starts with F, and one byte alone is a status
 * even when it could start a field (terminals.md section 2).
 */
function decodeCompletion(data: Uint8Array): Message {
  if (data.length === 1) {
    return completion(null, data[0] ?? null, []);
  }
  const lengthDigits = /^f(\d)f(\d)f(\d)$/.exec(toHex(data.subarray(0, 3)));
  if (!lengthDigits) return completion(null, null, fieldsOf(data));
  const end = 3 + Number(lengthDigits.slice(1).join(''));
  return completion(
    decodeText(data.subarray(3, end)),
    data[end] ?? null,
    fieldsAfter(data, end + 1),
  );
}

function completion(
  softwareVersion: string | null,
  terminalStatus: number | null,
  fields: readonly Field[],
): Message {
  return { type: 'completion', softwareVersion, terminalStatus, fields };
}

/** The text has no length of its own: a TLV container that reaches to the end is not part of it. */
function decodePrintLine(data: Uint8Array): Message | undefined {
  const [attribute] = data;
  if (attribute === undefined) return undefined;
  const container = data.findIndex((byte, index) => {
    if (byte !== 0x06) return false;
    const length = readBerLength(data.subarray(index + 1));
    return length !== undefined && index + 1 + length.size + length.value === data.length;
  });
  const end = container < 1 ? data.length : container;
  const text = decodeText(data.subarray(1, end));
  return { type: 'print_line', attribute, text, fields: fieldsAfter(data, end) };
}

function decodeMoneyCommand(code: number, data: Uint8Array): Message | undefined {
  const money = moneyControlOf(code);
  if (!money) return decodeOther(code, data);
  const length = money.hasPassword ? passwordLength : 0;
  if (data.length < length) return undefined;
  const password = toHex(data.subarray(0, length));
  const fields = fieldsAfter(data, length);
  return { type: 'money_command', kind: money.kind, password, fields };
}

/** Commands of which only the part before the fields is known. */
const headLengths: ReadonlyMap<number, number> = new Map([
  [control.endOfDay, passwordLength],
  [control.diagnosis, passwordLength],
  [control.initialisation, passwordLength],
  // Read card: a timeout.
  [0x06c0, 1],
]);

function decodeOther(code: number, data: Uint8Array): Message {
  const head = data.slice(0, headLengths.get(code) ?? 0);
  return { type: 'other', control: code, head, fields: fieldsAfter(data, head.length) };
}

function passwordOf(data: Uint8Array): string {
  return toHex(data.subarray(0, passwordLength));
}

function fieldsOf(data: Uint8Array): readonly Field[] {
  return decodeFields(data).fields;
}

function fieldsAfter(data: Uint8Array, offset: number): readonly Field[] {
  return fieldsOf(data.subarray(offset));
}
