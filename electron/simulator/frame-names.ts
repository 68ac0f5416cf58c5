import type { FrameReader } from '../terminals/frame-reader.ts';

type Direction = 'sent' | 'received';

/** More than this without a message is none. */
const longestWait = 65_536;

/**
 * Names the messages in what comes and goes on a line, each when its last byte has come: never what they
 * say. Of a language without a reader only the lengths are known.
 */
export function createFrameNames(
  reader: FrameReader | undefined,
): (direction: Direction, bytes: Uint8Array) => readonly string[] {
  const waiting: Record<Direction, readonly Uint8Array[]> = { sent: [], received: [] };
  const told: Record<Direction, number> = { sent: 0, received: 0 };

  return (direction, bytes) => {
    if (!reader) return [`${direction} ${bytes.length} bytes`];
    const chunks = [...waiting[direction], bytes];
    const { frames, total, unread } = reader.find(chunks);
    const names = frames
      .slice(told[direction])
      .map((frame) => `${direction} ${nameOf(reader, frame.bytes)} (${frame.bytes.length} bytes)`);
    const isOver = unread === 0 || total > longestWait;
    waiting[direction] = isOver ? [] : chunks;
    told[direction] = isOver ? 0 : frames.length;
    return names;
  };
}

function nameOf(reader: FrameReader, frame: Uint8Array): string {
  return reader.explain(frame)?.name ?? 'something unreadable';
}
