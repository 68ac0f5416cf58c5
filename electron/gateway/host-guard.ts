import type { IncomingHttpHeaders } from 'node:http';
import type { HttpFaultKind } from './http-fault.ts';

/**
 * Keeps web pages away. A page that had its own name point at this machine (DNS rebinding) still sends
 * that name as Host; a page that calls us directly sends its Origin, or a browser says for it that the
 * call came from another site. Programs send none of these. `rawHeaders` as Node has them: names and
 * values in turn.
 */
export function guardRequest(
  headers: Pick<IncomingHttpHeaders, 'host' | 'origin'> & NodeJS.Dict<string | string[]>,
  port: number,
  rawHeaders: readonly string[] = [],
): HttpFaultKind | undefined {
  const { host, origin } = headers;
  if (host === undefined || namesHostTwice(rawHeaders)) return 'malformed_request';
  if (!isOwnHost(host, port)) return 'host_refused';
  if (origin !== undefined && !isOwnOrigin(origin, port)) return 'origin_refused';
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return 'origin_refused';
  return undefined;
}

/** Node hands on the first of two and drops the other; whoever forwarded them may have read that one. */
function namesHostTwice(rawHeaders: readonly string[]): boolean {
  let count = 0;
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at];
    if (name?.length === 4 && name.toLowerCase() === 'host') count += 1;
  }
  return count > 1;
}

function isOwnHost(host: string, port: number): boolean {
  const name = withoutPort(host.toLowerCase(), port);
  return name === 'localhost' || name === '127.0.0.1' || name === '[::1]';
}

function isOwnOrigin(origin: string, port: number): boolean {
  return origin.startsWith('http://') && isOwnHost(origin.slice('http://'.length), port);
}

/** Clients leave the port out when it is the scheme's own. */
function withoutPort(host: string, port: number): string | undefined {
  const suffix = `:${port}`;
  if (host.endsWith(suffix)) return host.slice(0, -suffix.length);
  return port === 80 ? host : undefined;
}
