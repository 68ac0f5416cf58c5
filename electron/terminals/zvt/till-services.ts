import { assertNever } from '../../../shared/assert-never.ts';
import type { ServiceCommand } from '../service.ts';
import type { Field } from './bmp.ts';
import { fromHex } from './bytes.ts';
import { control } from './codes.ts';
import { bytesField, codeField } from './field-values.ts';
import type { Message } from './message.ts';
import { printBlock } from './printed-text.ts';
import { drawQrCode } from './qr-picture.ts';
import { encodeText } from './text.ts';
import { servicePassword } from './till-commands.ts';
import { encodeTlv } from './tlv.ts';

/** A service as it is asked for: the command, and whether its answer alone says that it was done. */
export type ServiceRequest =
  | { readonly type: 'request'; readonly message: Message; readonly endsWithAnswer: boolean }
  | { readonly type: 'impossible'; readonly reason: string };

export const greatestLineCount = 8;
/** Two digits of length (PA00P015, LLVAR). */
const longestLine = 99;
/** One APDU holds all of a picture; what stands around its bytes needs fifteen. */
const longestPicture = 65_521 - 15;
const longestBlock = 30_000;
const longestSeconds = 0xff;

/** A picture that PA00P015 calls a portable network graphic, shown as it is. */
export const pngFormat = 0x03;
const shownAsItIs = 0x01;

/** The command for a service (PA00P015, commands from the till to the terminal). */
export function serviceRequest(command: ServiceCommand): ServiceRequest {
  switch (command.type) {
    case 'status':
      return asked({ type: 'status_enquiry', password: servicePassword, fields: [] });
    case 'initialisation':
      return asked(withPassword(control.initialisation));
    case 'diagnosis':
      return asked(withPassword(control.diagnosis));
    case 'end_of_day':
      return asked(withPassword(control.endOfDay));
    case 'repeat_receipt':
      // Without a service byte it is the slip that is wanted, and not only the result.
      return asked({ type: 'repeat_receipt', password: servicePassword, fields: [] });
    case 'log_off':
      return answered(other(control.logOff, []));
    case 'print':
      return print(command.lines);
    case 'display_text':
      return displayText(command);
    case 'display_code':
      return displayCode(command.text);
    default:
      return assertNever(command);
  }
}

function print(lines: readonly string[]): ServiceRequest {
  const message = printBlock(lines);
  const length = message.fields.reduce((sum, { value }) => sum + value.length, 0);
  return length > longestBlock ? impossible('That is too much text') : answered(message);
}

function displayText({
  lines,
  milliseconds,
}: Extract<ServiceCommand, { type: 'display_text' }>): ServiceRequest {
  if (lines.length > greatestLineCount || lines.some((line) => line.length > longestLine)) {
    return impossible(`The terminal shows ${greatestLineCount} short lines`);
  }
  const seconds = Math.min(Math.max(Math.ceil(milliseconds / 1_000), 1), longestSeconds);
  const texts = lines.map((line, place): Field => ({ bmp: 0xf1 + place, value: encodeText(line) }));
  return answered(other(control.displayText, [codeField('displaySeconds', seconds), ...texts]));
}

/** How long a picture stands is the terminal's affair: mostly until its next command. */
function displayCode(text: string): ServiceRequest {
  const picture = tryToDraw(text);
  if (!picture || picture.length > longestPicture) {
    return impossible('This text is too long for a QR code');
  }
  return answered(
    other(control.displayImage, [
      codeField('imageFormat', pngFormat),
      codeField('imageMode', shownAsItIs),
      bytesField('tlv', encodeTlv([{ tag: 0x1c, value: picture, children: [] }])),
    ]),
  );
}

function tryToDraw(text: string): Uint8Array | undefined {
  try {
    return drawQrCode(text);
  } catch {
    // The encoder has no other way to say that a text is too long.
    return undefined;
  }
}

function withPassword(code: number): Message {
  return { type: 'other', control: code, head: fromHex(servicePassword), fields: [] };
}

function other(code: number, fields: readonly Field[]): Message {
  return { type: 'other', control: code, head: new Uint8Array(0), fields };
}

function asked(message: Message): ServiceRequest {
  return { type: 'request', message, endsWithAnswer: false };
}

function answered(message: Message): ServiceRequest {
  return { type: 'request', message, endsWithAnswer: true };
}

function impossible(reason: string): ServiceRequest {
  return { type: 'impossible', reason };
}
