import { open } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createManualClock } from '../../shared/manual-clock.ts';
import { systemClock } from '../system-clock.ts';
import { createLineProbe } from './line-probe.ts';
import {
  createMemoryRig,
  createPtyRig,
  createTcpRig,
  hasSocat,
  type LineRig,
} from './line-rigs.ts';
import { createSerialTransport } from './serial.ts';
import { type Transport, TransportError } from './transport.ts';

const noSocat = hasSocat() ? false : 'needs socat, which joins two pseudo terminals';
const chunk = fc.uint8Array({ minLength: 1, maxLength: 600 });

const kinds = [
  { kind: 'memory', create: createMemoryRig, skip: false },
  { kind: 'tcp', create: createTcpRig, skip: false },
  { kind: 'serial', create: createPtyRig, skip: noSocat },
] as const;

describe.each(kinds)('a $kind line', ({ kind, create, skip }) => {
  let rig: LineRig;

  beforeEach(async ({ skip: skipTest }) => {
    skipTest(skip !== false, skip || '');
    rig = await create(systemClock);
  });
  afterEach(() => rig?.end());

  test('says what it is and carries bytes both ways, cut anywhere, none lost or changed', async () => {
    const { near, far } = await opened();
    expect(near.transport.kind).toBe(kind);
    expect(near.transport.name).toMatch(new RegExp(`^${kind} `));
    const sent = { near: [] as number[], far: [] as number[] };
    await fc.assert(
      fc.asyncProperty(
        fc.boolean(),
        fc.array(chunk, { maxLength: 3 }),
        async (fromNear, chunks) => {
          const [from, to] = fromNear ? [near, far] : [far, near];
          const expected = fromNear ? sent.near : sent.far;
          for (const bytes of chunks) {
            await from.transport.write(bytes);
            expected.push(...bytes);
          }
          await to.probe.until(({ bytes }) => bytes.length >= expected.length);
        },
      ),
      { numRuns: 200 },
    );
    expect(far.probe.bytes).toEqual(sent.near);
    expect(near.probe.bytes).toEqual(sent.far);
  });

  test('tells once, and without an error, that this side closed it', async () => {
    const { near } = await opened();
    await Promise.all([near.transport.close(), near.transport.close()]);
    await near.transport.close();
    await rig.unplug();
    expect(near.probe.closes).toEqual([undefined]);
  });

  test('notices by itself that it was unplugged, tells once, and is dead from then on', async () => {
    const { near } = await opened();
    await rig.unplug();
    expect(await near.probe.closing()).toMatchObject({ reason: 'disconnected' });
    await expect(near.transport.write(Uint8Array.of(1))).rejects.toThrow(TransportError);
    await expect(near.transport.open(near.probe)).rejects.toThrow(TransportError);
    await near.transport.close();
    expect(near.probe.closes).toHaveLength(1);
  });

  test('brings nothing of an old connection into a new one', async () => {
    const old = await opened();
    await rig.unplug();
    const late = old.near.transport.write(Uint8Array.from([9, 9, 9]));
    await expect(late).rejects.toThrow(TransportError);
    await old.near.probe.closing();
    await old.far.transport.close();
    await rig.plug();
    const fresh = await opened();
    await expect(old.near.transport.write(Uint8Array.of(8))).rejects.toThrow(TransportError);
    await fresh.near.transport.write(Uint8Array.of(1));
    await fresh.far.transport.write(Uint8Array.of(2));
    await fresh.far.probe.until(({ bytes }) => bytes.length > 0);
    await fresh.near.probe.until(({ bytes }) => bytes.length > 0);
    expect(fresh.far.probe.bytes).toEqual([1]);
    expect(fresh.near.probe.bytes).toEqual([2]);
    expect(old.near.probe.bytes).toEqual([]);
  });

  test('cannot be opened twice', async () => {
    const { near } = await opened();
    await expect(near.transport.open(createLineProbe())).rejects.toThrow(TransportError);
    expect(near.probe.closes).toEqual([]);
  });

  test('says in words that there is nothing to open, and never calls its listener', async () => {
    const { transport, reason } = rig.nowhere();
    const probe = createLineProbe();
    const failure = await transport.open(probe).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(TransportError);
    expect(failure).toMatchObject({ reason });
    expect((failure as Error).message).toMatch(/does not exist|Nothing is (listening|called)/);
    await transport.close();
    expect(probe.closes).toEqual([]);
  });

  async function opened() {
    const near = { transport: rig.near(), probe: createLineProbe() };
    await near.transport.open(near.probe);
    const far = { transport: await rig.far(), probe: createLineProbe() };
    await far.transport.open(far.probe);
    return { near, far };
  }
});

describe.each(kinds.filter(({ kind }) => kind !== 'memory'))('a $kind line', ({ create, skip }) => {
  let rig: LineRig;

  beforeEach(async ({ skip: skipTest }) => {
    skipTest(skip !== false, skip || '');
    rig = await create(systemClock);
  });
  afterEach(() => rig?.end());

  test('gives up an open that takes too long, and lets go of it', async () => {
    const clock = createManualClock();
    const probe = createLineProbe();
    const opening = rig.near(clock).open(probe);
    clock.advance(5_000);
    await expect(opening).rejects.toMatchObject({ reason: 'timeout' });
    expect(probe.closes).toEqual([]);
    await untilOpens(() => rig.near());
  });

  test('takes a write that the other side never reads for a lost line', async () => {
    const clock = createManualClock();
    const probe = createLineProbe();
    const transport = rig.near(clock);
    await transport.open(probe);
    const writing = transport.write(new Uint8Array(32_000_000));
    clock.advance(24 * 3_600_000);
    await expect(writing).rejects.toMatchObject({ reason: 'timeout' });
    expect(probe.closes).toMatchObject([{ reason: 'timeout' }]);
  });

  async function untilOpens(create: () => ReturnType<LineRig['near']>): Promise<void> {
    for (;;) {
      const failure = await create()
        .open(createLineProbe())
        .catch((error: unknown) => error);
      if (!failure) return;
      expect(failure).toMatchObject({ reason: 'taken' });
    }
  }
});

describe('a serial port', () => {
  let rig: LineRig;

  beforeEach(async ({ skip }) => {
    skip(noSocat !== false, noSocat || '');
    rig = await createPtyRig(systemClock);
  });
  afterEach(() => rig?.end());

  test('that another program holds is taken, and says so', async () => {
    await rig.near().open(createLineProbe());
    await expect(rig.near().open(createLineProbe())).rejects.toMatchObject({
      reason: 'taken',
      message: expect.stringMatching(/^Another program is using the port /),
    });
  });

  test('that is unplugged while bytes come in is noticed as well, every time', async () => {
    for (let round = 0; round < 8; round += 1) {
      const [near, far] = [rig.near(), await rig.far()];
      const probe = createLineProbe();
      await near.open(probe);
      await far.open(createLineProbe());
      const talking = talkUntilLost(far);
      await probe.until(({ bytes }) => bytes.length > round * 100);
      await rig.unplug();
      expect(await probe.closing()).toMatchObject({ reason: 'disconnected' });
      await talking;
      await rig.plug();
    }

    async function talkUntilLost(transport: Transport): Promise<void> {
      const lost = await transport.write(Uint8Array.from([1, 2, 3, 4, 5])).catch(() => true);
      if (!lost) await talkUntilLost(transport);
    }
  });

  test('is asked at least every 100 ms whether it is still there', async () => {
    const clock = createManualClock();
    const probe = createLineProbe();
    await rig.near(clock).open(probe);
    for (let times = 0; times < 3; times += 1) {
      // The next question is asked when this one has been answered.
      while (!clock.waits().some((name) => name.startsWith('watching'))) await setImmediate();
      clock.advance(100);
      expect(clock.waits().filter((name) => name.startsWith('watching'))).toEqual([]);
    }
    await rig.unplug();
    const closing = probe.closing();
    while (probe.closes.length === 0) {
      clock.advance(100);
      await setImmediate();
    }
    expect(await closing).toMatchObject({ reason: 'disconnected' });
  });

  test('forgets what was said to nobody before it was opened', async () => {
    const far = await rig.far();
    await far.open(createLineProbe());
    await far.write(Uint8Array.from([7, 7, 7]));
    const transport = rig.near();
    // Takes the first byte, and so knows that the others are there and waiting.
    const witness = await open(transport.name.replace(/^serial /, ''));
    expect(await witness.read({ buffer: new Uint8Array(1) })).toMatchObject({ bytesRead: 1 });
    const probe = createLineProbe();
    await transport.open(probe);
    await witness.close();
    await far.write(Uint8Array.of(1));
    await probe.until(({ bytes }) => bytes.includes(1));
    expect(probe.bytes).toEqual([1]);
  });
});

test('a file that is no serial port is a fault in words', async () => {
  const transport = createSerialTransport({
    path: import.meta.filename,
    baudRate: 9600,
    clock: systemClock,
  });
  await expect(transport.open(createLineProbe())).rejects.toMatchObject({
    reason: 'fault',
    message: `${import.meta.filename} is not a serial port`,
  });
});
