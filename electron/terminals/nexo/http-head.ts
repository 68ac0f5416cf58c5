import type { HttpStart } from './http-message.ts';

export interface HttpHead {
  readonly type: 'head';
  readonly start: HttpStart;
  readonly body:
    | { readonly type: 'length'; readonly length: number }
    | { readonly type: 'chunked' };
  readonly isLast: boolean;
}

export type ReadHead = HttpHead | { readonly type: 'unreadable'; readonly reason: string };

const latin = new TextDecoder('latin1');

/**
 * Reads start line and headers. How long the body is must be said once and clearly: two ends that
 * count differently would take one message's rest for the next one's beginning (RFC 9112, 6.3).
 */
export function readHead(bytes: Uint8Array): ReadHead {
  const [first = '', ...lines] = latin.decode(bytes).trimEnd().split('\r\n');
  const start = readStart(first);
  if (!start) return unreadable('This is not HTTP');
  const headers: Header[] = [];
  for (const line of lines) {
    const header = readHeader(line);
    if (!header) return unreadable('A header cannot be read');
    headers.push(header);
  }
  const lengths = valuesOf(headers, 'content-length');
  const codings = valuesOf(headers, 'transfer-encoding');
  const isLast = valuesOf(headers, 'connection').some((value) => /\bclose\b/i.test(value));
  if (codings.length > 0) {
    const isChunked = codings.length === 1 && codings[0]?.toLowerCase() === 'chunked';
    if (!isChunked || lengths.length > 0) return unreadable('The length of the message is unclear');
    return { type: 'head', start, body: { type: 'chunked' }, isLast };
  }
  if (lengths.length > 1 || (lengths[0] !== undefined && !/^\d{1,9}$/.test(lengths[0]))) {
    return unreadable('The length of the message is unclear');
  }
  return { type: 'head', start, body: { type: 'length', length: Number(lengths[0] ?? 0) }, isLast };
}

interface Header {
  readonly name: string;
  readonly value: string;
}

function readStart(line: string): HttpStart | undefined {
  const response = /^HTTP\/1\.[01] (\d{3})(?: |$)/.exec(line);
  if (response) return { type: 'response', status: Number(response[1]) };
  const request = /^([A-Z]{1,16}) (\/[!-~]{0,1023}) HTTP\/1\.[01]$/.exec(line);
  const [, method, path] = request ?? [];
  return method === undefined || path === undefined ? undefined : { type: 'request', method, path };
}

function readHeader(line: string): Header | undefined {
  const match = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*(.*)$/.exec(line);
  const [, name, value] = match ?? [];
  if (name === undefined || value === undefined) return undefined;
  return { name: name.toLowerCase(), value: value.trimEnd() };
}

function valuesOf(headers: readonly Header[], name: string): readonly string[] {
  return headers.filter((header) => header.name === name).map(({ value }) => value);
}

function unreadable(reason: string): ReadHead {
  return { type: 'unreadable', reason };
}
