import { expect, test } from 'vitest';
import { zvt } from '../terminals/zvt/index.ts';
import { createFrameNames } from './frame-names.ts';

const acknowledgement = Uint8Array.of(0x80, 0x00, 0x00);
const completion = Uint8Array.of(0x06, 0x0f, 0x00);

test('messages are named when they are whole, each way for itself', () => {
  const names = createFrameNames(zvt.frames);
  expect(names('sent', completion.subarray(0, 2))).toEqual([]);
  expect(names('received', acknowledgement)).toHaveLength(1);
  expect(names('sent', completion.subarray(2))).toEqual(['sent completion (3 bytes)']);
  expect(names('sent', completion)).toEqual(['sent completion (3 bytes)']);
});

test('two messages in one piece are two', () => {
  const names = createFrameNames(zvt.frames);
  expect(names('sent', new Uint8Array([...completion, ...completion]))).toHaveLength(2);
});

test('of a language that nobody can read the length is told', () => {
  expect(createFrameNames(undefined)('sent', completion)).toEqual(['sent 3 bytes']);
});
