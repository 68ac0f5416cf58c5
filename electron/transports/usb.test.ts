import { expect, test } from 'vitest';
import { createManualClock } from '../../shared/manual-clock.ts';
import { systemClock } from '../system-clock.ts';
import { createLineProbe } from './line-probe.ts';
import { createUsbTransport } from './usb.ts';
import { watchUsbLater } from './usb-watch.ts';

// A device on a kernel that has USB, or plays it, is in e2e/usb.
test('a USB device that is not there is not found, on a computer with USB and without', async () => {
  const probe = createLineProbe();
  const transport = createUsbTransport({
    link: {
      ...{ type: 'usb', vendorId: 0xffff, productId: 0xffff },
      ...{ serialNumber: null, interfaceNumber: null },
    },
    clock: systemClock,
  });
  expect(transport).toMatchObject({ kind: 'usb', name: 'usb ffff:ffff' });
  await expect(transport.open(probe)).rejects.toMatchObject({
    reason: 'not_found',
    message: expect.stringMatching(/^(usb ffff:ffff does not exist|This computer has no USB)$/),
  });
  await transport.close();
  expect(probe.closes).toEqual([]);
});

test('watching for devices begins when there is time, and where there is no USB is no fault', async () => {
  const clock = createManualClock();
  const early = watchUsbLater(clock, () => undefined);
  await early();
  expect(clock.waits()).toEqual([]);
  const stop = watchUsbLater(clock, () => undefined);
  expect(clock.waits()).toEqual(['watching for devices that are plugged in']);
  clock.advance(1_000);
  await stop();
});
