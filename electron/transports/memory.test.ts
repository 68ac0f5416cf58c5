import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createManualClock } from '../../shared/manual-clock.ts';
import { createLineProbe } from './line-probe.ts';
import { createMemoryLine, type LineFault } from './memory.ts';
import {
  choosing,
  corrupted,
  delayed,
  dropped,
  duplicated,
  intact,
  joining,
  split,
} from './memory-faults.ts';

const word = Uint8Array.from([1, 2, 3]);

test.each([
  { fault: intact, arrives: [1, 2, 3, 1, 2, 3] },
  { fault: dropped, arrives: [] },
  { fault: duplicated, arrives: [1, 2, 3, 1, 2, 3, 1, 2, 3, 1, 2, 3] },
  { fault: corrupted(4, 0x80), arrives: [1, 0x82, 3, 1, 0x82, 3] },
  { fault: split(1, 0), arrives: [1, 2, 3, 1, 2, 3] },
  { fault: joining(), arrives: [1, 2, 3, 1, 2, 3] },
])('two writes through a bad cable arrive as $arrives', async ({ fault, arrives }) => {
  const { line, far, clock } = await opened(fault);
  await line.near.write(word);
  await line.near.write(word);
  await clock.advanceAsync(0);
  expect(far.bytes).toEqual(arrives);
});

test.each([
  { name: 'split', fault: split(1, 50), pieces: [1, 2, 1, 2] },
  { name: 'joined', fault: joining(), pieces: [6] },
])('two $name writes of three bytes come in pieces of $pieces', async ({ fault, pieces }) => {
  const clock = createManualClock();
  const line = createMemoryLine({ name: 'bad', clock, fault });
  const lengths: number[] = [];
  await line.near.open(createLineProbe());
  await line.far.open({ received: ({ length }) => lengths.push(length), closed: () => undefined });
  await line.near.write(word);
  await line.near.write(word);
  await clock.advanceAsync(100);
  expect(lengths).toEqual(pieces);
});

test('a delay holds back what follows, so the bytes keep their order', async () => {
  const delays = [30, 0, 10];
  const { line, far, clock } = await opened(choosing(() => delayed(delays.shift() ?? 0)));
  for (const value of [1, 2, 3]) await line.near.write(Uint8Array.of(value));
  await clock.advanceAsync(29);
  expect(far.bytes).toEqual([]);
  await clock.advanceAsync(1);
  expect(far.bytes).toEqual([1, 2]);
  await clock.advanceAsync(10);
  expect(far.bytes).toEqual([1, 2, 3]);
});

test('whatever is split, delayed and joined, the bytes that arrive are those that were sent', async () => {
  const step = fc.record({
    bytes: fc.uint8Array({ minLength: 1, maxLength: 8 }),
    fault: fc.oneof(
      fc.constant(intact),
      fc.nat(50).map(delayed),
      fc.tuple(fc.nat(9), fc.nat(9)).map(([place, after]) => split(place, after)),
    ),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 8 }), async (steps) => {
      const faults = steps.map(({ fault }) => fault);
      const { line, far, clock } = await opened(choosing(() => faults.shift() ?? intact));
      for (const { bytes } of steps) await line.near.write(bytes);
      await clock.advanceAsync(1_000);
      expect(far.bytes).toEqual(steps.flatMap(({ bytes }) => [...bytes]));
    }),
    { numRuns: 200 },
  );
});

test('a cut loses what is under way, and both ends notice once', async () => {
  const { line, near, far, clock } = await opened(delayed(10));
  await line.near.write(word);
  line.cut();
  line.cut();
  await clock.advanceAsync(1_000);
  expect(far.bytes).toEqual([]);
  expect(near.closes).toMatchObject([{ reason: 'disconnected' }]);
  expect(far.closes).toMatchObject([{ reason: 'disconnected' }]);
});

test('what was written before a close still arrives before the other side hears of it', async () => {
  const { line, near, far, clock } = await opened(delayed(10));
  await line.near.write(word);
  await line.near.close();
  expect(near.closes).toEqual([undefined]);
  expect(far.closes).toEqual([]);
  await clock.advanceAsync(10);
  expect(far.bytes).toEqual([1, 2, 3]);
  expect(far.closes).toMatchObject([{ reason: 'disconnected' }]);
});

async function opened(fault: LineFault) {
  const clock = createManualClock();
  const line = createMemoryLine({ name: 'bad', clock, fault });
  const near = createLineProbe();
  const far = createLineProbe();
  await line.near.open(near);
  await line.far.open(far);
  return { clock, line, near, far };
}
