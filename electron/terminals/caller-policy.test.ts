import { expect, test } from 'vitest';
import type { Terminal, TerminalLink } from '../../shared/terminal.ts';
import { callerAt, plainAddress } from './caller-policy.ts';

const at = (link: TerminalLink, changes: Partial<Terminal> = {}): Terminal => ({
  ...{ id: 't', name: 'T', protocol: 'zvt', link, route: 'local', placeId: null },
  simulated: false,
  ...changes,
});
const tcp = (host: string): TerminalLink => ({ type: 'tcp', host, port: 20_007 });

test.each([
  ['::ffff:192.168.1.7', '192.168.1.7'],
  ['::FFFF:10.0.0.1', '10.0.0.1'],
  ['FE80::1', 'fe80::1'],
])('%s is %s', (address, plain) => {
  expect(plainAddress(address)).toBe(plain);
});

test.each([
  ['its own address', at(tcp('192.168.1.7')), true],
  ['another address', at(tcp('192.168.1.8')), false],
  ['a name, which anybody could make mean them', at(tcp('terminal.local')), false],
  ['another language', at(tcp('192.168.1.7'), { protocol: 'nexo' }), false],
  ['the cloud’s', at(tcp('192.168.1.7'), { route: 'proxy' }), false],
  ['a cable', at({ type: 'serial', path: '192.168.1.7', baudRate: 9_600 }), false],
])('a terminal paired at %s: known is %s', (_where, terminal, isKnown) => {
  expect(callerAt('::ffff:192.168.1.7', [terminal], 'zvt') !== undefined).toBe(isKnown);
});
