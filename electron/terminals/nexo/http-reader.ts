import { concat } from './bytes.ts';
import { type ChunkedBody, chunkedBody, readChunks } from './http-chunks.ts';
import { type HttpHead, readHead } from './http-head.ts';
import type { HttpMessage } from './http-message.ts';

/** Takes any cut of the stream and gives back whole messages. */
export type HttpReader =
  | { readonly part: 'head'; readonly bytes: Uint8Array }
  | {
      readonly part: 'body';
      readonly head: HttpHead;
      readonly length: number;
      readonly pieces: readonly Uint8Array[];
      readonly missing: number;
    }
  | { readonly part: 'chunks'; readonly head: HttpHead; readonly body: ChunkedBody }
  /** Where the next message begins cannot be known any more: the line must be closed. */
  | { readonly part: 'broken'; readonly reason: string };

export interface HttpReading {
  readonly reader: HttpReader;
  readonly messages: readonly HttpMessage[];
}

/** No answer of a terminal comes near it; a flood must not fill the memory. */
export const greatestBody = 262_144;
const greatestHead = 8_192;
const nothing = new Uint8Array(0);

export const httpReader: HttpReader = { part: 'head', bytes: nothing };

export function readHttp(reader: HttpReader, bytes: Uint8Array): HttpReading {
  const messages: HttpMessage[] = [];
  let state = reader;
  let rest = bytes;
  // An empty rest may still end a message that has no body.
  for (;;) {
    const step = take(state, rest);
    state = step.reader;
    rest = step.rest;
    if (step.message) messages.push(step.message);
    else break;
  }
  return { reader: state, messages };
}

interface Taken {
  readonly reader: HttpReader;
  readonly rest: Uint8Array;
  /** Absent when the bytes are used up. */
  readonly message?: HttpMessage;
}

function take(reader: HttpReader, bytes: Uint8Array): Taken {
  switch (reader.part) {
    case 'head':
      return takeHead(reader, bytes);
    case 'body':
      return takeBody(reader, bytes);
    case 'chunks':
      return takeChunks(reader, bytes);
    case 'broken':
      return { reader, rest: nothing };
  }
}

function takeHead(reader: Extract<HttpReader, { part: 'head' }>, bytes: Uint8Array): Taken {
  const whole = reader.bytes.length === 0 ? bytes : concat([reader.bytes, bytes]);
  const end = endOfHead(whole, Math.max(0, reader.bytes.length - 3));
  if (end === undefined) {
    return whole.length > greatestHead
      ? broken('The head of the message has no end')
      : { reader: { part: 'head', bytes: whole.slice() }, rest: nothing };
  }
  if (end > greatestHead) return broken('The head of the message is too long');
  const head = readHead(whole.subarray(0, end));
  if (head.type === 'unreadable') return broken(head.reason);
  const rest = whole.subarray(end);
  switch (head.body.type) {
    case 'length':
      if (head.body.length > greatestBody) return broken('The message is too long');
      return takeBody(
        { part: 'body', head, length: head.body.length, pieces: [], missing: head.body.length },
        rest,
      );
    case 'chunked':
      return takeChunks({ part: 'chunks', head, body: chunkedBody }, rest);
  }
}

function takeBody(reader: Extract<HttpReader, { part: 'body' }>, bytes: Uint8Array): Taken {
  const { head, pieces, missing } = reader;
  if (bytes.length < missing) {
    if (bytes.length === 0) return { reader, rest: nothing };
    const more = [...pieces, bytes.slice()];
    return {
      // Many small pieces are put together now and then, so that keeping them costs little.
      reader: {
        ...reader,
        pieces: more.length < mostPieces ? more : [concat(more)],
        missing: missing - bytes.length,
      },
      rest: nothing,
    };
  }
  const body = concat([...pieces, bytes.subarray(0, missing)]);
  return { reader: httpReader, rest: bytes.subarray(missing), message: messageOf(head, body) };
}

const mostPieces = 256;

function takeChunks(reader: Extract<HttpReader, { part: 'chunks' }>, bytes: Uint8Array): Taken {
  const reading = readChunks(reader.body, bytes, greatestBody);
  switch (reading.type) {
    case 'more':
      return { reader: { ...reader, body: reading.body }, rest: nothing };
    case 'whole':
      return {
        reader: httpReader,
        rest: reading.rest,
        message: messageOf(reader.head, reading.content),
      };
    case 'unreadable':
      return broken(reading.reason);
  }
}

function messageOf({ start, isLast }: HttpHead, body: Uint8Array): HttpMessage {
  return { start, body, isLast };
}

function broken(reason: string): Taken {
  return { reader: { part: 'broken', reason }, rest: nothing };
}

/** The place behind the empty line; what came before `from` has been looked at. */
function endOfHead(bytes: Uint8Array, from: number): number | undefined {
  for (let place = from; place + 3 < bytes.length; place += 1) {
    if (
      bytes[place] === 0x0d &&
      bytes[place + 1] === 0x0a &&
      bytes[place + 2] === 0x0d &&
      bytes[place + 3] === 0x0a
    ) {
      return place + 4;
    }
  }
  return undefined;
}
