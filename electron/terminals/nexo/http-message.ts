import { concat, encodeText } from './bytes.ts';

/** As much of HTTP/1.1 as one JSON text there and one back need (RFC 9112). */
export interface HttpMessage {
  readonly start: HttpStart;
  readonly body: Uint8Array;
  /** The sender closes the line after this. */
  readonly isLast: boolean;
}

export type HttpStart =
  | { readonly type: 'request'; readonly method: string; readonly path: string }
  | { readonly type: 'response'; readonly status: number };

export interface HttpAddress {
  /** Host and port, as the Host header has them. */
  readonly host: string;
  readonly path: string;
}

export function encodeHttpRequest({ host, path }: HttpAddress, body: Uint8Array): Uint8Array {
  return withBody(
    [`POST ${path} HTTP/1.1`, `Host: ${host}`, 'Accept: application/json', contentType],
    body,
  );
}

export function encodeHttpResponse(status: number, body: Uint8Array): Uint8Array {
  const reason = reasons[status] ?? 'Unknown';
  return withBody(
    [`HTTP/1.1 ${status} ${reason}`, ...(body.length > 0 ? [contentType] : [])],
    body,
  );
}

const contentType = 'Content-Type: application/json; charset=utf-8';

const reasons: Readonly<Record<number, string>> = {
  200: 'OK',
  400: 'Bad Request',
  404: 'Not Found',
  405: 'Method Not Allowed',
};

function withBody(lines: readonly string[], body: Uint8Array): Uint8Array {
  const head = [...lines, `Content-Length: ${body.length}`, '', ''].join('\r\n');
  return concat([encodeText(head), body]);
}
