import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeBlock, idleBlockReader, readBlocks } from '../terminals/zvt/serial-block.ts';
import { readAtSpeed } from './uart-policy.ts';

const speeds = [1_200, 9_600, 19_200, 38_400, 57_600, 115_200];
const pairs = speeds.flatMap((sent) => speeds.map((read) => [sent, read] as const));
const bytes = fc.uint8Array({ maxLength: 200 });

test('at the same speed a port reads what was sent', () => {
  fc.assert(
    fc.property(bytes, fc.constantFrom(...speeds), (sent, speed) => {
      expect(readAtSpeed(sent, speed, speed)).toEqual(sent);
    }),
    { numRuns: 200 },
  );
});

test('speeds that differ by less than a bit in a byte are the same to a port', () => {
  fc.assert(
    fc.property(bytes, (sent) => {
      expect(readAtSpeed(sent, 9_600, 9_700)).toEqual(sent);
      expect(readAtSpeed(sent, 9_600, 9_500)).toEqual(sent);
    }),
    { numRuns: 200 },
  );
});

describe.each(pairs.filter(([sent, read]) => sent !== read))(
  'sent at %i, read at %i',
  (sent, read) => {
    test('no block comes through, and a slow port reads fewer bytes than were sent', () => {
      fc.assert(
        fc.property(fc.uint8Array({ minLength: 3, maxLength: 100 }), (apdu) => {
          const block = encodeBlock(apdu);
          const garbage = readAtSpeed(block, sent, read);
          const { items } = readBlocks(idleBlockReader, garbage);
          expect(items.filter(({ type }) => type === 'apdu')).toEqual([]);
          if (read < sent) expect(garbage.length).toBeLessThan(block.length);
        }),
        { numRuns: 200 },
      );
    });
  },
);
