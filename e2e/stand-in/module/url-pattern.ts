/**
 * Chromium's match patterns, `scheme://host/path` with `*` for any part, as `webRequest` filters by
 * them. `*` as a scheme means http, https, ws and wss; `*.host` means the host and all below it.
 */
export function matchesPattern(pattern: string, url: string): boolean {
  if (pattern === '<all_urls>') return true;
  const [, scheme, host, path] = /^([^:]+):\/\/([^/]*)(\/.*)?$/.exec(pattern) ?? [];
  const address = URL.parse(url);
  if (scheme === undefined || host === undefined || address === null) return false;
  const schemes = scheme === '*' ? /^(https?|wss?):$/ : wildcard(`${scheme}:`);
  return (
    schemes.test(address.protocol) &&
    matchesHost(host, address) &&
    wildcard(path ?? '/*').test(address.pathname + address.search)
  );
}

function matchesHost(host: string, address: URL): boolean {
  if (host.startsWith('*.')) {
    return address.hostname === host.slice(2) || address.hostname.endsWith(host.slice(1));
  }
  return wildcard(host).test(host.includes(':') ? address.host : address.hostname);
}

function wildcard(text: string): RegExp {
  const parts = text.split('*').map((part) => part.replace(/[\\^$.+?()[\]{}|]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`);
}
