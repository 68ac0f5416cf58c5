import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readInterfaces } from './usb-descriptors-layout.ts';

const device = [18, 1, 0, 2, 0, 0, 0, 64, 0xb8, 0x2f, 0x23, 0x21, 0, 1, 1, 2, 3, 1];
const configuration = [9, 2, 32, 0, 1, 1, 0, 0xc0, 50];
const makersOwn = [9, 4, 0, 0, 2, 255, 0, 0, 0];
const bulkIn = [7, 5, 0x81, 2, 64, 0, 0];
const bulkOut = [7, 5, 0x02, 2, 0, 2, 0];

test('the interfaces of a device and their bulk endpoints are read', () => {
  const bytes = [...device, ...configuration, ...makersOwn, ...bulkIn, ...bulkOut];
  expect(readInterfaces(Uint8Array.from(bytes))).toEqual([
    {
      number: 0,
      classCode: 255,
      bulkIn: { number: 1, packetSize: 64 },
      bulkOut: { number: 2, packetSize: 512 },
      driver: null,
    },
  ]);
});

test('of a serial port only the half that carries bytes has any', () => {
  const control = [9, 4, 0, 0, 1, 2, 2, 1, 0];
  const header = [5, 0x24, 0, 0x10, 1];
  const interrupt = [7, 5, 0x83, 3, 8, 0, 16];
  const bytes = [...device, ...configuration, ...control, ...header, ...interrupt];
  const half = [9, 4, 1, 0, 2, 10, 0, 0, 0];
  expect(readInterfaces(Uint8Array.from([...bytes, ...half, ...bulkIn, ...bulkOut]))).toMatchObject(
    [
      { number: 0, classCode: 2, bulkIn: null, bulkOut: null },
      { number: 1, classCode: 10, bulkIn: { number: 1 }, bulkOut: { number: 2 } },
    ],
  );
});

test('another setting of an interface adds nothing to it', () => {
  const other = [9, 4, 0, 1, 1, 255, 0, 0, 0];
  const bytes = [...device, ...configuration, ...makersOwn, ...bulkIn, ...other, ...bulkOut];
  expect(readInterfaces(Uint8Array.from(bytes))).toMatchObject([
    { number: 0, bulkIn: { number: 1 }, bulkOut: null },
  ]);
});

test('whatever a device says of itself, reading it ends and gives only whole interfaces', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      for (const { number, bulkIn, bulkOut } of readInterfaces(bytes)) {
        expect(number).toBeGreaterThanOrEqual(0);
        for (const endpoint of [bulkIn, bulkOut]) {
          if (endpoint) expect(endpoint.number).toBeLessThan(16);
        }
      }
    }),
    { numRuns: 1_000 },
  );
});
