import { expect, test } from 'vitest';
import { matchesPattern } from './url-pattern.ts';

test.each([
  ['<all_urls>', 'app://galla/'],
  ['*://*/*', 'https://example.com/a?b'],
  ['https://*.example.com/*', 'https://www.example.com/'],
  ['https://*.example.com/*', 'https://example.com/'],
  ['http://localhost/*', 'http://localhost:5173/main.ts'],
  ['http://127.0.0.1:5173/*', 'http://127.0.0.1:5173/'],
  ['app://galla/*', 'app://galla/pay'],
  ['https://example.com/a*c', 'https://example.com/abc'],
])('%s matches %s', (pattern, url) => {
  expect(matchesPattern(pattern, url)).toBe(true);
});

test.each([
  ['*://*/*', 'app://galla/'],
  ['https://*.example.com/*', 'https://badexample.com/'],
  ['https://example.com/*', 'http://example.com/'],
  ['http://127.0.0.1:5173/*', 'http://127.0.0.1:80/'],
  ['https://example.com/a', 'https://example.com/ab'],
  ['https://example.com/*', 'no address'],
  ['no pattern', 'https://example.com/'],
])('%s does not match %s', (pattern, url) => {
  expect(matchesPattern(pattern, url)).toBe(false);
});
