import { fromHex, toHex } from './bytes.ts';

/**
 * Binary coded decimal: two digits per byte, right-aligned. Throws RangeError when the number does not
 * fit, because a cut amount would be another amount.
 */
export function encodeBcd(value: number, length: number): Uint8Array {
  const digits = String(value);
  if (!/^\d+$/.test(digits) || digits.length > length * 2) {
    throw new RangeError(`${value} does not fit into ${length} bytes of digits`);
  }
  return fromHex(digits.padStart(length * 2, '0'));
}

/** `undefined` when there is anything but digits in it. */
export function decodeBcd(bytes: Uint8Array): number | undefined {
  const digits = toHex(bytes);
  return /^\d+$/.test(digits) ? Number(digits) : undefined;
}
