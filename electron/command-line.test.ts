import { expect, test } from 'vitest';
import { readCommandLine } from './command-line.ts';

const read = (...args: string[]) => readCommandLine(args, { strict: true });

test('nothing said: the usual port and folder, no demo', () => {
  expect(read()).toEqual({
    ok: true,
    options: { port: 8580, folder: null, demo: false, terminal: 'auto', past: true, pair: null },
  });
});

test('everything said', () => {
  const line = ['--port', '0', '--data', '/d', '--demo', '--terminal', 'manual'];
  expect(read(...line)).toMatchObject({
    ok: true,
    options: { port: 0, folder: '/d', demo: true, terminal: 'manual' },
  });
});

test('a demo shop can begin without a past', () => {
  expect(read('--demo', '--no-history')).toMatchObject({ ok: true, options: { past: false } });
});

test('several simulated terminals', () => {
  expect(read('--terminals', '2')).toMatchObject({ ok: true, options: { terminals: 2 } });
});

test('a language said is spoken, whatever the shop has set', () => {
  expect(read('--language', 'hi')).toMatchObject({ ok: true, options: { language: 'hi' } });
});

test.each([
  ['serial:/dev/ttyUSB0', { type: 'serial', path: '/dev/ttyUSB0', baudRate: 9_600 }],
  ['serial:COM3@115200', { type: 'serial', path: 'COM3', baudRate: 115_200 }],
  [
    'usb:2FB8:2123',
    {
      ...{ type: 'usb', vendorId: 0x2fb8, productId: 0x2123 },
      ...{ serialNumber: null, interfaceNumber: null },
    },
  ],
  [
    'usb:2fb8:2123:SN:1',
    {
      ...{ type: 'usb', vendorId: 0x2fb8, productId: 0x2123 },
      ...{ serialNumber: 'SN:1', interfaceNumber: null },
    },
  ],
  ['tcp:192.0.2.7:20007', { type: 'tcp', host: '192.0.2.7', port: 20_007 }],
])('a terminal at %s', (text, link) => {
  expect(read('--pair', text, '--device-id', 'T1')).toMatchObject({
    ok: true,
    options: { pair: { deviceId: 'T1', link } },
  });
});

test.each([
  [['--port', 'many'], '--port takes'],
  [['--port', '70000'], '--port takes'],
  [['--terminal', 'never'], '--terminal takes'],
  [['--terminals', '0'], '--terminals takes'],
  [['--terminals', 'two'], '--terminals takes'],
  [['--pair', 'usb:1'], '--pair takes'],
  [['--device-id', 'a b'], '--device-id takes'],
  [['--language', 'xx'], '--language takes en or hi'],
  [['--data', ''], '--data takes'],
  [['--what'], "Unknown option '--what'"],
  [['extra'], 'Unexpected argument'],
])('%s is refused in words', (args, words) => {
  const line = readCommandLine(args, { strict: true });
  expect(line.ok ? '' : line.problem).toContain(words);
});

test('what Chromium adds for itself does not matter in a window', () => {
  const line = readCommandLine(['--no-sandbox', '.', '--port', '0'], { strict: false });
  expect(line).toMatchObject({ ok: true, options: { port: 0 } });
});
