import { assertNever } from '../../../shared/assert-never.ts';
import { maskText } from '../masked-text.ts';
import { type Apdu, decodeApdu, encodeApdu } from './apdu.ts';
import { fromHex, toHex } from './bytes.ts';
import type { PartKind } from './frame-guide.ts';
import { partsOf } from './frame-parts.ts';

/** The message as it may be kept (promise 8); of something else, as many zeros. */
export function maskFrame(frame: Uint8Array): Uint8Array {
  const apdu = decodeApdu(frame);
  return apdu ? encodeApdu(maskApdu(apdu)) : new Uint8Array(frame.length);
}

export function maskApdu(apdu: Apdu): Apdu {
  const data = apdu.data.slice();
  for (const { kind, start, end } of partsOf(apdu)) {
    data.set(masked(kind, data.subarray(start, end)), start);
  }
  return { control: apdu.control, data };
}

function masked(kind: PartKind, value: Uint8Array): Uint8Array {
  switch (kind) {
    case 'hidden':
      return new Uint8Array(value.length);
    case 'text':
      return maskText(value);
    case 'card':
      return maskCardNumber(value);
    case 'amount':
    case 'currency':
    case 'digits':
    case 'time':
    case 'date':
    case 'result':
    case 'status':
    case 'flags':
      return value;
    default:
      return assertNever(kind);
  }
}

/** As terminals mask them by themselves: E for a digit that is not shown; F fills up. */
function maskCardNumber(value: Uint8Array): Uint8Array {
  const digits = toHex(value);
  const filling = digits.length - digits.replace(/f+$/, '').length;
  const last = digits.length - filling - 4;
  return fromHex(
    Array.from(digits, (digit, place) => (place < last && digit !== 'f' ? 'e' : digit)).join(''),
  );
}
