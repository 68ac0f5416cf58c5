import type { CapturedBytes } from './captured-bytes.ts';
import { leadingBytes } from './hex-bytes.ts';
import { type Segment, segmentOf } from './tcp-segment.ts';

const dumpLine = /^\s+0x([0-9a-f]{4,8}):\s+(.*)$/i;
const headTime = /^(?:(\d{4}-\d\d-\d\d) )?(\d\d:\d\d:\d\d\.\d{3,6})\s/;

/** Whether tcpdump has printed this, with its `0x0000:` in front of every line of bytes. */
export function isPacketText(lines: readonly string[]): boolean {
  return lines.some((line) => dumpLine.test(line));
}

/** What TCP carried. A segment that was sent again is there once. */
export function readPackets(lines: readonly string[]): readonly CapturedBytes[] {
  const packets = packetsOf(lines);
  const segments = packets.flatMap(({ at, bytes }) => {
    const segment = segmentOf(bytes);
    return segment ? [{ at, segment }] : [];
  });
  const terminal = terminalEnd(segments.map(({ segment }) => segment));
  const seen = new Set<string>();
  return segments.flatMap(({ at, segment }) => {
    const { from, sequence, payload } = segment;
    const name = `${from} ${sequence} ${payload.length}`;
    if (payload.length === 0 || seen.has(name)) return [];
    seen.add(name);
    return [{ at, bytes: payload, direction: from === terminal ? 'received' : 'sent' } as const];
  });
}

/** The till calls the terminal: whoever is called first; without the call, the lower port. */
function terminalEnd(segments: readonly Segment[]): string | undefined {
  const call = segments.find(({ isCall }) => isCall);
  if (call) return call.to;
  const [first] = segments;
  return first && (first.fromPort < first.toPort ? first.from : first.to);
}

interface Packet {
  readonly at: number | null;
  readonly bytes: Uint8Array;
}

function packetsOf(lines: readonly string[]): readonly Packet[] {
  const packets: { at: number | null; bytes: number[] }[] = [];
  let at: number | null = null;
  for (const line of lines) {
    const [, offset, hex] = dumpLine.exec(line) ?? [];
    if (offset === undefined || hex === undefined) {
      at = timeOf(line) ?? at;
      continue;
    }
    if (Number.parseInt(offset, 16) === 0) packets.push({ at, bytes: [] });
    packets.at(-1)?.bytes.push(...bytesIn(hex));
  }
  return packets.map(({ at: time, bytes }) => ({ at: time, bytes: Uint8Array.from(bytes) }));
}

/** Sixteen bytes at most; behind two spaces the same as text (-X). */
function bytesIn(hex: string): readonly number[] {
  return leadingBytes(hex.split(/\s{2,}/)[0] ?? '').bytes.slice(0, 16);
}

function timeOf(line: string): number | undefined {
  const [, day = '1970-01-01', time] = headTime.exec(line) ?? [];
  const at = time === undefined ? Number.NaN : Date.parse(`${day}T${time.slice(0, 12)}Z`);
  return Number.isNaN(at) ? undefined : at;
}
