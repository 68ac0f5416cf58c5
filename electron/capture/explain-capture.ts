import { toHex } from '../../shared/hex.ts';
import type { Capture, FrameFixture, WireRow } from '../../shared/wire.ts';
import type { FoundFrames, FrameReader } from '../terminals/frame-reader.ts';
import type { TerminalProtocol } from '../terminals/terminal.ts';
import type { CapturedBytes } from './captured-bytes.ts';

/** At least so much of it must be messages, or it is another language's. */
const enough = 0.5;
const mostRows = 2_000;

/** Which of our languages it is, and what was said. Nothing leaves here unmasked. */
export function explainCapture(
  chunks: readonly CapturedBytes[],
  protocols: readonly Pick<TerminalProtocol, 'id' | 'name' | 'frames'>[],
): Capture {
  const bytes = chunks.reduce((sum, chunk) => sum + chunk.bytes.length, 0);
  const readings = protocols
    .flatMap(({ frames, ...protocol }) => (frames ? readWith(protocol, frames, chunks) : []))
    .filter(({ rows }) => rows.length > 0)
    .toSorted((one, other) => one.unread - other.unread);
  const [best] = readings;
  if (!best || best.unread > bytes * (1 - enough)) {
    return { protocol: null, bytes, unread: bytes, rows: [] };
  }
  return { ...best, bytes };
}

/** The messages of a capture for the tests of its language; undefined where no language fits. */
export function fixtureOf({ protocol, rows }: Capture): FrameFixture | undefined {
  if (!protocol) return undefined;
  const frames = rows.flatMap(({ direction, name, masked }) =>
    masked === undefined ? [] : [{ direction, name, masked }],
  );
  return { format: 'galla.frames', version: 1, protocol: protocol.id, frames };
}

type Reading = Omit<Capture, 'bytes'>;

function readWith(
  { id, name }: { readonly id: string; readonly name: string },
  reader: FrameReader,
  chunks: readonly CapturedBytes[],
): Reading {
  const sides = (['sent', 'received', 'unknown'] as const).map((direction) => {
    const own = [...chunks.entries()].filter(([, chunk]) => chunk.direction === direction);
    const found = reader.find(own.map(([, chunk]) => chunk.bytes));
    return { found, places: own.map(([place]) => place) };
  });
  const unread = sides.reduce((sum, { found }) => sum + found.unread, 0);
  const rows = sides
    .flatMap(({ found, places }) => placed(found, places))
    .toSorted((one, other) => one.place - other.place)
    .slice(0, mostRows)
    .flatMap(({ bytes, place }, key) => rowOf(bytes, chunks[place], reader, key) ?? []);
  return { protocol: { id, name }, unread, rows };
}

function placed({ frames }: FoundFrames, places: readonly number[]) {
  return frames.map(({ bytes, chunk }) => ({ bytes, place: places[chunk] ?? 0 }));
}

function rowOf(
  bytes: Uint8Array,
  chunk: CapturedBytes | undefined,
  reader: FrameReader,
  key: number,
): WireRow | undefined {
  const explained = reader.explain(bytes);
  if (!explained || !chunk) return undefined;
  return {
    key,
    at: chunk.at,
    terminalId: null,
    direction: chunk.direction,
    name: explained.name,
    length: bytes.length,
    masked: toHex(reader.mask(bytes)),
    fields: explained.fields,
  };
}
