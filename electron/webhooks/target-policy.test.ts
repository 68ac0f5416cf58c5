import { expect, test } from 'vitest';
import { cardLikeNumber } from '../../shared/testing/card-like-number.ts';
import { readTarget } from './target-policy.ts';

test.each([
  ['https://shop.example/hooks?till=1#part', 'https://shop.example/hooks?till=1'],
  [' http://127.0.0.1:8080/hook ', 'http://127.0.0.1:8080/hook'],
  ['http://[::1]:9/', 'http://[::1]:9/'],
  ['http://localhost/hook', 'http://localhost/hook'],
  ['http://0x7f.1/', 'http://127.0.0.1/'],
])('%s may be sent to', (text, url) => {
  expect(readTarget(text)).toEqual({ ok: true, url });
});

test.each([
  ['', 'not_an_address'],
  ['shop.example/hooks', 'not_an_address'],
  ['ftp://shop.example/', 'not_an_address'],
  ['javascript:alert(1)', 'not_an_address'],
  ['file:///etc/passwd', 'not_an_address'],
  ['http://shop.example/', 'not_secure'],
  ['http://192.168.1.20/', 'not_secure'],
  ['http://localhost.shop.example/', 'not_secure'],
  ['http://127.0.0.1.shop.example/', 'not_secure'],
  ['http://localhost@shop.example/', 'not_secure'],
  ['https://somebody:secret@shop.example/', 'has_credentials'],
  [`https://shop.example/${cardLikeNumber()}`, 'has_card_number'],
] as const)('%s may not: %s', (text, why) => {
  expect(readTarget(text)).toEqual({ ok: false, why });
});
