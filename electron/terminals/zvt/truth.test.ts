import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LineFault } from '../../transports/memory.ts';
import {
  choosing,
  corrupted,
  delayed,
  dropped,
  duplicated,
  intact,
  split,
} from '../../transports/memory-faults.ts';
import type { PayEnd, TerminalSession } from '../terminal.ts';
import { createRig, type Rig } from './rig.ts';

/**
 * Whatever happens to the line: what the till was told and can ask for is what the terminal has in its
 * own list, and one payment is one transaction at most.
 */
interface Ending {
  readonly name: string;
  readonly act: (rig: Rig, session: TerminalSession) => void;
}

const endings: readonly Ending[] = [
  { name: 'approved by card', act: (rig) => rig.terminal.approve('card') },
  { name: 'approved by UPI', act: (rig) => rig.terminal.approve('upi') },
  { name: 'declined', act: (rig) => rig.terminal.decline('CARD_DECLINED') },
  { name: 'cancelled at the terminal', act: (rig) => rig.terminal.cancel() },
  { name: 'aborted by the till', act: (_, session) => void session.abort() },
];

for (const { name, act } of endings) {
  test(`unplugged at every message of a payment that is ${name}, the truth can be asked for`, async () => {
    const writes = await countWrites(act);
    expect(writes).toBeGreaterThan(10);
    for (let at = 0; at < writes; at += 1) {
      // How far the bytes and what they set off get before the cable is out.
      for (const delay of [0, 3, 12, 64]) {
        const rig = createRig();
        const { session, line } = await rig.connect(unpluggedAt(at, delay, () => line.cut()));
        const end = rig.pay(session);
        await rig.settle();
        act(rig, session);
        await rig.clock.advanceAsync(400_000);
        await tellsTheTruth(rig, await end, `cut at write ${at} after ${delay}`);
      }
    }
  });

  test(`a terminal that loses power at every message of a payment that is ${name} still tells the truth`, async () => {
    const writes = await countWrites(act);
    for (let at = 0; at < writes; at += 1) {
      const rig = createRig();
      const { session } = await rig.connect(unpluggedAt(at, 0, () => void rig.terminal.powerOff()));
      const end = rig.pay(session);
      await rig.settle();
      act(rig, session);
      await rig.clock.advanceAsync(400_000);
      await tellsTheTruth(rig, await end, `power off at write ${at}`);
    }
  });
}

test('on a line that loses, doubles, delays and spoils bytes the till is never told an untruth', async () => {
  const fault = fc.oneof(
    { weight: 12, arbitrary: fc.constant(intact) },
    { weight: 1, arbitrary: fc.constant(dropped) },
    { weight: 1, arbitrary: fc.constant(duplicated) },
    { weight: 1, arbitrary: fc.nat(6_000).map(delayed) },
    {
      weight: 1,
      arbitrary: fc.tuple(fc.nat(60), fc.nat(7)).map(([place, bit]) => corrupted(place, 1 << bit)),
    },
    {
      weight: 1,
      arbitrary: fc.tuple(fc.nat(60), fc.nat(400)).map(([at, after]) => split(at, after)),
    },
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(fault, { maxLength: 60 }),
      fc.array(fc.tuple(fc.nat(8_000), fc.constantFrom(...endings)), {
        minLength: 1,
        maxLength: 3,
      }),
      async (faults, acts) => {
        const rig = createRig();
        const left = [...faults];
        let isSpoiled = false;
        const spoiled = choosing(() => (isSpoiled ? (left.shift() ?? intact) : intact));
        const { session } = await rig.connect(spoiled);
        isSpoiled = true;
        const end = rig.pay(session);
        for (const [wait, { act }] of acts) {
          await rig.clock.advanceAsync(wait);
          act(rig, session);
        }
        await rig.clock.advanceAsync(1_000_000);
        await tellsTheTruth(rig, await end, 'spoiled line');
      },
    ),
    { numRuns: 400 },
  );
});

for (const { name, act } of endings.filter(({ name }) => name !== 'approved by UPI')) {
  test(`unplugged at every message of a refund that is ${name}, the truth can be asked for`, async () => {
    const writes = await countRefundWrites(act);
    for (let at = 0; at < writes; at += 1) {
      for (const delay of [0, 12]) {
        const rig = createRig();
        const { session, line } = await rig.connect(unpluggedAt(at, delay, () => line.cut()));
        const end = rig.refund(session);
        await rig.settle();
        act(rig, session);
        await rig.clock.advanceAsync(400_000);
        await tellsTheTruth(rig, await end, `refund cut at write ${at} after ${delay}`);
        expect(rig.terminal.transactions().every(({ kind }) => kind === 'refund')).toBe(true);
      }
    }
  });
}

async function countRefundWrites(act: Ending['act']): Promise<number> {
  const rig = createRig();
  const { session } = await rig.connect();
  const end = rig.refund(session);
  await rig.settle();
  act(rig, session);
  expect(await end).toEqual({ type: 'finished' });
  await rig.settle();
  return rig.wire.length;
}

async function countWrites(act: Ending['act']): Promise<number> {
  const rig = createRig();
  const { session } = await rig.connect();
  const end = rig.pay(session);
  await rig.settle();
  act(rig, session);
  expect(await end).toEqual({ type: 'finished' });
  await rig.settle();
  return rig.wire.length;
}

/** Counts from the first write of the payment, since registering is not what is tested. */
function unpluggedAt(at: number, delay: number, unplug: () => void): LineFault {
  let writes = 0;
  let isPaying = false;
  return (bytes) => {
    // Authorisation or refund.
    isPaying ||= bytes[2] === 0x06 && (bytes[3] === 0x01 || bytes[3] === 0x31);
    if (isPaying) {
      if (writes === at) void afterTurns(delay).then(unplug);
      writes += 1;
    }
    return [{ bytes, after: 0 }];
  };
}

async function afterTurns(turns: number): Promise<void> {
  for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
}

async function tellsTheTruth(rig: Rig, end: PayEnd, where: string): Promise<void> {
  const last = await rig.askAgain();
  const list = rig.terminal.transactions();
  const kept = rig.outcomes;
  expect(list.length, `${where}: one transaction at most`).toBeLessThanOrEqual(1);
  const taken = list.filter(({ result }) => result === 'approved');
  // Money that the terminal keeps is money that the till has written down.
  if (taken.length > 0)
    expect(
      kept.map(({ type }) => type),
      where,
    ).toEqual(['approved']);
  switch (end.type) {
    case 'finished':
      expect(kept, where).toHaveLength(1);
      expect(taken.length, where).toBe(kept[0]?.type === 'approved' ? 1 : 0);
      break;
    case 'not_sent':
    case 'refused':
      expect(list, where).toEqual([]);
      break;
    case 'unknown':
      break;
  }
  if (list.length === 0) {
    expect(last, where).toEqual({ type: 'none' });
    return;
  }
  if (last.type !== 'result') return expect.unreachable(`${where}: ${last.type}`);
  expect(last.outcome.type === 'approved', where).toBe(taken.length === 1);
  const told = kept.find(({ type }) => type === 'approved')?.receipt?.mark;
  if (told !== undefined) expect(last.mark, where).toBe(told);
}
