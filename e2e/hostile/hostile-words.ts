/** Odd words for each place in an HTTP request, one character a byte. */

export const methods: readonly [string, ...string[]] = [
  'PUT',
  'PATCH',
  'DELETE',
  'HEAD',
  'OPTIONS',
  'TRACE',
  'PROPFIND',
  'SEARCH',
];

export const hosts: readonly [string, ...string[]] = [
  'shop.example',
  'localhost',
  '127.0.0.1:1',
  '[::1',
];

export const headers: readonly [string, ...string[]] = [
  'x-razorpay-device-mode: bluetooth',
  'x-razorpay-device-mode: wireless',
  'x-pos-error-profile: razorpay',
  'idempotency-key: a',
  'x-razorpay-idempotency: b',
  `idempotency-key: ${'k'.repeat(500)}`,
  'expect: 100-continue',
  'expect: cake',
  'origin: https://shop.example',
  'sec-fetch-site: cross-site',
  'connection: close',
  'connection: upgrade\r\nupgrade: websocket\r\nsec-websocket-key: x',
  'connection: upgrade, http2-settings\r\nupgrade: h2c',
  'content-encoding: gzip',
  'accept: text/html;q=0.1, */*;q=x',
  'accept-encoding: br, gzip',
  'range: bytes=0-1',
  'if-none-match: *',
  'if-modified-since: Thu, 01 Jan 1970 00:00:00 GMT',
  'x-http-method-override: DELETE',
  'x-forwarded-host: shop.example',
  'cookie: a=b; __proto__=c',
  'x-odd: \u00e9\u00ff\ttab',
  `x-long: ${'y'.repeat(4_000)}`,
  Array.from({ length: 300 }, (_, number) => `x-${number}: ${number}`).join('\r\n'),
  '__proto__: x',
  'content-length: 0',
];

export const keys: readonly [string, ...string[]] = [
  'approve',
  'decline',
  'cancel',
  'present',
  'dance',
];

export const tails: readonly [string, ...string[]] = [
  '/',
  '//',
  '/..',
  '/../..',
  '/%2e%2e/%2e%2e/etc/passwd',
  '/%00',
  '/%ff',
  '/%',
  '/%zz',
  '/__proto__',
  '/order_%F0%9F%92%A9aaaaaaaaaa',
  `/${'a'.repeat(300)}`,
  `/${'a'.repeat(5_000)}`,
  ';a=b',
  '#x',
  '/*',
];

export const queries: readonly [string, ...string[]] = [
  'count=1&skip=0&expand[]=payments',
  'count=0',
  'count=101',
  'count=-1',
  'count=1e2',
  'count=%ff',
  'count=1&count=2',
  'skip=9999999999',
  'skip=99999999999999999999',
  'from=9999999999&to=0',
  'from=a',
  'receipt=%00%27%20OR%201=1--',
  'receipt=r&receipt=s',
  'expand[]=payments&expand[0]=payments.card&expand[__proto__]=x',
  'device_mode=proxy',
  'device_mode=wireless&device_mode=wired',
  '__proto__[x]=1&constructor=2',
  `${'a=b&'.repeat(1_000)}`,
  '%',
  '?&&==',
];

export const badLengths: readonly [string, ...string[]] = [
  '-1',
  '99',
  'x',
  '1e3',
  '99999999999999999999',
];
