import { expect, test } from 'vitest';
import { createManualClock } from '../../shared/manual-clock.ts';
import { createLineProbe } from '../transports/line-probe.ts';
import { createMemoryLine } from '../transports/memory.ts';
import { createAnsweringLine } from './answering-line.ts';

async function openLine() {
  const clock = createManualClock();
  const traffic: string[] = [];
  const answering = createAnsweringLine(clock, (direction, bytes) =>
    traffic.push(`${direction} ${bytes}`),
  );
  const line = createMemoryLine({ name: 'counter', clock });
  const till = createLineProbe();
  const terminal = createLineProbe();
  const own = answering.around(line.far);
  await line.near.open(till);
  await own.open(terminal);
  const say = (byte: number) => own.write(Uint8Array.of(byte));
  return { clock, answering, line, till, terminal, own, say, traffic };
}

test('as usual everything goes through at once, and is told', async () => {
  const { say, till, terminal, line, traffic, clock } = await openLine();
  await say(1);
  await line.near.write(Uint8Array.of(2));
  await clock.advanceAsync(0);
  expect(till.bytes).toEqual([1]);
  expect(terminal.bytes).toEqual([2]);
  expect(traffic).toEqual(['sent 1', 'received 2']);
});

test('a late answer comes after its time, in order, and whole', async () => {
  const { clock, answering, say, till } = await openLine();
  answering.hold(4_000);
  const writes = [say(1), say(2)];
  await clock.advanceAsync(3_999);
  expect(till.bytes).toEqual([]);
  await clock.advanceAsync(1);
  await Promise.all(writes);
  await say(3);
  await clock.advanceAsync(0);
  expect(till.bytes).toEqual([1, 2, 3]);
});

test('an answer that is given twice comes at once, and again after its time', async () => {
  const { clock, answering, say, till } = await openLine();
  answering.repeat(2_000);
  await say(1);
  await say(2);
  await clock.advanceAsync(1_999);
  expect(till.bytes).toEqual([1, 2]);
  await clock.advanceAsync(1);
  expect(till.bytes).toEqual([1, 2, 1, 2]);
  await say(3);
  await clock.advanceAsync(10_000);
  expect(till.bytes).toEqual([1, 2, 1, 2, 3]);
});

test('what is held when the cable is pulled is lost with it', async () => {
  const { clock, answering, line, say, till } = await openLine();
  answering.hold(4_000);
  answering.repeat(4_000);
  const write = say(1);
  line.cut();
  await expect(write).rejects.toMatchObject({ reason: 'disconnected' });
  await clock.advanceAsync(10_000);
  expect(till.bytes).toEqual([]);
});
