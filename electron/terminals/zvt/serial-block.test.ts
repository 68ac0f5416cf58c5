import { expect, test } from 'vitest';
import { type BlockItem, encodeBlock, idleBlockReader, readBlocks } from './serial-block.ts';

test('a long block that comes byte by byte is read, and little is moved for each byte', () => {
  const apdu = Uint8Array.from({ length: 60_000 }, (_, place) => place & 0xff);
  const items: BlockItem[] = [];
  let reader = idleBlockReader;
  let most = 0;
  for (const byte of encodeBlock(apdu)) {
    const reading = readBlocks(reader, Uint8Array.of(byte));
    reader = reading.reader;
    items.push(...reading.items);
    most = Math.max(most, reader.content.length);
  }
  expect(items).toEqual([{ type: 'apdu', bytes: apdu }]);
  // What is copied at each byte: pieces, and not all bytes again.
  expect(most).toBeLessThanOrEqual(256);
});
