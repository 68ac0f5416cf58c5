import { expect, test } from 'vitest';
import { usbId } from '../../shared/terminal.ts';
import type { UsbInterface } from './usb-descriptors-layout.ts';
import { chooseChannel, wordProblem } from './usb-policy.ts';

const name = 'usb 2fb8:2123';
test.each([
  ['open error: permission denied (errno 13)', 'refused', /70-galla-terminals\.rules/],
  ['claimInterface error: interface is busy (errno 16)', 'taken', /^Another program is using/],
  ['transferIn error: Disconnected', 'disconnected', /was unplugged$/],
  ['open error: No such device (os error 19)', 'disconnected', /was unplugged$/],
  ['transferOut error: Cancelled', 'timeout', /does not take/],
  ['transferIn error: Stall', 'fault', /refused/],
  ['something new', 'fault', /failed: something new$/],
])('%s is %s', (text, reason, words) => {
  expect(wordProblem(text, name, 'linux')).toEqual({
    reason,
    message: expect.stringMatching(words),
  });
});

test.each([
  ['a serial port by its class', channel(1, 10), /use the serial port instead$/],
  ['one by its driver', { ...channel(0, 255), driver: 'ftdi_sio' }, /use the serial port instead$/],
  [
    'a thing with a driver',
    { ...channel(0, 255), driver: 'visor' },
    /^The system's driver visor has/,
  ],
  ['what a program has', { ...channel(0, 255), driver: 'usbfs' }, /^Another program is using/],
])('of a busy interface of %s it is said who has it', (_, wanted, words) => {
  const problem = wordProblem('interface is busy (errno 16)', name, 'linux', wanted);
  expect(problem).toEqual({ reason: 'taken', message: expect.stringMatching(words) });
});

test('the rule of Linux helps on Linux alone', () => {
  const { reason, message } = wordProblem('open error: Access denied (os error 5)', name, 'win32');
  expect(reason).toBe('refused');
  expect(message).not.toContain('udev');
});

test('a device is called as people write its numbers', () => {
  expect(usbId({ vendorId: 0x2fb8, productId: 0x0a })).toBe('2fb8:000a');
});

test("the maker's own interface is spoken on first, and the named one before it", () => {
  const all = [channel(0, 10), channel(1, 255), channel(2, 255)];
  expect(chooseChannel(all, null)?.number).toBe(1);
  expect(chooseChannel(all, 2)?.number).toBe(2);
  expect(chooseChannel(all, 7)).toBeUndefined();
  expect(chooseChannel([channel(0, 10)], null)?.number).toBe(0);
  expect(chooseChannel([{ ...channel(0, 255), bulkOut: null }], null)).toBeUndefined();
});

test('an endpoint that says its packets are empty cannot be spoken on', () => {
  const empty = { ...channel(0, 255), bulkIn: { number: 1, packetSize: 0 } };
  expect(chooseChannel([empty], null)).toBeUndefined();
});

function channel(number: number, classCode: number): UsbInterface {
  const endpoint = { number: 1, packetSize: 64 };
  return { number, classCode, bulkIn: endpoint, bulkOut: { ...endpoint, number: 2 }, driver: null };
}
