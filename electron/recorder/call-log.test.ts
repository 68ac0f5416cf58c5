import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createManualClock } from '../../shared/manual-clock.ts';
import type { CallNote } from '../../shared/recording.ts';
import { createCallLog } from './call-log.ts';

const start: CallNote = {
  from: 'window',
  by: 'staff_Sample00000001',
  approvedBy: null,
  what: 'checkout.start',
  outcome: 'done',
  milliseconds: 12,
  subjects: ['order_Sample00000001'],
};
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'call-log-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('calls are found by what they were about, in the order in which they were asked', async () => {
  const { log, clock } = setUp();
  const asked = clock.now();
  clock.advance(3_000);
  log.record(clock.now(), () => ({ ...start, what: 'checkout.check' }));
  // Asked first and answered last.
  log.record(asked, () => start);
  log.record(clock.now(), () => ({ ...start, subjects: ['order_Another0000001'] }));
  const found = await log.read({
    subjects: ['order_Sample00000001', 'pay_Sample00000001'],
    from: asked,
    to: clock.now(),
    limit: 10,
  });
  expect(found.map(({ what }) => what)).toEqual(['checkout.start', 'checkout.check']);
  expect(found[0]).toEqual({ at: asked, ...start });
  await log.close();
});

test('a flood of calls is counted and not even looked at', async () => {
  const { log, clock } = setUp();
  let made = 0;
  const note = () => {
    made += 1;
    return start;
  };
  for (let count = 0; count < 1_000; count += 1) log.record(clock.now(), note);
  expect(made).toBe(200);
  clock.advance(1_000);
  log.record(clock.now(), note);
  expect(made).toBe(201);
  await log.close();
});

function setUp() {
  const clock = createManualClock(Date.UTC(2026, 0, 5, 9, 30));
  const log = createCallLog({
    folder,
    clock,
    fault: (error) => {
      throw error;
    },
  });
  return { clock, log };
}
