import { expect, test } from 'vitest';
import { createManualClock } from '../../shared/manual-clock.ts';
import { TransportError, type TransportListener } from './transport.ts';
import { createTransport, type Wire, type WireEvents } from './wire.ts';

const never = new Promise<void>(() => {
  // Hangs for ever, as a driver does.
});
const unplugged = new TransportError('disconnected', 'It was unplugged');

test('an open that hangs ends at its deadline, lets go of the line and tells the listener nothing', async () => {
  const { transport, clock, log, listener } = rig({ open: () => never });
  const opening = expect(transport.open(listener)).rejects.toMatchObject({ reason: 'timeout' });
  clock.advance(99);
  expect(log.released).toBe(0);
  clock.advance(1);
  await opening;
  expect(log).toMatchObject({ released: 1, closed: [] });
});

test('a write that hangs ends at its deadline and is a lost line', async () => {
  const { transport, clock, log, listener } = rig({ write: () => never });
  await transport.open(listener);
  const writing = expect(transport.write(bytes(1, 2, 3))).rejects.toMatchObject({
    reason: 'timeout',
    message: 'test line: writing took longer than 0.23 s',
  });
  clock.advance(229);
  expect(log.closed).toEqual([]);
  clock.advance(1);
  await writing;
  expect(log).toMatchObject({ released: 1, closed: ['timeout'] });
  await expect(transport.write(bytes(4))).rejects.toMatchObject({ reason: 'disconnected' });
});

test('a loss ends every waiting write with its reason and closes once, however often it is told', async () => {
  const { transport, events, log, listener } = rig({ write: () => never });
  await transport.open(listener);
  const writes = [transport.write(bytes(1)), transport.write(bytes(2))];
  events().lost(unplugged);
  events().lost(new TransportError('fault', 'Told again'));
  await transport.close();
  expect(await Promise.allSettled(writes)).toEqual([
    { status: 'rejected', reason: unplugged },
    { status: 'rejected', reason: unplugged },
  ]);
  expect(log).toMatchObject({ released: 1, closed: ['disconnected'] });
});

test('a line lost while it opens is not opened', async () => {
  const opened = Promise.withResolvers<void>();
  const { transport, events, log, listener } = rig({ open: () => opened.promise });
  const opening = transport.open(listener);
  opened.resolve();
  events().lost(unplugged);
  await expect(opening).rejects.toBe(unplugged);
  expect(log).toMatchObject({ released: 1, closed: [] });
});

test('a line closed while it opens is not opened', async () => {
  const { transport, log, listener } = rig({ open: () => never });
  const opening = expect(transport.open(listener)).rejects.toMatchObject({
    reason: 'disconnected',
  });
  await transport.close();
  await opening;
  expect(log).toMatchObject({ released: 1, closed: [] });
});

test('a line closed before it was opened never opens', async () => {
  const { transport, log, listener } = rig({});
  await transport.close();
  await expect(transport.open(listener)).rejects.toMatchObject({ reason: 'disconnected' });
  expect(log.opens).toBe(0);
});

test('bytes that come before the open is announced are kept for after it', async () => {
  const { transport, events, log, listener } = rig({});
  const opening = transport.open(listener);
  events().received(bytes(1));
  expect(log.received).toEqual([]);
  await opening;
  events().received(bytes(2));
  expect(log.received).toEqual([1, 2]);
});

test('received bytes are copies, and nothing is received after the close', async () => {
  const { transport, events } = rig({});
  const chunks: Uint8Array[] = [];
  const closed: unknown[] = [];
  await transport.open({
    received: (chunk) => chunks.push(chunk),
    closed: (error) => closed.push(error),
  });
  const pool = Buffer.from([1, 2, 3]);
  events().received(pool);
  pool.fill(0);
  await transport.close();
  events().received(pool);
  expect(chunks).toEqual([bytes(1, 2, 3)]);
  expect(closed).toEqual([undefined]);
});

test('who hangs up in the midst of a long chunk hears no more of it', async () => {
  const { transport, events } = rig({});
  let heard = 0;
  await transport.open({
    received(chunk) {
      heard += chunk.length;
      if (heard > 10_000) void transport.close();
    },
    closed: () => undefined,
  });
  events().received(new Uint8Array(1_000_000));
  expect(heard).toBeGreaterThan(10_000);
  expect(heard).toBeLessThan(20_000);
});

test('a close that hangs ends at its deadline', async () => {
  const { transport, clock, log, listener } = rig({ release: () => never });
  await transport.open(listener);
  const closing = transport.close();
  const again = transport.close();
  await clock.advanceAsync(2_000);
  await closing;
  await again;
  expect(log.closed).toEqual(['by this side']);
});

test('a fault of the line is told as a fault, with its cause', async () => {
  const cause = new Error('EWEIRD');
  const { transport, listener } = rig({ open: () => Promise.reject(cause) });
  await expect(transport.open(listener)).rejects.toMatchObject({ reason: 'fault', cause });
});

test('no wait is left behind by a line that was used and closed', async () => {
  const { transport, clock, listener } = rig({});
  await transport.open(listener);
  await transport.write(bytes(1));
  await transport.close();
  await clock.advanceAsync(0);
  expect(clock.waits()).toEqual([]);
});

function rig(behaviour: Partial<Pick<Wire, 'open' | 'write' | 'release'>>) {
  const clock = createManualClock();
  let events: WireEvents | undefined;
  const log = { opens: 0, released: 0, received: [] as number[], closed: [] as string[] };
  const listener: TransportListener = {
    received: (chunk) => log.received.push(...chunk),
    closed: (error) => log.closed.push(error?.reason ?? 'by this side'),
  };
  const transport = createTransport(
    {
      kind: 'memory',
      name: 'test line',
      openDeadline: 100,
      writeDeadline: (length) => 200 + length * 10,
      open(given) {
        log.opens += 1;
        events = given;
        return behaviour.open?.(given) ?? Promise.resolve();
      },
      write: behaviour.write ?? (() => Promise.resolve()),
      release() {
        log.released += 1;
        return behaviour.release?.() ?? Promise.resolve();
      },
    },
    clock,
  );
  return {
    transport,
    clock,
    log,
    listener,
    events() {
      if (!events) throw new Error('The line was not opened');
      return events;
    },
  };
}

function bytes(...values: number[]): Uint8Array {
  return Uint8Array.from(values);
}
