import { expect, test } from 'vitest';
import type { TerminalLink } from '../../shared/terminal.ts';
import { whyNotRegistered } from './speed-policy.ts';

const serial: TerminalLink = { type: 'serial', path: '/dev/ttyUSB0', baudRate: 9_600 };
const tcp: TerminalLink = { type: 'tcp', host: '10.0.0.7', port: 20_007 };
const silence = 'The terminal does not answer';

test.each([
  ['garbage is a wrong speed', serial, 0, 3, /its speed is probably not 9600$/],
  ['silence may be one', serial, 0, 0, /^The terminal does not answer: .*its speed is not 9600$/],
  ['whoever was understood has the right speed', serial, 1, 3, /^The terminal does not answer$/],
  ['a network has no speed', tcp, 0, 3, /^The terminal does not answer$/],
])('%s', (_, link, received, dropped, words) => {
  expect(whyNotRegistered(silence, link, { received, dropped })).toMatch(words);
});
