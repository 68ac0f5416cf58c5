import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeFields, encodeFields, fieldValue } from './bmp.ts';
import { fromHex, toHex } from './bytes.ts';
import { lastFourOf } from './field-values.ts';
import { decodeTlv, encodeTlv, type Tlv } from './tlv.ts';

test.each([
  ['a masked number', '22f0f8eeeeeeeeeeee4771', '4771'],
  ['an unmasked one of 19 digits, filled up with F', `22f1f0${'4'.repeat(15)}1234f`, '1234'],
  ['one of which nothing is shown', '22f0f8eeeeeeeeeeeeeeee', undefined],
  ['an empty one', '22f0f0', undefined],
])('of a card number only the last four digits leave the codec: %s', (_, hex, lastFour) => {
  const { fields } = decodeFields(fromHex(hex));
  expect(lastFourOf(fields)).toBe(lastFour);
  expect(fieldValue(fields, 0x22)).toHaveLength(2);
});

test.each([
  ['track 2', '23f0f2aabb'],
  ['track 3', '24f0f0f2aabb'],
  ['track 1', '2df0f2aabb'],
  ['chip data', '2ef0f0f2aabb'],
  ['the check value', '3a0123'],
])('%s does not leave the codec at all', (_, hex) => {
  expect(decodeFields(fromHex(`${hex}2700`))).toEqual({
    fields: [{ bmp: 0x27, value: fromHex('00') }],
    isWhole: true,
  });
});

test.each(['1f08', '1f09', '1f0a'])('track data in TLV %s is read as empty', (tag) => {
  const objects = decodeTlv(fromHex(`${tag}02aabb1f070101`));
  expect(objects.map(({ value }) => toHex(value))).toEqual(['', '01']);
});

test('what comes before a field that nobody knows still holds', () => {
  expect(decodeFields(fromHex('27000a0102'))).toEqual({
    fields: [{ bmp: 0x27, value: fromHex('00') }],
    isWhole: false,
  });
});

test.each(['8b', '8bf0', '8bf0f3aabb', '8b0003aabbcc', '3cf0f0', '0682ff', '04000000'])(
  'a field that is cut off or whose length is no length (%s) ends the reading',
  (hex) => {
    expect(decodeFields(fromHex(hex))).toEqual({ fields: [], isWhole: false });
  },
);

test.each([
  ['an unknown field', { bmp: 0x0a, value: new Uint8Array(1) }],
  ['a fixed field of another length', { bmp: 0x04, value: new Uint8Array(5) }],
  ['a text that is too long', { bmp: 0x8b, value: new Uint8Array(100) }],
])('%s cannot be written', (_, field) => {
  expect(() => encodeFields([field])).toThrow(RangeError);
});

test('fields are read as they were written', () => {
  const field = fc.oneof(
    fc.record({ bmp: fc.constant(0x04), value: bytes(6, 6) }),
    fc.record({ bmp: fc.constant(0x27), value: bytes(1, 1) }),
    fc.record({ bmp: fc.constant(0x8b), value: bytes(0, 99) }),
    fc.record({ bmp: fc.constant(0x3c), value: bytes(0, 999) }),
    fc.record({ bmp: fc.constant(0x06), value: bytes(0, 300) }),
  );
  fc.assert(
    fc.property(fc.array(field), (fields) => {
      expect(decodeFields(encodeFields(fields))).toEqual({ fields, isWhole: true });
    }),
  );
});

test('TLV objects are read as they were written, with lengths in one, two and three bytes', () => {
  const leaf: fc.Arbitrary<Tlv> = fc.record({
    tag: fc.constantFrom(0x07, 0x43, 0x1f07, 0x1f45),
    value: bytes(0, 400),
    children: fc.constant([]),
  });
  const container = fc.array(leaf, { minLength: 1, maxLength: 3 }).map(
    (children): Tlv => ({
      tag: 0x24,
      value: encodeTlv(children),
      children,
    }),
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(leaf, container), { maxLength: 4 }), (objects) => {
      expect(decodeTlv(encodeTlv(objects))).toEqual(objects);
    }),
  );
});

function bytes(minLength: number, maxLength: number): fc.Arbitrary<Uint8Array> {
  return fc
    .uint8Array({ minLength, maxLength, size: 'max' })
    .map((value) => Uint8Array.from(value));
}
