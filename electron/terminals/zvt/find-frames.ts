import type { FoundFrames } from '../frame-reader.ts';
import { type Apdu, emptyApduReader, encodeApdu, readApdus } from './apdu.ts';
import { decodeMessage } from './decode-message.ts';
import { idleBlockReader, readBlocks } from './serial-block.ts';

type Found = FoundFrames['frames'][number];

/** Messages in blocks of a serial line, or one after the other as on TCP: whichever fits better. */
export function findFrames(chunks: readonly Uint8Array[]): FoundFrames {
  const total = chunks.reduce((sum, { length }) => sum + length, 0);
  const blocks = found(total, inBlocks(chunks));
  const stream = found(total, inStream(chunks));
  return blocks.unread <= stream.unread ? blocks : stream;
}

interface Reading {
  readonly frames: readonly Found[];
  readonly read: number;
}

function found(total: number, { frames, read }: Reading): FoundFrames {
  return { frames, total, unread: Math.max(0, total - read) };
}

/** DLE STX, DLE ETX and the checksum. */
const aroundBlock = 6;
const dle = 0x10;

function inBlocks(chunks: readonly Uint8Array[]): Reading {
  const frames: Found[] = [];
  let reader = idleBlockReader;
  let read = 0;
  for (const [chunk, bytes] of chunks.entries()) {
    const reading = readBlocks(reader, bytes);
    reader = reading.reader;
    for (const item of reading.items) {
      if (item.type === 'ack' || item.type === 'nak') read += 1;
      if (item.type !== 'apdu') continue;
      frames.push({ bytes: item.bytes, chunk });
      read += item.bytes.length + aroundBlock + item.bytes.filter((byte) => byte === dle).length;
    }
  }
  return { frames, read };
}

/** Almost any bytes can be cut into messages somehow; only those with a meaning count. */
function inStream(chunks: readonly Uint8Array[]): Reading {
  const frames: Found[] = [];
  let reader = emptyApduReader;
  let read = 0;
  for (const [chunk, bytes] of chunks.entries()) {
    const reading = readApdus(reader, bytes);
    reader = reading.reader;
    for (const apdu of reading.apdus.filter(hasMeaning)) {
      const frame = encodeApdu(apdu);
      frames.push({ bytes: frame, chunk });
      read += frame.length;
    }
  }
  return { frames, read };
}

function hasMeaning(apdu: Apdu): boolean {
  const message = decodeMessage(apdu);
  return message !== undefined && (message.type !== 'other' || apdu.control >> 8 === 0x06);
}
