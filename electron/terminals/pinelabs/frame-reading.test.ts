import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type FieldName, fieldsWith } from './answer-fields.ts';
import fixture from './fixtures/pinelabs-frames.json' with { type: 'json' };
import { encodeFrame } from './frame.ts';
import { pinelabsFrames } from './frame-reading.ts';
import { answerFrames, encodeAnswer } from './message.ts';
import { unframed } from './unframed.ts';

const { mask, explain, find } = pinelabsFrames;
const kept = [...fixture.requests, ...fixture.answers].map(({ hex }) => bytesOf(hex));
const ack = Uint8Array.of(0x06);

test('what may be kept is as long as before, and still a message', () => {
  for (const frame of kept) {
    expect(mask(frame)).toHaveLength(frame.length);
    expect(unframed(mask(frame))).toBeDefined();
    expect(mask(mask(frame))).toEqual(mask(frame));
  }
});

test('a card number, a name and an address are not in it', () => {
  const frame = answerWith({
    reference: 'pay_1',
    card: `4${'1'.repeat(15)}`,
    cardholder: 'ASHA, "RAO"',
    network: 'asha.rao@bank',
    hostResponse: 'APPROVED',
  });
  const text = Buffer.from(mask(frame)).toString('latin1');
  expect(text).toContain('************1111');
  expect(text).not.toMatch(/ASHA|RAO|asha|\d{13}/);
  expect(text).toContain('APPROVED');
  const fields = explain(frame)?.fields;
  expect(fields?.find(({ mark }) => mark === 'field 6')?.value).toBeNull();
});

test('requests and answers are told in words', () => {
  expect(kept.map((frame) => explain(frame)?.name)).toEqual([
    'card sale',
    'UPI sale',
    'Bharat QR sale',
    'get status',
    'card void',
    'settlement',
    ...fixture.answers.map(() => 'answer'),
  ]);
  expect(explain(bytesOf(fixture.requests[4]?.hex ?? ''))?.fields).toEqual([
    { name: 'message', mark: 'field 1', value: 'card void' },
    { name: 'transaction', mark: 'field 2', value: 'rfnd_A1' },
    { name: 'amount', mark: 'field 3', value: '215400' },
    { name: 'receipt_number', mark: 'field 7', value: '370' },
  ]);
});

test('messages are found in a capture of either side, however it was cut', () => {
  for (const side of [fixture.requests, fixture.answers]) {
    const frames = side.map(({ hex }) => bytesOf(hex));
    const whole = Uint8Array.from(frames.flatMap((frame) => [...frame, ...ack]));
    const pieces = Array.from(whole, (byte) => Uint8Array.of(byte));
    expect(find([whole]).frames.map(({ bytes }) => bytes)).toEqual(frames);
    expect(find(pieces)).toMatchObject({ total: whole.length, unread: 0 });
  }
});

test('no bytes make any of them throw, and what is unreadable is hidden whole', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 80 }), fc.nat(90), fc.nat(255), (bytes, place, byte) => {
      const spoilt = kept.map((frame) => frame.with(place % frame.length, byte));
      for (const frame of [bytes, ...spoilt]) {
        const masked = mask(frame);
        expect(masked).toHaveLength(frame.length);
        if (!unframed(frame)) expect(masked.every((each) => each === 0)).toBe(true);
        explain(frame);
        find([frame]);
      }
    }),
    { numRuns: 300 },
  );
});

function answerWith(values: Partial<Readonly<Record<FieldName, string>>>): Uint8Array {
  const content = encodeAnswer({ result: 'valid', fields: fieldsWith(values) });
  return encodeFrame(content ?? new Uint8Array(), answerFrames);
}

function bytesOf(hex: string): Uint8Array {
  return Uint8Array.from(Buffer.from(hex, 'hex'));
}
