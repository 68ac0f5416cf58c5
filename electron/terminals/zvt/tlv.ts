import { concat } from './bytes.ts';

/** One object of a TLV container (PA00P015, TLV-container). Children where the tag says so. */
export interface Tlv {
  /** One or two bytes as a number: 0x24, 0x1f07. */
  readonly tag: number;
  readonly value: Uint8Array;
  readonly children: readonly Tlv[];
}

/**
 * Data of the card's magnetic stripe. Nothing of it may leave the codec (promise 8), so its values are
 * read as empty.
 */
const cardTracks = new Set([0x1f08, 0x1f09, 0x1f0a]);

/** Deeper than anything in PA00P015; what lies below is not looked at. */
export const greatestDepth = 8;

/** Reads as many objects as are whole; a damaged rest is left out. Never throws. */
export function decodeTlv(bytes: Uint8Array, depth: number = greatestDepth): readonly Tlv[] {
  if (depth === 0) return [];
  const objects: Tlv[] = [];
  let rest = bytes;
  while (rest.length > 0) {
    const tag = readTag(rest);
    const length = tag && readBerLength(rest.subarray(tag.size));
    if (!tag || !length) break;
    const start = tag.size + length.size;
    const end = start + length.value;
    if (end > rest.length) break;
    const value = cardTracks.has(tag.value) ? new Uint8Array(0) : rest.slice(start, end);
    objects.push({
      tag: tag.value,
      value,
      children: isConstructed(tag.value) ? decodeTlv(value, depth - 1) : [],
    });
    rest = rest.subarray(end);
  }
  return objects;
}

/** The other way: children win over the value. */
export function encodeTlv(objects: readonly Tlv[]): Uint8Array {
  const parts = objects.map(({ tag, value, children }) => {
    const content = children.length > 0 ? encodeTlv(children) : value;
    const tagBytes = tag > 0xff ? [tag >> 8, tag & 0xff] : [tag];
    return concat(Uint8Array.from(tagBytes), encodeBerLength(content.length), content);
  });
  return concat(...parts);
}

/** Every object with this tag, at any depth, in order. */
export function findTlv(objects: readonly Tlv[], tag: number): readonly Tlv[] {
  return objects.flatMap((object) => [
    ...(object.tag === tag ? [object] : []),
    ...findTlv(object.children, tag),
  ]);
}

interface Read {
  readonly value: number;
  readonly size: number;
}

/** Big endian as in BER: one byte to 7F, or 81 and one, or 82 and two. */
export function readBerLength(bytes: Uint8Array): Read | undefined {
  const [first, second, third] = bytes;
  if (first === undefined) return undefined;
  if (first <= 0x7f) return { value: first, size: 1 };
  if (first === 0x81 && second !== undefined) return { value: second, size: 2 };
  if (first === 0x82 && second !== undefined && third !== undefined) {
    return { value: second * 256 + third, size: 3 };
  }
  return undefined;
}

export function encodeBerLength(length: number): Uint8Array {
  if (length <= 0x7f) return Uint8Array.from([length]);
  if (length <= 0xff) return Uint8Array.from([0x81, length]);
  return Uint8Array.from([0x82, length >> 8, length & 0xff]);
}

/** Five set bits mean that the tag goes on in a second byte; ZVT uses no third. */
export function readTag(bytes: Uint8Array): Read | undefined {
  const [first, second] = bytes;
  if (first === undefined) return undefined;
  if ((first & 0x1f) !== 0x1f) return { value: first, size: 1 };
  return second === undefined ? undefined : { value: first * 256 + second, size: 2 };
}

export function isConstructed(tag: number): boolean {
  const first = tag > 0xff ? tag >> 8 : tag;
  return (first & 0x20) !== 0;
}
