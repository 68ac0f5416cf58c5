import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { concat, decodeText, encodeText } from './bytes.ts';
import { encodeHttpRequest, encodeHttpResponse, type HttpMessage } from './http-message.ts';
import { greatestBody, httpReader, readHttp } from './http-reader.ts';

const chunked = [
  'POST /nexo HTTP/1.1\r\nHost: here\r\nTransfer-Encoding: chunked\r\n\r\n',
  '3\r\nabc\r\n',
  'A;why=not\r\n0123456789\r\n',
  '0\r\nTrailer: x\r\n\r\n',
].join('');

describe('a line of HTTP', () => {
  test('gives the same messages however it is cut', () => {
    const stream = concat([
      encodeHttpRequest({ host: 'here:8443', path: '/nexo' }, encodeText('{"ä":1}')),
      encodeHttpResponse(200, new Uint8Array(0)),
      encodeText(chunked),
      encodeHttpResponse(400, encodeText('no')),
    ]);
    const whole = readAll([stream]);
    expect(whole.map(({ start, body }) => [start, decodeText(body)])).toEqual([
      [{ type: 'request', method: 'POST', path: '/nexo' }, '{"ä":1}'],
      [{ type: 'response', status: 200 }, ''],
      [{ type: 'request', method: 'POST', path: '/nexo' }, 'abc0123456789'],
      [{ type: 'response', status: 400 }, 'no'],
    ]);
    fc.assert(
      fc.property(fc.array(fc.nat(stream.length), { maxLength: 12 }), (places) => {
        const cuts = [0, ...places.toSorted((left, right) => left - right), stream.length];
        const pieces = cuts.slice(1).map((end, index) => stream.subarray(cuts[index] ?? 0, end));
        expect(readAll(pieces)).toEqual(whole);
      }),
      { numRuns: 200 },
    );
    expect(readAll([...stream].map((byte) => Uint8Array.of(byte)))).toEqual(whole);
  });

  test('says when the sender closes it', () => {
    const text = 'HTTP/1.1 200 OK\r\nConnection: Keep-Alive, Close\r\nContent-Length: 0\r\n\r\n';
    expect(readAll([encodeText(text)])).toMatchObject([{ isLast: true }]);
  });

  for (const [what, text] of [
    ['something else', '\x06\x00\x00\r\n\r\n'],
    ['another version', 'HTTP/2 200\r\n\r\n'],
    ['two lengths', 'HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n'],
    [
      'a length and chunks',
      'HTTP/1.1 200 OK\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n',
    ],
    ['another coding', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n'],
    ['a negative length', 'HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n'],
    ['a length in words', 'HTTP/1.1 200 OK\r\nContent-Length: 0x10\r\n\r\n'],
    ['too much', `HTTP/1.1 200 OK\r\nContent-Length: ${greatestBody + 1}\r\n\r\n`],
    ['a folded header', 'HTTP/1.1 200 OK\r\nA: b\r\n c\r\n\r\n'],
    ['a space before the colon', 'HTTP/1.1 200 OK\r\nContent-Length : 3\r\n\r\n'],
    ['a chunk without a size', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n\r\n'],
    [
      'a chunk that is too long',
      'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFF\r\n',
    ],
    ['a chunk that goes on', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nabc\r\n'],
    ['a head without an end', `HTTP/1.1 200 OK\r\nA: ${'b'.repeat(9_000)}`],
    [
      'a chunk size without an end',
      `HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n${'0'.repeat(300)}`,
    ],
  ] as const) {
    test(`breaks on ${what}, and reads nothing more`, () => {
      const { reader, messages } = readHttp(httpReader, encodeText(text));
      expect(messages).toEqual([]);
      expect(reader.part).toBe('broken');
      const good = encodeHttpResponse(200, encodeText('{}'));
      expect(readHttp(reader, good)).toEqual({ reader, messages: [] });
    });
  }

  test('takes anything without an exception and keeps no more than one message', () => {
    const word = fc.constantFrom(
      'HTTP/1.1 200 OK',
      'POST /nexo HTTP/1.1',
      '\r\n',
      '\r\n\r\n',
      'Content-Length: 5',
      'Transfer-Encoding: chunked',
      '5',
      '0',
      '{"SaleToPOIResponse":{',
    );
    const piece = fc.oneof(word.map(encodeText), fc.uint8Array({ maxLength: 40 }));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        let reader = httpReader;
        for (const bytes of pieces) reader = readHttp(reader, bytes).reader;
        if (reader.part === 'head') expect(reader.bytes.length).toBeLessThanOrEqual(8_192);
      }),
      { numRuns: 1_000 },
    );
  });
});

function readAll(pieces: readonly Uint8Array[]): readonly HttpMessage[] {
  let reader = httpReader;
  return pieces.flatMap((bytes) => {
    const reading = readHttp(reader, bytes);
    reader = reading.reader;
    return reading.messages;
  });
}
