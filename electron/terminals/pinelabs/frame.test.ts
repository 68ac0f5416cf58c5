import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toHex } from '../../../shared/hex.ts';
import { encodeFrame, endFrames, type FrameRule, idleFrameReader, readFrames } from './frame.ts';
import { answerFrames, requestFrames } from './message.ts';

const plain: FrameRule = { checkCoversStart: false, length: null, longest: 200 };

/** Reads pieces, then lets the line be quiet. */
function read(rule: FrameRule, ...pieces: readonly Uint8Array[]) {
  let reader = idleFrameReader;
  const items = pieces.flatMap((piece) => {
    const reading = readFrames(reader, piece, rule);
    reader = reading.reader;
    return reading.items;
  });
  return [...items, ...endFrames(reader).items];
}

function withLength(text: Uint8Array): Uint8Array {
  return Uint8Array.from([0x10, 0, 9, 0x97, text.length >> 8, text.length & 0xff, ...text, 0xff]);
}

test('the check is the exclusive or of what follows the start, or of the start too', () => {
  const sale = new TextEncoder().encode('0200|123|');
  expect(toHex(encodeFrame(sale, plain)).slice(-4)).toBe('0331');
  expect(toHex(encodeFrame(sale, { ...plain, checkCoversStart: true })).slice(-4)).toBe('0333');
});

test('an end character inside of what the length announces ends nothing', () => {
  for (const length of [0x02, 0x03, 0x0203, 0x0303]) {
    const content = withLength(new Uint8Array(length).fill(0x03));
    expect(read(requestFrames, encodeFrame(content, requestFrames))).toEqual([
      { type: 'content', bytes: content },
    ]);
  }
});

test('frames that are cut anywhere, or come joined, are read as they were sent', () => {
  fc.assert(
    fc.property(
      fc.array(fc.uint8Array({ maxLength: 40 }).map(withLength), { maxLength: 4 }),
      fc.array(fc.nat(200)),
      (contents, cuts) => {
        const whole = Uint8Array.from(
          contents.flatMap((each) => [...encodeFrame(each, requestFrames)]),
        );
        const places = [...new Set(cuts.filter((cut) => cut < whole.length))].sort((a, b) => a - b);
        const pieces = [0, ...places].map((from, index) => whole.subarray(from, places[index]));
        expect(read(requestFrames, ...pieces)).toEqual(
          contents.map((bytes) => ({ type: 'content', bytes })),
        );
      },
    ),
    { numRuns: 300 },
  );
});

test('whatever came before, a frame is read after the line was quiet', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 300 })), (floods) => {
      for (const rule of [plain, requestFrames, answerFrames]) {
        let reader = idleFrameReader;
        for (const flood of floods) reader = readFrames(reader, flood, rule).reader;
        expect(reader.content.length).toBeLessThanOrEqual(rule.longest);
        const good = Uint8Array.from([0x10, 0, 9, 0x97, 0, 1, 0, 1, 0x41, 0xff]);
        const content = rule === requestFrames ? withLength(Uint8Array.of(0x41)) : good;
        const { items } = readFrames(endFrames(reader).reader, encodeFrame(content, rule), rule);
        expect(items).toEqual([{ type: 'content', bytes: content }]);
      }
    }),
    { numRuns: 300 },
  );
});

test.each([
  ['a wrong check', '0230313003ff', 'damaged'],
  ['an end that never comes', '02303132', 'damaged'],
  ['a frame longer than any', `02${'30'.repeat(300)}`, 'damaged'],
  ['noise', 'ff3031', 'noise'],
])('%s is told as what it is', (_, hex, type) => {
  expect(read(plain, bytesOf(hex)).map((item) => item.type)).toContain(type);
  expect(read(plain, bytesOf(hex)).map((item) => item.type)).not.toContain('content');
});

test('a length that is not the content’s own is damage, not a message', () => {
  const content = withLength(new TextEncoder().encode('4001,A,100'));
  for (const wrong of [0, 5, 9, 11, 4_000, 0xffff]) {
    const spoilt = content.with(4, wrong >> 8).with(5, wrong & 0xff);
    const items = read(requestFrames, encodeFrame(spoilt, requestFrames));
    expect(items.map(({ type }) => type)).not.toContain('content');
    expect(items[0]?.type).toBe('damaged');
  }
});

test('an acknowledgement counts only where no noise is around it', () => {
  expect(read(plain, bytesOf('0615'))).toEqual([{ type: 'ack' }, { type: 'nak' }]);
  expect(read(plain, bytesOf('550615'))).toEqual([{ type: 'noise', length: 3 }]);
});

function bytesOf(hex: string): Uint8Array {
  return Uint8Array.from(Buffer.from(hex, 'hex'));
}
