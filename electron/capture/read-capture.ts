import type { CapturedBytes } from './captured-bytes.ts';
import { readHexDump } from './hex-dump.ts';
import { readHexLines } from './hex-lines.ts';
import { isPacketText, readPackets } from './packet-text.ts';

/** Far more than the rows that a person is shown; a file may hold a day of a line, or be made to stall. */
const mostPieces = 10_000;
const mostBytes = 512 * 1024;

/**
 * Bytes from text in any of the ways in which people keep them: packets as tcpdump prints them (-x, -X,
 * -xx), a hex dump with offsets as Wireshark exports it, or hexadecimal line by line with or without a
 * mark of who sent it. Never throws; nothing for what is none of these, and of a long one the beginning.
 */
export function readCapture(text: string): readonly CapturedBytes[] {
  return beginningOf(readAll(text));
}

function readAll(text: string): readonly CapturedBytes[] {
  const lines = text.split(/\r?\n/);
  if (isPacketText(lines)) return readPackets(lines);
  const dumped = readHexDump(lines);
  return dumped.length > 0 ? dumped : readHexLines(lines);
}

function beginningOf(pieces: readonly CapturedBytes[]): readonly CapturedBytes[] {
  let left = mostBytes;
  return pieces.slice(0, mostPieces).flatMap((piece) => {
    const bytes = piece.bytes.subarray(0, left);
    left -= bytes.length;
    return bytes.length > 0 ? [{ ...piece, bytes }] : [];
  });
}

/** Whether these are the first bytes of a capture that is no text: pcap, or pcapng. */
export function isBinaryCapture(start: Uint8Array): boolean {
  const magic = [...start.subarray(0, 4)]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
  return ['d4c3b2a1', 'a1b2c3d4', '4d3cb2a1', 'a1b23c4d', '0a0d0d0a'].includes(magic);
}
