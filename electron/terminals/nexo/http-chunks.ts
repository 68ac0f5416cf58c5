import { concat } from './bytes.ts';

/** A body that comes in chunks, each with its length before it (RFC 9112, 7.1). */
export interface ChunkedBody {
  readonly part: 'size' | 'content' | 'end_of_chunk' | 'trailer';
  /** The line that is being read, without its end. */
  readonly line: string;
  readonly missing: number;
  readonly pieces: readonly Uint8Array[];
  readonly length: number;
}

export type ReadChunks =
  | { readonly type: 'more'; readonly body: ChunkedBody }
  | { readonly type: 'whole'; readonly content: Uint8Array; readonly rest: Uint8Array }
  | { readonly type: 'unreadable'; readonly reason: string };

/** Sizes and trailers are short; a line without an end is a flood. */
const longestLine = 256;
const mostPieces = 256;

export const chunkedBody: ChunkedBody = {
  part: 'size',
  line: '',
  missing: 0,
  pieces: [],
  length: 0,
};

export function readChunks(before: ChunkedBody, bytes: Uint8Array, greatest: number): ReadChunks {
  let body = before;
  let place = 0;
  while (place < bytes.length) {
    if (body.part === 'content') {
      const piece = bytes.slice(place, place + body.missing);
      place += piece.length;
      body = withPiece(body, piece);
      continue;
    }
    const byte = bytes[place] ?? 0;
    place += 1;
    if (byte !== 0x0a) {
      if (body.line.length >= longestLine) return unreadable('A line of a chunk has no end');
      body = { ...body, line: body.line + String.fromCharCode(byte) };
      continue;
    }
    if (!body.line.endsWith('\r')) return unreadable('A line of a chunk ends wrongly');
    const line = body.line.slice(0, -1);
    if (body.part === 'trailer' && line === '') {
      return { type: 'whole', content: concat(body.pieces), rest: bytes.subarray(place) };
    }
    const next = endLine(body, line);
    if (!next) return unreadable('The length of a chunk cannot be read');
    if (next.length + next.missing > greatest) return unreadable('The message is too long');
    body = next;
  }
  return { type: 'more', body };
}

function withPiece(body: ChunkedBody, piece: Uint8Array): ChunkedBody {
  const pieces = [...body.pieces, piece];
  const missing = body.missing - piece.length;
  return {
    ...body,
    part: missing === 0 ? 'end_of_chunk' : 'content',
    missing,
    pieces: pieces.length < mostPieces ? pieces : [concat(pieces)],
    length: body.length + piece.length,
  };
}

/** `undefined` for a line that has no place here. */
function endLine(body: ChunkedBody, line: string): ChunkedBody | undefined {
  const empty = { ...body, line: '' };
  switch (body.part) {
    case 'size': {
      const match = /^([0-9a-fA-F]{1,7})[ \t]*(?:;.*)?$/.exec(line);
      if (!match) return undefined;
      const missing = Number.parseInt(match[1] ?? '', 16);
      return { ...empty, part: missing === 0 ? 'trailer' : 'content', missing };
    }
    case 'end_of_chunk':
      return line === '' ? { ...empty, part: 'size' } : undefined;
    case 'trailer':
      return empty;
    case 'content':
      return undefined;
  }
}

function unreadable(reason: string): ReadChunks {
  return { type: 'unreadable', reason };
}
