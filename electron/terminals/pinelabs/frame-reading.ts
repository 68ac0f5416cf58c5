import type { FoundFrames, FrameReader } from '../frame-reader.ts';
import { explainFrame } from './explain-frame.ts';
import { encodeFrame, type FrameRule, idleFrameReader, readFrames } from './frame.ts';
import { maskFrame } from './mask-frame.ts';
import { answerFrames, decodeAnswer, decodeRequest, requestFrames } from './message.ts';

/** Whole frames for the flight recorder and for captures. */
export const pinelabsFrames: FrameReader = {
  mask: maskFrame,
  explain: explainFrame,
  find,
  plainLine: 'memory',
};

/** One way of a line carries requests or answers: whichever fits better. */
function find(chunks: readonly Uint8Array[]): FoundFrames {
  const requests = findBy(chunks, requestFrames, (content) => decodeRequest(content) !== undefined);
  const answers = findBy(chunks, answerFrames, (content) => decodeAnswer(content) !== undefined);
  return requests.unread < answers.unread ? requests : answers;
}

function findBy(
  chunks: readonly Uint8Array[],
  rule: FrameRule,
  hasMeaning: (content: Uint8Array) => boolean,
): FoundFrames {
  const frames: FoundFrames['frames'][number][] = [];
  const total = chunks.reduce((sum, { length }) => sum + length, 0);
  let reader = idleFrameReader;
  let read = 0;
  for (const [chunk, bytes] of chunks.entries()) {
    const reading = readFrames(reader, bytes, rule);
    reader = reading.reader;
    for (const item of reading.items) {
      if (item.type === 'ack' || item.type === 'nak') read += 1;
      if (item.type !== 'content' || !hasMeaning(item.bytes)) continue;
      const frame = encodeFrame(item.bytes, rule);
      frames.push({ bytes: frame, chunk });
      read += frame.length;
    }
  }
  return { frames, total, unread: total - read };
}
