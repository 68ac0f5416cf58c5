import type { FrameFieldName } from '../../../shared/frame.ts';

/**
 * How a part of a message is kept and told. `card`: its last four digits; `hidden`: not at all. `digits`
 * are two in a byte, `text` is searched for card numbers, `flags` is told as it stands.
 */
export type PartKind =
  | 'amount'
  | 'currency'
  | 'digits'
  | 'time'
  | 'date'
  | 'result'
  | 'status'
  | 'flags'
  | 'text'
  | 'card'
  | 'hidden';

export interface PartMeaning {
  readonly name: FrameFieldName;
  readonly kind: PartKind;
}

/** PA00P015, summary of utilised BMPs. What is not here may be card data: it is hidden. */
const bmps: ReadonlyMap<number, PartMeaning> = new Map([
  [0x01, part('timeout', 'flags')],
  [0x02, part('other', 'flags')],
  [0x03, part('settings', 'flags')],
  [0x04, part('amount', 'amount')],
  [0x05, part('other', 'flags')],
  [0x0b, part('trace', 'digits')],
  [0x0c, part('time', 'time')],
  [0x0d, part('date', 'date')],
  [0x17, part('other', 'digits')],
  [0x19, part('method', 'flags')],
  [0x22, part('card_number', 'card')],
  [0x27, part('result', 'result')],
  [0x29, part('terminal', 'digits')],
  [0x2a, part('merchant', 'text')],
  [0x37, part('trace', 'digits')],
  [0x3b, part('approval_code', 'text')],
  [0x3c, part('text', 'text')],
  [0x49, part('currency', 'currency')],
  [0x87, part('receipt_number', 'digits')],
  [0x88, part('other', 'digits')],
  [0x8a, part('card_type', 'flags')],
  [0x8b, part('card_name', 'text')],
  [0xa0, part('result', 'flags')],
  [0xaa, part('date', 'digits')],
  [0xf0, part('timeout', 'flags')],
  ...textBmps(),
]);

/** Lines of text for the display. */
function textBmps(): readonly (readonly [number, PartMeaning])[] {
  const numbers = Array.from({ length: 8 }, (_, place) => [0xe1 + place, 0xf1 + place]).flat();
  return numbers.map((number) => [number, part('text', 'text')]);
}

/** PA00P015, TLV container. Containers in it are walked; of the rest, what is not here is hidden. */
const tags: ReadonlyMap<number, PartMeaning> = new Map([
  [0x07, part('text', 'text')],
  [0x09, part('settings', 'flags')],
  [0x1f07, part('receipt_type', 'flags')],
  [0x1f10, part('other', 'flags')],
  [0x1f12, part('other', 'flags')],
  [0x1f16, part('result', 'flags')],
  [0x1f17, part('text', 'text')],
]);

/** Nobody may see what stands here. */
export const unread = part('unread', 'hidden');
export const password = part('password', 'hidden');
const secret = part('secret', 'hidden');

export function meaningOfBmp(bmp: number): PartMeaning {
  return bmps.get(bmp) ?? secret;
}

export function meaningOfTag(tag: number): PartMeaning {
  return tags.get(tag) ?? secret;
}

export function part(name: FrameFieldName, kind: PartKind): PartMeaning {
  return { name, kind };
}
