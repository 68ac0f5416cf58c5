import { expect, test } from 'vitest';
import { fromWireUrl, toWireUrl } from './wire-url.ts';

const schemes = new Set(['app']);

test.each([
  ['app://galla/pay', 'https://galla.app.invalid/pay'],
  ['app://galla/pay?amount=1#key', 'https://galla.app.invalid/pay?amount=1#key'],
  ['app://till.one/', 'https://till.one.app.invalid/'],
])('%s travels as %s and back', (url, wire) => {
  expect(toWireUrl(url, schemes)).toBe(wire);
  expect(fromWireUrl(wire, schemes)).toBe(url);
});

test('an address is written as the browser writes it', () => {
  expect(toWireUrl('app://galla', schemes)).toBe('https://galla.app.invalid/');
  expect(toWireUrl('app://galla/a b', schemes)).toBe('https://galla.app.invalid/a%20b');
});

test.each([
  'https://example.com/',
  'http://127.0.0.1:5173/',
  'file:///etc/hosts',
  'other://galla/',
  'about:blank',
])('%s stays as it is', (url) => {
  expect(toWireUrl(url, schemes)).toBe(url);
  expect(fromWireUrl(url, schemes)).toBe(url);
});

test('a name that only looks like a journey is left alone', () => {
  expect(fromWireUrl('https://galla.other.invalid/', schemes)).toBe('https://galla.other.invalid/');
  expect(fromWireUrl('https://galla.app.invalid.com/', schemes)).toBe(
    'https://galla.app.invalid.com/',
  );
});
