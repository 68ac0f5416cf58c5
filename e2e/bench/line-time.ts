import { createUsbCable } from '../../electron/simulator/usb-cable.ts';
import { systemClock } from '../../electron/system-clock.ts';
import { createPtyRig, hasSocat } from '../../electron/transports/line-rigs.ts';
import { link, makeStandIn, startWithUsb } from '../usb/stand-in.ts';
import { quantile } from './bench-till.ts';
import { echo, timeRoundTrips } from './round-trips.ts';

export type LineTime = { readonly line: string } & (
  | { readonly p50: number; readonly p99: number }
  | { readonly leftOut: string }
);

/** Milliseconds for a message and its echo on the lines that have no hardware here. */
export async function measureLines(count: number): Promise<readonly LineTime[]> {
  return [await measurePty(count), await measureUsb(count)];
}

/** A report; no bar. */
export async function tellLines(count: number): Promise<void> {
  for (const time of await measureLines(count)) {
    const told =
      'leftOut' in time
        ? `left out, since ${time.leftOut}`
        : `p50 ${time.p50.toFixed(2)} ms, p99 ${time.p99.toFixed(2)} ms`;
    console.log(`20 bytes and back over ${time.line}, ${count}: ${told}`);
  }
}

async function measurePty(count: number): Promise<LineTime> {
  const line = 'pseudo terminals';
  if (!hasSocat()) return { line, leftOut: 'it needs socat' };
  const rig = await createPtyRig(systemClock);
  await echo(await rig.far());
  const times = await timeRoundTrips(rig.near(), count);
  await rig.end();
  return { line, ...summary(times) };
}

async function measureUsb(count: number): Promise<LineTime> {
  const line = 'the USB stand-in';
  const standIn = makeStandIn();
  if (standIn.type === 'none') return { line, leftOut: standIn.why };
  const program = startWithUsb(standIn, 'round-trip-program.ts');
  const cable = createUsbCable({ socket: program.socket, link, clock: systemClock });
  const plugged = Promise.withResolvers<void>();
  await cable.connect(async (far) => plugged.resolve(echo(far)));
  await plugged.promise;
  program.say({ count });
  const times = await program.next<readonly number[]>('times');
  await program.end();
  await cable.disconnect();
  return { line, ...summary(times) };
}

function summary(times: readonly number[]) {
  return { p50: quantile(times, 0.5), p99: quantile(times, 0.99) };
}
