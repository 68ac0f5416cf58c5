import { linesOf } from './answers.ts';
import { decimalAt, type JsonObject, listAt, objectAt, textAt } from './json.ts';
import type { Message } from './message.ts';
import { failure, success } from './terminal-answers.ts';

/** What somebody in front of a simulated terminal sees of its devices. */
export interface Shown {
  readonly lines: readonly string[];
  /** What a QR code says. */
  readonly code: string | null;
  /** Lines out of its printer, the oldest first. */
  readonly printed: readonly string[];
}

export interface Showing {
  readonly shown: Shown;
  readonly body: JsonObject;
  /** How long it is shown; null when nothing is, or for good. */
  readonly milliseconds: number | null;
}

export const nothingShown: Shown = { lines: [], code: null, printed: [] };

const mostPrinted = 100;
const longestSeconds = 3_600;

/** Obeys a Display or Print request. */
export function show(before: Shown, message: Message): Showing {
  const { body } = message;
  if (message.header.category === 'Print') {
    const lines = linesOf(objectAt(body, 'PrintOutput', 'OutputContent'));
    const printed = [...before.printed, ...lines].slice(-mostPrinted);
    return {
      shown: { ...before, printed },
      body: { ...success, DocumentQualifier: 'Document' },
      milliseconds: null,
    };
  }
  const output = objectAt(listAt(body, 'DisplayOutput')[0] ?? null);
  const content = objectAt(output, 'OutputContent');
  const code = codeOf(content);
  const lines = linesOf(content);
  const isClear = code !== undefined || lines.length > 0;
  return {
    shown: isClear ? { ...before, lines, code: code ?? null } : before,
    body: {
      OutputResult: [
        {
          Device: textAt(output, 'Device') ?? 'CustomerDisplay',
          InfoQualify: 'Display',
          ...(isClear ? success : failure('MessageFormat')),
        },
      ],
    },
    milliseconds: isClear ? millisecondsOf(output) : null,
  };
}

/** The value of a QR code is written as in an address. */
function codeOf(content: JsonObject): string | undefined {
  const value = textAt(content, 'OutputBarcode', 'BarcodeValue');
  if (value === undefined || textAt(content, 'OutputBarcode', 'BarcodeType') !== 'QRCode') {
    return undefined;
  }
  try {
    return decodeURIComponent(value);
  } catch {
    return undefined;
  }
}

function millisecondsOf(output: JsonObject): number | null {
  const seconds = Number(decimalAt(output, 'MinimumDisplayTime')?.text ?? 0);
  return seconds > 0 ? Math.min(seconds, longestSeconds) * 1_000 : null;
}
