import { maskText } from '../masked-text.ts';
import { places } from './answer-fields.ts';
import { fieldRanges } from './csv.ts';
import { encodeFrame } from './frame.ts';
import { unframed } from './unframed.ts';

const asterisk = 0x2a;

/**
 * The whole frame as it may be kept (promise 8), with a check byte that fits it again: card numbers but for
 * their last four digits, names and addresses are hidden. Of something else, as many zeros.
 */
export function maskFrame(frame: Uint8Array): Uint8Array {
  const found = unframed(frame);
  if (!found) return new Uint8Array(frame.length);
  const { content, rule, textAt } = found;
  const masked = content.slice();
  const text = content.subarray(textAt, -1);
  masked.set(maskText(text), textAt);
  if (found.type === 'answer') {
    const holder = fieldRanges(String.fromCharCode(...text))[places.cardholder];
    if (holder) masked.fill(asterisk, textAt + holder.start, textAt + holder.end);
  }
  return encodeFrame(masked, rule);
}
