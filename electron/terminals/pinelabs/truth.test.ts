import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  choosing,
  corrupted,
  delayed,
  dropped,
  duplicated,
  intact,
  split,
} from '../../transports/memory-faults.ts';
import type { PayEnd } from '../terminal.ts';
import { createRig, type Rig } from './rig.ts';

/**
 * Whatever happens to the line: what the till was told, or is told when it asks, is what the terminal has
 * in its own list, and one payment is one transaction at most.
 */
const endings = [
  { name: 'approved by card', method: 'card', act: (rig: Rig) => rig.terminal.approve('card') },
  { name: 'approved by UPI', method: 'upi', act: (rig: Rig) => rig.terminal.approve('upi') },
  {
    name: 'declined',
    method: 'card',
    act: (rig: Rig) => rig.terminal.decline('CARD_DECLINED'),
  },
  { name: 'cancelled', method: 'upi', act: (rig: Rig) => rig.terminal.cancel() },
] as const;

test.each(endings)(
  'unplugged at every message of a payment that is $name, it can be asked for',
  async ({ method, act }) => {
    const whole = await run(Number.POSITIVE_INFINITY, 'cable');
    expect(whole).toBeGreaterThan(3);
    for (let at = 0; at <= whole; at += 1) {
      await run(at, 'cable');
      await run(at, 'power');
    }

    async function run(at: number, loss: 'cable' | 'power'): Promise<number> {
      const rig = createRig();
      let isPaying = false;
      let writes = 0;
      const { session, line } = await rig.connect((bytes) => {
        writes += isPaying ? 1 : 0;
        if (isPaying && writes > at) {
          if (loss === 'cable') line.cut();
          else void rig.terminal.powerOff();
        }
        return [{ bytes, after: 0 }];
      });
      isPaying = true;
      const end = rig.pay(session, method);
      await rig.clock.advanceAsync(10);
      act(rig);
      await rig.clock.advanceAsync(600_000);
      await tellsTheTruth(rig, await end, `${loss} at ${at}`);
      return writes;
    }
  },
);

test('on a line that loses, doubles, delays and spoils bytes the till is never told an untruth', async () => {
  const fault = fc.oneof(
    { weight: 8, arbitrary: fc.constant(intact) },
    { weight: 1, arbitrary: fc.constant(dropped) },
    { weight: 1, arbitrary: fc.constant(duplicated) },
    { weight: 1, arbitrary: fc.nat(6_000).map(delayed) },
    {
      weight: 1,
      arbitrary: fc.tuple(fc.nat(90), fc.nat(7)).map(([place, bit]) => corrupted(place, 1 << bit)),
    },
    {
      weight: 1,
      arbitrary: fc.tuple(fc.nat(90), fc.nat(400)).map(([at, after]) => split(at, after)),
    },
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(fault, { maxLength: 30 }),
      fc.constantFrom(...endings),
      fc.array(fc.tuple(fc.nat(8_000), fc.constantFrom(...endings)), { maxLength: 2 }),
      async (faults, { method, act }, others) => {
        const rig = createRig();
        const left = [...faults];
        let isSpoiled = false;
        const spoiled = choosing(() => (isSpoiled ? (left.shift() ?? intact) : intact));
        const { session } = await rig.connect(spoiled);
        isSpoiled = true;
        const end = rig.pay(session, method);
        for (const [wait, other] of others) {
          await rig.clock.advanceAsync(wait);
          other.act(rig);
        }
        await rig.clock.advanceAsync(1_000);
        act(rig);
        await rig.clock.advanceAsync(1_000_000);
        await tellsTheTruth(rig, await end, 'spoiled line');
      },
    ),
    { numRuns: 400 },
  );
});

async function tellsTheTruth(rig: Rig, end: PayEnd, where: string): Promise<void> {
  const asked = await rig.askAgain();
  const list = rig.terminal.transactions();
  const [told] = rig.outcomes;
  const isTaken = list.some(({ result }) => result === 'approved');
  expect(list.length, `${where}: one transaction at most`).toBeLessThanOrEqual(1);
  expect(rig.outcomes.length, where).toBe(end.type === 'finished' ? 1 : 0);
  if (told) expect(told.type === 'approved', where).toBe(isTaken);
  if (end.type === 'not_sent') expect(list, where).toEqual([]);
  if (list.length === 0) {
    expect(asked.type, where).toBe('unavailable');
    return;
  }
  if (asked.type !== 'result') return expect.unreachable(`${where}: ${asked.type}`);
  expect(asked.outcome.type === 'approved', where).toBe(isTaken);
  if (told?.receipt) expect(asked.mark, where).toBe(told.receipt.mark);
}
