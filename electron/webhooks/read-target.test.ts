import { expect, test } from 'vitest';
import { cardLikeNumber } from '../../shared/testing/card-like-number.ts';
import { readTarget } from './read-target.ts';

const nothingElse = { plain: false, ownNetwork: false };
const plain = { plain: true, ownNetwork: false };
const ownNetwork = { plain: false, ownNetwork: true };
const both = { plain: true, ownNetwork: true };

test.each([
  ['https://shop.example/hooks?till=1#part', 'https://shop.example/hooks?till=1'],
  [' http://127.0.0.1:8080/hook ', 'http://127.0.0.1:8080/hook'],
  ['http://[::1]:9/', 'http://[::1]:9/'],
  ['http://localhost/hook', 'http://localhost/hook'],
  ['https://localhost:8443/hook', 'https://localhost:8443/hook'],
  ['http://0x7f.1/', 'http://127.0.0.1/'],
  ['http://2130706433/', 'http://127.0.0.1/'],
])('%s may be sent to', (text, url) => {
  expect(readTarget(text, nothingElse)).toEqual({ ok: true, url });
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
  expect(readTarget(text, nothingElse)).toEqual({ ok: false, why });
});

test.each([
  'https://192.168.1.20/',
  'https://10.0.0.1/',
  'https://172.16.0.1/',
  'https://100.64.0.1/',
  'https://169.254.169.254/latest',
  'https://0.0.0.0/',
  'https://0/',
  // As decimal, hexadecimal and octal numbers.
  'https://3232235777/',
  'https://0xc0a80101/',
  'https://0300.0250.1.1/',
  'https://0xa.1/',
  'https://[fc00::1]/',
  'https://[fd12:3456::1]/',
  'https://[fe80::1]/',
  'https://[::]/',
  'https://[::ffff:192.168.1.20]/',
  'https://[::ffff:a00:1]/',
  'https://[64:ff9b::a00:1]/',
  'https://[2002:a00:1::]/',
])('%s is an address of the own network, and allowed only as such', (text) => {
  expect(readTarget(text, nothingElse)).toEqual({ ok: false, why: 'own_network' });
  expect(readTarget(text, plain)).toEqual({ ok: false, why: 'own_network' });
  expect(readTarget(text, ownNetwork)).toMatchObject({ ok: true });
});

test('http elsewhere is allowed by a setting, into the own network by both', () => {
  expect(readTarget('http://shop.example/', plain)).toMatchObject({ ok: true });
  expect(readTarget('http://shop.example/', ownNetwork)).toMatchObject({ why: 'not_secure' });
  expect(readTarget('http://192.168.1.20/', plain)).toMatchObject({ why: 'own_network' });
  expect(readTarget('http://192.168.1.20/', ownNetwork)).toMatchObject({ why: 'not_secure' });
  expect(readTarget('http://192.168.1.20/', both)).toMatchObject({ ok: true });
});
