// Measures round trips on USB, for the stand-in. Takes {count} on stdin once, and says {times} in
// milliseconds.
import { createInterface } from 'node:readline';
import { systemClock } from '../../electron/system-clock.ts';
import { createUsbTransport } from '../../electron/transports/usb.ts';
import { timeRoundTrips } from '../bench/round-trips.ts';
import { link } from './stand-in.ts';

for await (const line of createInterface({ input: process.stdin })) {
  const { count } = JSON.parse(line) as { readonly count: number };
  const times = await timeRoundTrips(createUsbTransport({ link, clock: systemClock }), count);
  process.stdout.write(`${JSON.stringify({ times })}\n`);
}
