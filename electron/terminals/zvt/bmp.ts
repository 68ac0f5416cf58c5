import { concat, fromHex, toHex } from './bytes.ts';
import { encodeBerLength, readBerLength } from './tlv.ts';

/** One data field: the number in front of it, and its content without the length. */
export interface Field {
  readonly bmp: number;
  readonly value: Uint8Array;
}

export interface FieldReading {
  readonly fields: readonly Field[];
  /** False when bytes were left over that nobody can read; what came before them still holds. */
  readonly isWhole: boolean;
}

/** So many bytes, or a length in front: two or three digits F0-F9, or as in BER. */
type Size = number | 'llvar' | 'lllvar' | 'ber';

/** PA00P015, summary of utilised BMPs. */
const bmpsOfSize: readonly (readonly [Size, string])[] = [
  [1, '01 02 03 05 19 27 72 73 74 75 8a 8c a0 d0 d2 d3 e0 e9 ea f0 f9 fa fb fc fd'],
  [2, '0d 0e 17 3a 49 87'],
  [3, '0b 0c 37 3d 88 aa'],
  [4, '29 70 71'],
  [5, 'ba'],
  [6, '04'],
  [8, '3b eb'],
  [15, '2a'],
  ['llvar', '22 23 2d 8b a7 d1 e1 e2 e3 e4 e5 e6 e7 e8 f1 f2 f3 f4 f5 f6 f7 f8'],
  ['lllvar', '24 2e 3c 60 9a af'],
  ['ber', '06'],
];

const sizeOfBmp: ReadonlyMap<number, Size> = new Map(
  bmpsOfSize.flatMap(([size, bmps]) =>
    [...fromHex(bmps.replaceAll(' ', ''))].map((bmp) => [bmp, size]),
  ),
);

const cardNumber = 0x22;
/** Stripe tracks, chip data and the card's check value: nothing of these may leave the codec. */
const cardSecrets = new Set([0x23, 0x24, 0x2d, 0x2e, 0x3a]);

/** Reads fields until the end or until one that it does not know. Never throws. */
export function decodeFields(bytes: Uint8Array): FieldReading {
  const fields: Field[] = [];
  let rest = bytes;
  while (rest.length > 0) {
    const [bmp = 0] = rest;
    const content = contentOf(bmp, rest.subarray(1));
    if (!content) return { fields, isWhole: false };
    const value = withoutCardSecrets(bmp, content.value);
    if (value) fields.push({ bmp, value });
    rest = rest.subarray(1 + content.end);
  }
  return { fields, isWhole: true };
}

/** Throws for a field that the table does not know or whose fixed length is another. */
export function encodeFields(fields: readonly Field[]): Uint8Array {
  return concat(
    ...fields.map(({ bmp, value }) => concat(Uint8Array.of(bmp), lengthPrefix(bmp, value), value)),
  );
}

/** The content of the first field with this number. */
export function fieldValue(fields: readonly Field[], bmp: number): Uint8Array | undefined {
  return fields.find((field) => field.bmp === bmp)?.value;
}

/** What follows the number of a field: its content, and where that ends. */
export function contentOf(
  bmp: number,
  bytes: Uint8Array,
): { readonly value: Uint8Array; readonly end: number } | undefined {
  const size = sizeOfBmp.get(bmp);
  if (size === undefined) return undefined;
  const length = readLength(size, bytes);
  if (!length) return undefined;
  const end = length.size + length.value;
  if (end > bytes.length) return undefined;
  return { value: bytes.slice(length.size, end), end };
}

function readLength(
  size: Size,
  bytes: Uint8Array,
): { readonly value: number; readonly size: number } | undefined {
  switch (size) {
    case 'llvar':
      return readDigits(bytes.subarray(0, 2), 2);
    case 'lllvar':
      return readDigits(bytes.subarray(0, 3), 3);
    case 'ber':
      return readBerLength(bytes);
    default:
      return { value: size, size: 0 };
  }
}

function readDigits(
  bytes: Uint8Array,
  size: number,
): { readonly value: number; readonly size: number } | undefined {
  const text = toHex(bytes);
  if (bytes.length < size || !/^(?:f\d)+$/.test(text)) return undefined;
  return { value: Number(text.replaceAll('f', '')), size };
}

function lengthPrefix(bmp: number, value: Uint8Array): Uint8Array {
  const size = sizeOfBmp.get(bmp);
  switch (size) {
    case 'llvar':
      return digits(value.length, 2);
    case 'lllvar':
      return digits(value.length, 3);
    case 'ber':
      return encodeBerLength(value.length);
    default:
      if (size !== value.length) {
        throw new RangeError(`BMP ${bmp.toString(16)} cannot hold ${value.length} bytes`);
      }
      return new Uint8Array(0);
  }
}

function digits(value: number, size: number): Uint8Array {
  const text = String(value);
  if (text.length > size)
    throw new RangeError(`${value} bytes do not fit a field of ${size} digits`);
  return Uint8Array.from(text.padStart(size, '0'), (digit) => 0xf0 + Number(digit));
}

/** A card number leaves as its last four digits, padding (F) and masked digits (E) understood. */
function withoutCardSecrets(bmp: number, value: Uint8Array): Uint8Array | undefined {
  if (cardSecrets.has(bmp)) return undefined;
  if (bmp !== cardNumber) return value;
  const lastFour = toHex(value).replaceAll('f', '').slice(-4);
  return fromHex(lastFour.padStart(4, 'e'));
}
