import { assertNever } from '../../../shared/assert-never.ts';
import type { Apdu } from './apdu.ts';
import { encodeBcd } from './bcd.ts';
import { encodeFields } from './bmp.ts';
import { concat, fromHex } from './bytes.ts';
import { control } from './codes.ts';
import type { Message } from './message.ts';
import { encodeText } from './text.ts';
import { controlOfKind } from './transaction-kinds.ts';

/** Throws RangeError when a value does not fit its place on the wire. */
export function encodeMessage(message: Message): Apdu {
  const fields = encodeFields(message.fields);
  switch (message.type) {
    case 'registration':
      return apdu(
        control.registration,
        fromHex(message.password),
        Uint8Array.of(message.configByte),
        message.currency === null ? none : encodeBcd(message.currency, 2),
        fields,
      );
    case 'authorisation':
      return apdu(control.authorisation, fields);
    case 'money_command':
      return apdu(controlOfKind(message.kind), fromHex(message.password), fields);
    case 'abort_command':
      return apdu(control.abortCommand, fields);
    case 'repeat_receipt':
      return apdu(control.repeatReceipt, fromHex(message.password), fields);
    case 'status_enquiry':
      return apdu(control.statusEnquiry, fromHex(message.password ?? ''), fields);
    case 'intermediate_status':
      return apdu(
        control.intermediateStatus,
        Uint8Array.of(message.status),
        byteOrNothing(message.timeout),
        fields,
      );
    case 'status_information':
      return apdu(control.statusInformation, fields);
    case 'completion':
      return apdu(
        control.completion,
        version(message.softwareVersion),
        byteOrNothing(message.terminalStatus),
        fields,
      );
    case 'abort':
      return apdu(control.abort, byteOrNothing(message.resultCode), fields);
    case 'print_line':
      return apdu(
        control.printLine,
        Uint8Array.of(message.attribute),
        encodeText(message.text),
        fields,
      );
    case 'print_block':
      return apdu(control.printBlock, fields);
    case 'positive':
      return apdu(control.positive, fields);
    case 'negative':
      return apdu(control.negative * 256 + message.code, fields);
    case 'other':
      return apdu(message.control, message.head, fields);
    default:
      return assertNever(message);
  }
}

const none = new Uint8Array(0);

function apdu(code: number, ...parts: readonly Uint8Array[]): Apdu {
  return { control: code, data: concat(...parts) };
}

function byteOrNothing(value: number | null): Uint8Array {
  return value === null ? none : Uint8Array.of(value);
}

function version(text: string | null): Uint8Array {
  if (text === null) return none;
  const bytes = encodeText(text);
  const digits = String(bytes.length).padStart(3, '0');
  return concat(
    Uint8Array.from(digits, (digit) => 0xf0 + Number(digit)),
    bytes,
  );
}
