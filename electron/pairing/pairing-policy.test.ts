import { expect, test } from 'vitest';
import type { TerminalLink } from '../../shared/terminal.ts';
import { isSameLine } from './pairing-policy.ts';

const tcp: TerminalLink = { type: 'tcp', host: '192.168.1.20', port: 20_007 };
const usb = { type: 'usb', vendorId: 0x2fb8, productId: 0x2205 } as const;

test.each<[string, TerminalLink, TerminalLink]>([
  ['written in another order', tcp, { port: 20_007, host: '192.168.1.20', type: 'tcp' }],
  ['once with encryption', tcp, { ...tcp, tls: { name: 'terminal' } }],
  [
    'under the same name in other letters',
    { ...tcp, host: 'Till-2.shop' },
    { ...tcp, host: 'till-2.SHOP.' },
  ],
  ['on this computer', { ...tcp, host: 'localhost' }, { ...tcp, host: '::1' }],
  ['as an IPv6 socket names it', tcp, { ...tcp, host: '::ffff:192.168.1.20' }],
  [
    'at another speed',
    { type: 'serial', path: '/dev/ttyUSB0', baudRate: 9_600 },
    { baudRate: 115_200, path: '/dev/ttyUSB0', type: 'serial' },
  ],
  [
    'by the long name of Windows',
    { type: 'serial', path: 'COM12', baudRate: 9_600 },
    { type: 'serial', path: '\\\\.\\com12', baudRate: 9_600 },
  ],
  [
    'with its serial number and without',
    { ...usb, serialNumber: null, interfaceNumber: null },
    { ...usb, serialNumber: 'A1', interfaceNumber: 2 },
  ],
])('a line is the same %s', (_, one, other) => {
  expect(isSameLine(one, other)).toBe(true);
  expect(isSameLine(other, one)).toBe(true);
});

test.each<[string, TerminalLink, TerminalLink]>([
  ['port', tcp, { ...tcp, port: 20_008 }],
  ['host', tcp, { ...tcp, host: '192.168.1.21' }],
  [
    'path',
    { type: 'serial', path: '/dev/ttyUSB0', baudRate: 9_600 },
    { type: 'serial', path: '/dev/ttyusb0', baudRate: 9_600 },
  ],
  [
    'serial number',
    { ...usb, serialNumber: 'A1', interfaceNumber: null },
    { ...usb, serialNumber: 'A2', interfaceNumber: null },
  ],
  ['kind', tcp, { type: 'memory', name: '192.168.1.20' }],
])('another %s is another line', (_, one, other) => {
  expect(isSameLine(one, other)).toBe(false);
});
