import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rankLines } from './discover-policy.ts';
import type { SerialPortFacts } from './serial-ports.ts';
import type { UsbFacts } from './usb-tree.ts';

const nothing = {
  ...{ vendorId: null, productId: null, serialNumber: null, manufacturer: null, product: null },
  interfaceNumber: null,
};
const endpoint = { number: 1, packetSize: 64 };

test('known terminals come first, then their makers, cables, the rest, and ttyS0 last', () => {
  const lines = rankLines(
    [
      port('/dev/ttyS0'),
      port('/dev/ttyS10'),
      port('/dev/ttyS4'),
      port('/dev/ttyACM3', [0x2341, 0x0043]),
      port('/dev/ttyUSB0', [0x0403, 0x6001]),
      port('/dev/ttyACM9', [0x2fb8, 0x7777]),
      port('/dev/ttyACM10', [0x2fb8, 0x2116], 2),
      port('/dev/ttyACM2', [0x2fb8, 0x2116], 0),
    ],
    [usb([0x2fb8, 0x2205])],
  );
  expect(lines.map(({ name, link }) => (link.type === 'serial' ? link.path : name))).toEqual([
    '/dev/ttyACM2',
    '/dev/ttyACM10',
    'PAX A910',
    '/dev/ttyACM9',
    '/dev/ttyUSB0',
    '/dev/ttyACM3',
    '/dev/ttyS4',
    '/dev/ttyS10',
    '/dev/ttyS0',
  ]);
  expect(lines.map(({ likely }) => likely)).toEqual([
    ...['terminal', 'terminal', 'terminal', 'terminal', 'adapter'],
    ...['unknown', 'unknown', 'unknown', 'unknown'],
  ]);
  expect(lines[1]).toMatchObject({ name: 'PAX A920', vendorId: '2fb8', interfaceNumber: 2 });
});

test.each([
  ['what it is known by', [0x0b00, 0x0072], 'Something', 'Ingenico iPP350'],
  ['its maker and its own word', [0x2fb8, 0x9999], 'Q20', 'PAX Q20'],
  ['its own word alone, when the maker is in it', [0x2fb8, 0x9999], 'PAX Q20', 'PAX Q20'],
  ['its numbers, when it says nothing', [0x4711, 0x0001], null, 'USB 4711:0001'],
] as const)('a device is called %s', (_, ids, product, name) => {
  expect(rankLines([], [{ ...usb(ids), product }])).toMatchObject([{ name }]);
});

test('a device that the system makes a serial port of is listed as that port alone', () => {
  const bridge = usb([0x1a86, 0x7523]);
  const other = usb([0x4711, 0x0001]);
  expect(rankLines([port('/dev/ttyUSB0', [0x1a86, 0x7523])], [bridge])).toHaveLength(1);
  expect(rankLines([port('/dev/ttyUSB1', [0x4711, 0x0001])], [other])).toHaveLength(1);
});

test('a device with a serial port and a language of its own is listed twice', () => {
  const both = usb([0x2fb8, 0x2116], 255, 10);
  expect(rankLines([port('/dev/ttyACM0', [0x2fb8, 0x2116])], [both])).toHaveLength(2);
});

test('keyboards and disks are not listed, and a card reader is no terminal for its maker', () => {
  const keyboard = usb([0x2fb8, 0x2116], 3);
  expect(rankLines([], [keyboard, usb([0x4711, 1], 8)])).toEqual([]);
  expect(rankLines([], [usb([0x0ca6, 0x0010])])).toMatchObject([{ likely: 'unknown' }]);
});

test('a device that a driver of the system has is not listed, one that another program has is', () => {
  const kept = (driver: string) => {
    const device = usb([0x4711, 0x0001]);
    const interfaces = device.interfaces?.map((one) => ({ ...one, driver })) ?? null;
    return { ...device, interfaces };
  };
  expect(rankLines([], [kept('rtl8xxxu')])).toEqual([]);
  expect(rankLines([], [kept('usbfs')])).toHaveLength(1);
});

test('where the system tells of no interfaces, only makers of terminals are listed', () => {
  const silent = { ...usb([0x2fb8, 0x2116]), interfaces: null };
  expect(rankLines([], [silent])).toHaveLength(1);
  expect(rankLines([], [{ ...silent, vendorId: 0x4711 }])).toEqual([]);
});

test('the order does not depend on the order in which they were found', () => {
  const ports = [
    ...['/dev/ttyS0', '/dev/ttyS1'].map((path) => port(path)),
    ...['/dev/ttyUSB0', '/dev/ttyUSB2'].map((path) => port(path, [0x0403, 0x6001])),
    ...['/dev/ttyACM0', '/dev/ttyACM1'].map((path) => port(path, [0x2fb8, 0x2116])),
  ];
  const expected = rankLines(ports, []);
  const shuffled = fc.shuffledSubarray(ports, { minLength: ports.length });
  fc.assert(
    fc.property(shuffled, (other) => {
      expect(rankLines(other, [])).toEqual(expected);
    }),
    { numRuns: 200 },
  );
});

function port(
  path: string,
  [vendorId, productId]: readonly [number, number] | readonly [null, null] = [null, null],
  interfaceNumber: number | null = null,
): SerialPortFacts {
  return { ...nothing, path, vendorId, productId, interfaceNumber };
}

function usb(
  [vendorId, productId]: readonly [number, number],
  ...classes: readonly number[]
): UsbFacts {
  return {
    ...{ ...nothing, vendorId, productId, bus: 1, address: 2 },
    interfaces: (classes.length > 0 ? classes : [255]).map((classCode, number) => ({
      ...{ number, classCode, bulkIn: endpoint, bulkOut: endpoint, driver: null },
    })),
  };
}
