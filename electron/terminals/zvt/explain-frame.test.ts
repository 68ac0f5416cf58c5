import { expect, test } from 'vitest';
import { fromHex } from './bytes.ts';
import { explainFrame } from './explain-frame.ts';
import { findFrames } from './find-frames.ts';
import { encodeBlock } from './serial-block.ts';

const pay = fromHex('06010a04000000019900490356');
const approval = fromHex('040f102700040000000199000b000012490356');

test('a payment is told with its amount and currency', () => {
  expect(explainFrame(pay)).toEqual({
    name: 'authorisation',
    fields: [
      { name: 'amount', mark: '04', value: '19900' },
      { name: 'currency', mark: '49', value: 'INR' },
    ],
  });
});

test('codes are told in words', () => {
  expect(explainFrame(fromHex('04ff010a'))?.fields).toEqual([
    { name: 'status', mark: '', value: '0A, insert card' },
  ]);
  expect(explainFrame(fromHex('061e016c'))?.fields[0]?.value).toContain('6C, Cancelled');
});

test('what cannot be read is said to be there, and not what it is', () => {
  expect(explainFrame(fromHex('040f052700ff1234'))?.fields).toEqual([
    { name: 'result', mark: '27', value: '00, approved' },
    { name: 'unread', mark: '', value: null },
  ]);
});

test('bytes that are no message are none', () => {
  expect(explainFrame(fromHex('060105'))).toBeUndefined();
  expect(explainFrame(new Uint8Array(0))).toBeUndefined();
});

test('messages are found on a serial line, cut anywhere, and on a stream', () => {
  const block = encodeBlock(pay);
  const serial = findFrames([block.subarray(0, 5), block.subarray(5), Uint8Array.of(0x06)]);
  expect(serial).toEqual({
    frames: [{ bytes: pay, chunk: 1 }],
    total: block.length + 1,
    unread: 0,
  });
  const stream = findFrames([fromHex('800000'), pay, approval]);
  expect(stream.frames.map(({ chunk }) => chunk)).toEqual([0, 1, 2]);
  expect(stream.unread).toBe(0);
});

test('another language is not taken for messages', () => {
  const text = new TextEncoder().encode('{"SaleToPOIRequest":{"MessageHeader":{}}}');
  const { frames, unread, total } = findFrames([text]);
  expect(frames).toEqual([]);
  expect(unread).toBe(total);
});
