import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodeApdu } from './apdu.ts';
import { concat, fromHex, toHex } from './bytes.ts';
import { explainFrame } from './explain-frame.ts';
import { maskFrame } from './mask-frame.ts';
import { encodeText } from './text.ts';
import { encodeBerLength } from './tlv.ts';

/** A number as on a card: 14 to 19 digits, an issuer's beginning, and its check digit. */
const cardNumber = fc
  .tuple(fc.constantFrom('4', '5', '6', '3'), fc.stringMatching(/^\d{12,17}$/))
  .map(([first, rest]) => withCheckDigit(first + rest))
  // The last four may be seen, and zeros are what is written over the rest.
  .filter((digits) => !/0000|(\d)\1{5}/.test(digits));

const bcd = (digits: string) => fromHex(digits.length % 2 === 0 ? digits : `${digits}f`);
const grouped = (digits: string) => digits.replaceAll(/(\d{4})/g, '$1 ').trim();

/** Every place of a message in which a card number could stand. */
const places: readonly (readonly [string, (digits: string) => Uint8Array])[] = [
  ['card number', (digits) => status(llvar(0x22, bcd(digits)))],
  ['track 2', (digits) => status(llvar(0x23, bcd(`${digits}d2512`.padEnd(30, '0'))))],
  ['track 3', (digits) => status(lllvar(0x24, encodeText(`01${digits}=25`)))],
  ['track 1', (digits) => status(llvar(0x2d, encodeText(`B${digits}^NAME`)))],
  ['chip data', (digits) => status(lllvar(0x2e, bcd(digits)))],
  ['text', (digits) => status(lllvar(0x3c, encodeText(`card ${grouped(digits)} ok`)))],
  ['card name', (digits) => status(llvar(0x8b, encodeText(digits)))],
  ['tagged track', (digits) => status(tlv(0x1f08, encodeText(digits)))],
  ['unknown tag', (digits) => status(tlv(0x1f55, bcd(digits)))],
  ['tag in a container', (digits) => status(tlv(0x60, tlvObject(0x5a, bcd(digits))))],
  ['unknown field', (digits) => status(concat(Uint8Array.of(0xff), bcd(digits)))],
  ['line to print', (digits) => apdu(0x06d1, Uint8Array.of(0), encodeText(grouped(digits)))],
  ['block to print', (digits) => apdu(0x06d3, tlv(0x25, tlvObject(0x07, encodeText(digits))))],
  ['unknown command', (digits) => apdu(0x0fa1, bcd(digits))],
  ['no message', (digits) => encodeText(digits)],
];

test.each(places)('a card number does not survive as %s', (_name, frameWith) => {
  fc.assert(
    fc.property(cardNumber, (digits) => {
      const frame = frameWith(digits);
      const masked = maskFrame(frame);
      expect(masked).toHaveLength(frame.length);
      const told = JSON.stringify(explainFrame(frame) ?? {});
      for (const text of [toHex(masked), Buffer.from(masked).toString('latin1'), told]) {
        expect(text.replaceAll(/[ .-]/g, '')).not.toContain(digits);
        expect(text.replaceAll(/[ .-]/g, '')).not.toContain(digits.slice(0, 9));
      }
    }),
    { numRuns: 200 },
  );
});

test('what is masked once stays as it is', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 200 }),
      fc.constantFrom(0x06, 0x04, 0x80),
      (data, one) => {
        const masked = maskFrame(apdu(one * 256 + (data[0] ?? 0), data));
        expect(maskFrame(masked)).toEqual(masked);
      },
    ),
    { numRuns: 500 },
  );
});

test('a password is no longer in a message, and what it was for is', () => {
  const masked = toHex(maskFrame(apdu(0x0600, fromHex('123456080356'))));
  expect(masked).toBe('060006000000080356');
});

test('of a card the last four stay, of a payer’s address the bank, and a reference whole', () => {
  const text = 'RRN 405512345678 VPA customer@bank';
  const frame = status(
    concat(llvar(0x22, fromHex('eeeeeeeeeeee4771')), lllvar(0x3c, encodeText(text))),
  );
  expect(explainFrame(frame)?.fields).toEqual([
    { name: 'card_number', mark: '22', value: '************4771' },
    { name: 'text', mark: '3C', value: 'RRN 405512345678 VPA ********@bank' },
  ]);
});

function status(fields: Uint8Array): Uint8Array {
  return apdu(0x040f, fields);
}

function apdu(control: number, ...data: readonly Uint8Array[]): Uint8Array {
  return encodeApdu({ control, data: concat(...data) });
}

function llvar(bmp: number, value: Uint8Array): Uint8Array {
  return concat(Uint8Array.of(bmp), lengthDigits(value.length, 2), value);
}

function lllvar(bmp: number, value: Uint8Array): Uint8Array {
  return concat(Uint8Array.of(bmp), lengthDigits(value.length, 3), value);
}

function lengthDigits(length: number, size: number): Uint8Array {
  return Uint8Array.from(String(length).padStart(size, '0'), (digit) => 0xf0 + Number(digit));
}

function tlv(tag: number, value: Uint8Array): Uint8Array {
  const object = tlvObject(tag, value);
  return concat(Uint8Array.of(0x06), encodeBerLength(object.length), object);
}

function tlvObject(tag: number, value: Uint8Array): Uint8Array {
  const bytes = tag > 0xff ? [tag >> 8, tag & 0xff] : [tag];
  return concat(Uint8Array.from(bytes), encodeBerLength(value.length), value);
}

function withCheckDigit(digits: string): string {
  const sum = [...digits].reverse().reduce((total, digit, place) => {
    const weighted = Number(digit) * (place % 2 === 0 ? 2 : 1);
    return total + (weighted > 9 ? weighted - 9 : weighted);
  }, 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}
