import { expect, test } from 'vitest';
import { guardRequest } from './host-guard.ts';

const port = 8080;

test.each(['localhost:8080', 'LOCALHOST:8080', '127.0.0.1:8080', '[::1]:8080'])(
  'a program that calls %s gets through',
  (host) => {
    expect(guardRequest({ host }, port)).toBeUndefined();
  },
);

test.each([
  'shop.example:8080',
  'localhost.shop.example:8080',
  'localhost',
  'localhost:80801',
  'localhost:08080',
  '127.0.0.1:8081',
  '127.1:8080',
  '0.0.0.0:8080',
  '[::]:8080',
  '::1:8080',
  'user@localhost:8080',
  ' localhost:8080',
  '',
])('the Host "%s" is not ours, so a rebound name is refused', (host) => {
  expect(guardRequest({ host }, port)).toBe('host_refused');
});

test('on port 80 the port may be left out, as clients do', () => {
  expect(guardRequest({ host: 'localhost' }, 80)).toBeUndefined();
  expect(guardRequest({ host: 'localhost:80' }, 80)).toBeUndefined();
  expect(guardRequest({ host: 'shop.example' }, 80)).toBe('host_refused');
});

test('a request without a Host is malformed', () => {
  expect(guardRequest({}, port)).toBe('malformed_request');
});

test.each([
  ['another', 'shop.example'],
  ['the same', 'localhost:8080'],
])('a request with a second Host, %s one, is malformed', (_which, second) => {
  const host = 'localhost:8080';
  const raw = ['host', host, 'hash', 'x', 'HOST', second];
  expect(guardRequest({ host }, port, raw)).toBe('malformed_request');
  expect(guardRequest({ host }, port, raw.slice(0, 4))).toBeUndefined();
});

test.each([
  'https://shop.example',
  'http://localhost:3000',
  'https://localhost:8080',
  'http://localhost:8080.shop.example',
  'http://localhost',
  'null',
  'app://galla',
  'file://',
  '',
])('a page of the origin "%s" is refused', (origin) => {
  expect(guardRequest({ host: 'localhost:8080', origin }, port)).toBe('origin_refused');
});

test.each(['cross-site', 'same-site'])('what a browser says is %s is refused', (site) => {
  expect(guardRequest({ host: 'localhost:8080', 'sec-fetch-site': site }, port)).toBe(
    'origin_refused',
  );
});

test('our own pages, and an address typed by a person, are let through', () => {
  const host = 'localhost:8080';
  expect(guardRequest({ host, origin: 'http://127.0.0.1:8080' }, port)).toBeUndefined();
  expect(guardRequest({ host, 'sec-fetch-site': 'same-origin' }, port)).toBeUndefined();
  expect(guardRequest({ host, 'sec-fetch-site': 'none' }, port)).toBeUndefined();
});
