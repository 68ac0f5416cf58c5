import type { Field } from './bmp.ts';
import { control } from './codes.ts';
import { statusWords } from './intermediate-statuses.ts';
import type { MoneyKind } from './transaction-kinds.ts';

/**
 * A ZVT message as it was meant. `fields` are the BMPs in the order of the wire; bytes after one that
 * nobody can read are left out. Passwords are six digits, currencies ISO 4217 numbers, codes numbers.
 */
export type Message =
  | {
      readonly type: 'registration';
      readonly password: string;
      readonly configByte: number;
      readonly currency: number | null;
      readonly fields: readonly Field[];
    }
  | { readonly type: 'authorisation'; readonly fields: readonly Field[] }
  /** Money otherwise than by a sale; the password is empty where the command has none. */
  | {
      readonly type: 'money_command';
      readonly kind: MoneyKind;
      readonly password: string;
      readonly fields: readonly Field[];
    }
  | { readonly type: 'abort_command'; readonly fields: readonly Field[] }
  | {
      readonly type: 'repeat_receipt';
      readonly password: string;
      readonly fields: readonly Field[];
    }
  | {
      readonly type: 'status_enquiry';
      readonly password: string | null;
      readonly fields: readonly Field[];
    }
  | {
      readonly type: 'intermediate_status';
      readonly status: number;
      /** In the terminal's own unit; nothing here depends on it. */
      readonly timeout: number | null;
      readonly fields: readonly Field[];
    }
  | { readonly type: 'status_information'; readonly fields: readonly Field[] }
  | {
      readonly type: 'completion';
      readonly softwareVersion: string | null;
      readonly terminalStatus: number | null;
      readonly fields: readonly Field[];
    }
  | {
      readonly type: 'abort';
      readonly resultCode: number | null;
      readonly fields: readonly Field[];
    }
  | {
      readonly type: 'print_line';
      readonly attribute: number;
      readonly text: string;
      readonly fields: readonly Field[];
    }
  | { readonly type: 'print_block'; readonly fields: readonly Field[] }
  | { readonly type: 'positive'; readonly fields: readonly Field[] }
  | { readonly type: 'negative'; readonly code: number; readonly fields: readonly Field[] }
  /** Anything else: `head` is what stands before the fields, where the command is known to have one. */
  | {
      readonly type: 'other';
      readonly control: number;
      readonly head: Uint8Array;
      readonly fields: readonly Field[];
    };

const names: Readonly<
  Record<
    Exclude<Message['type'], 'negative' | 'intermediate_status' | 'money_command' | 'other'>,
    string
  >
> = {
  registration: 'registration',
  authorisation: 'authorisation',
  abort_command: 'abort command',
  repeat_receipt: 'repeat receipt',
  status_enquiry: 'status enquiry',
  status_information: 'status information',
  completion: 'completion',
  abort: 'abort',
  print_line: 'print line',
  print_block: 'print block',
  positive: 'acknowledgement',
};

const otherNames: ReadonlyMap<number, string> = new Map([
  [control.setClock, 'set clock'],
  [control.logOff, 'log-off'],
  [control.endOfDay, 'end of day'],
  [control.diagnosis, 'diagnosis'],
  [control.initialisation, 'initialisation'],
  [control.displayText, 'display text'],
  [control.displayImage, 'display image'],
]);

/** For logs and as evidence: says what came, and nothing of its content but a code. */
export function nameOf(message: Message): string {
  switch (message.type) {
    case 'negative':
      return `refusal ${hexCode(message.code)}`;
    case 'other':
      return (
        otherNames.get(message.control) ??
        `command ${message.control.toString(16).padStart(4, '0')}`
      );
    case 'money_command':
      return message.kind;
    case 'intermediate_status': {
      const words = statusWords(message.status) ?? hexCode(message.status);
      return `intermediate status (${words})`;
    }
    default:
      return names[message.type];
  }
}

/** A result or status code as the documents write it: "6C". */
export function hexCode(code: number): string {
  return code.toString(16).padStart(2, '0').toUpperCase();
}
