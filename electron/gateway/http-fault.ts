import { LedgerError } from '../ledger/ledger.ts';

/**
 * What can be wrong with a request before any surface understands it. The words are the `reason` that
 * the caller reads.
 */
export type HttpFaultKind = keyof typeof httpFaults;

export const httpFaults = {
  malformed_request: { status: 400, text: 'The request could not be understood' },
  malformed_body: { status: 400, text: 'The request body is not valid' },
  authentication_failed: { status: 401, text: 'Authentication failed' },
  not_permitted: { status: 403, text: 'This key may not be used for that' },
  host_refused: { status: 403, text: 'The Host header does not name this gateway' },
  origin_refused: { status: 403, text: 'Web pages may not call this gateway' },
  url_not_found: { status: 404, text: 'The requested URL was not found' },
  method_not_allowed: { status: 405, text: 'The requested URL does not answer to this method' },
  request_timeout: { status: 408, text: 'The request took too long to arrive' },
  body_too_large: { status: 413, text: 'The request body is too large' },
  url_too_long: { status: 414, text: 'The requested URL is too long' },
  media_type_unsupported: { status: 415, text: 'The content type of the body is not supported' },
  expectation_failed: { status: 417, text: 'The Expect header asks for something unknown' },
  too_many_requests: { status: 429, text: 'Too many requests, try again later' },
  too_many_streams: { status: 429, text: 'Too many event streams are open already' },
  headers_too_large: { status: 431, text: 'The request headers are too large' },
  storage_full: { status: 500, text: 'The disk of this till is full, nothing was kept' },
  storage_failed: { status: 500, text: 'The ledger of this till failed, nothing was kept' },
  unexpected: { status: 500, text: 'The request could not be processed' },
} as const;

/** Thrown by hooks and parsers; each surface words it in its own error shape. */
export class HttpFault extends Error {
  override readonly name = 'HttpFault';
  readonly kind: HttpFaultKind;
  /** Sent along with the answer: `allow`, `www-authenticate`. */
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    kind: HttpFaultKind,
    options: ErrorOptions & { readonly headers?: Readonly<Record<string, string>> } = {},
  ) {
    super(httpFaults[kind].text, options);
    this.kind = kind;
    this.headers = options.headers ?? {};
  }

  get status(): number {
    return httpFaults[this.kind].status;
  }
}

/** Fastify's and Node's own errors in our words; whatever is not known to be the caller's is ours. */
export function httpFaultOf(error: unknown): HttpFault {
  if (error instanceof HttpFault) return error;
  if (error instanceof LedgerError) {
    const kind = error.reason === 'disk_full' ? 'storage_full' : 'storage_failed';
    return new HttpFault(kind, { cause: error });
  }
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return new HttpFault(knownErrors[code] ?? 'unexpected', { cause: error });
}

const knownErrors: Readonly<Record<string, HttpFaultKind>> = {
  FST_ERR_BAD_URL: 'malformed_request',
  FST_ERR_MAX_PARAM_LENGTH: 'url_too_long',
  FST_ERR_CTP_BODY_TOO_LARGE: 'body_too_large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'media_type_unsupported',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'malformed_request',
  ECONNRESET: 'malformed_request',
  HPE_HEADER_OVERFLOW: 'headers_too_large',
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 'body_too_large',
  ERR_HTTP_REQUEST_TIMEOUT: 'request_timeout',
};
