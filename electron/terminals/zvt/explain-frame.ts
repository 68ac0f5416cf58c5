import { assertNever } from '../../../shared/assert-never.ts';
import type { ExplainedFrame, FrameField } from '../../../shared/frame.ts';
import { currencies } from '../../../shared/money.ts';
import { decodeApdu } from './apdu.ts';
import { toHex } from './bytes.ts';
import { decodeMessage } from './decode-message.ts';
import { type FramePart, partsOf } from './frame-parts.ts';
import { statusWords } from './intermediate-statuses.ts';
import { maskApdu } from './mask-frame.ts';
import { hexCode, nameOf } from './message.ts';
import { approved, meaningOf } from './result-codes.ts';
import { decodeText } from './text.ts';

/** What a message says, without what nobody may see; undefined for what is none. */
export function explainFrame(frame: Uint8Array): ExplainedFrame | undefined {
  const apdu = decodeApdu(frame);
  const message = apdu && decodeMessage(apdu);
  if (!message) return undefined;
  const masked = maskApdu(apdu);
  const fields = partsOf(masked).map(
    (part): FrameField => ({
      name: part.name,
      mark: part.mark,
      value: wordsOf(part, masked.data.subarray(part.start, part.end)),
    }),
  );
  return { name: nameOf(message), fields };
}

function wordsOf({ kind }: FramePart, value: Uint8Array): string | null {
  const digits = toHex(value);
  switch (kind) {
    case 'hidden':
      return null;
    case 'text':
      return decodeText(value).replaceAll('\0', '').trim();
    case 'card':
      return digits.replaceAll('f', '').replaceAll('e', '*');
    case 'amount':
      return /^\d+$/.test(digits) ? String(Number(digits)) : digits;
    case 'currency':
      return currencyWords(digits);
    case 'time':
      return pairs(digits).join(':');
    case 'date':
      return pairs(digits).join('-');
    case 'result':
      return resultWords(value[0] ?? 0);
    case 'status':
      return withCode(value[0] ?? 0, statusWords(value[0] ?? 0));
    case 'digits':
      return digits;
    case 'flags':
      return digits.toUpperCase();
    default:
      return assertNever(kind);
  }
}

function resultWords(code: number): string {
  return withCode(code, code === approved ? 'approved' : meaningOf(code).words);
}

function withCode(code: number, words: string | undefined): string {
  return words === undefined ? hexCode(code) : `${hexCode(code)}, ${words}`;
}

function currencyWords(digits: string): string {
  const numeric = Number(digits);
  const found = Object.entries(currencies).find(([, currency]) => currency.numeric === numeric);
  return found?.[0] ?? digits;
}

function pairs(digits: string): readonly string[] {
  return digits.match(/../g) ?? [];
}
