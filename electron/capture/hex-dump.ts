import type { CapturedBytes } from './captured-bytes.ts';
import { leadingBytes } from './hex-bytes.ts';

/** An offset, then up to sixteen bytes; what stands behind two spaces more is the same as text. */
const dumpLine =
  /^(\s*)([0-9a-f]{4,8}):?(?:\s\s?)((?:[0-9a-f]{2}\s{1,2}){0,15}[0-9a-f]{2})(?:\s|$)/i;

/**
 * A dump with offsets. Where "Follow stream" has written it, the second side is indented; offset 0, or
 * one that does not go on where the last line of its side ended, begins something new.
 */
export function readHexDump(lines: readonly string[]): readonly CapturedBytes[] {
  const chunks: { direction: CapturedBytes['direction']; next: number; bytes: number[] }[] = [];
  const isIndented = lines.some((line) => /^(?:\t| {4,})[0-9a-f]{4,8}\s/i.test(line));
  let isTogether = false;
  for (const line of lines) {
    const [, indent = '', offset = '', hex = ''] = dumpLine.exec(line) ?? [];
    const { bytes } = leadingBytes(hex);
    if (bytes.length === 0) {
      isTogether = false;
      continue;
    }
    const direction = isIndented ? (indent.length > 0 ? 'received' : 'sent') : 'unknown';
    const at = Number.parseInt(offset, 16);
    const last = chunks.at(-1);
    if (last && isTogether && last.direction === direction && last.next === at && at > 0) {
      last.bytes.push(...bytes);
      last.next += bytes.length;
    } else {
      chunks.push({ direction, next: at + bytes.length, bytes: [...bytes] });
    }
    isTogether = true;
  }
  return chunks.map(({ direction, bytes }) => ({
    direction,
    at: null,
    bytes: Uint8Array.from(bytes),
  }));
}
