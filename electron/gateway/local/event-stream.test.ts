import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createManualClock } from '../../../shared/manual-clock.ts';
import type { EventFrame } from './event-frames.ts';
import { openEventStream } from './event-stream.ts';

const frame = (seq: number): EventFrame => ({ seq, text: seq % 5 === 0 ? '' : `id: ${seq}\n\n` });
const told = (text: string) => [...text.matchAll(/^id: (\d+)$/gm)].map(([, id]) => Number(id));
const shown = (seqs: readonly number[]) => seqs.filter((seq) => seq % 5 !== 0);
const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

/** A journal that grows, and a reader whose patience with reading is scripted. */
function stage(after: number | null) {
  const clock = createManualClock();
  const journal: EventFrame[] = [];
  let written = '';
  let writesWhileBehind = 0;
  let isFull = false;
  let room = Number.POSITIVE_INFINITY;
  let isCut = false;
  let terminals = 'event: terminal\n\n';
  const faults: unknown[] = [];
  let isBroken = false;
  const stream = () =>
    openEventStream({
      clock,
      after,
      framesAfter: (seq, limit) => {
        if (isBroken) throw new Error('unreadable');
        return journal.filter((each) => each.seq > seq).slice(0, limit);
      },
      terminals: () => terminals,
      fault: (error) => faults.push(error),
      sink: {
        write(text) {
          if (isFull) writesWhileBehind += 1;
          written += text;
          room -= 1;
          isFull = room <= 0;
          return !isFull;
        },
        cut: () => {
          isCut = true;
        },
      },
    });
  return {
    clock,
    journal,
    stream,
    faults,
    text: () => written,
    isCut: () => isCut,
    writesWhileBehind: () => writesWhileBehind,
    grow(count: number): readonly EventFrame[] {
      const frames = Array.from({ length: count }, (_, at) => frame(journal.length + at + 1));
      journal.push(...frames);
      return frames;
    },
    setRoom(writes: number) {
      room = writes;
      isFull = false;
    },
    setTerminals(text: string) {
      terminals = text;
    },
    break() {
      isBroken = true;
    },
  };
}

test('however slowly it reads, a reader hears everything once and in order, and nothing is queued for it', async () => {
  const step = fc.oneof(
    fc.record({ type: fc.constant('commit' as const), count: fc.integer({ min: 1, max: 130 }) }),
    fc.record({ type: fc.constant('drain' as const), room: fc.integer({ min: 1, max: 40 }) }),
    fc.record({ type: fc.constant('turn' as const) }),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { maxLength: 30 }),
      fc.option(fc.integer({ min: 0, max: 200 }), { nil: null }),
      fc.integer({ min: 0, max: 300 }),
      fc.integer({ min: 1, max: 20 }),
      async (steps, after, before, room) => {
        const scene = stage(after === null ? null : Math.min(after, before));
        scene.grow(before);
        scene.setRoom(room);
        const stream = scene.stream();
        for (const each of steps) {
          if (each.type === 'commit') stream.committed(scene.grow(each.count));
          if (each.type === 'turn') await settle();
          if (each.type === 'drain') {
            scene.setRoom(each.room);
            stream.drained();
          }
        }
        scene.setRoom(Number.POSITIVE_INFINITY);
        stream.drained();
        for (let round = 0; round < 60; round += 1) await settle();
        const start = after === null ? before : Math.min(after, before);
        const all = scene.journal.map(({ seq }) => seq).filter((seq) => seq > start);
        expect(told(scene.text())).toEqual(shown(all));
        expect(scene.writesWhileBehind()).toBe(0);
        stream.stop();
        expect(scene.clock.waits()).toEqual([]);
      },
    ),
    { numRuns: 300 },
  );
});

test('a reader that takes nothing for ten seconds is cut off', () => {
  const scene = stage(null);
  scene.setRoom(3);
  const stream = scene.stream();
  stream.committed(scene.grow(1_000));
  const sent = scene.text();
  scene.clock.advance(9_999);
  expect(scene.isCut()).toBe(false);
  scene.clock.advance(1);
  expect(scene.isCut()).toBe(true);
  stream.committed(scene.grow(1_000));
  stream.terminalChanged('event: terminal\n\n');
  stream.drained();
  expect(scene.text()).toBe(sent);
  expect(scene.clock.waits()).toEqual([]);
});

test('terminals as they are now are told first, and again when a change was missed', () => {
  const scene = stage(null);
  scene.setRoom(2);
  const stream = scene.stream();
  expect(scene.text()).toBe('retry: 2000\n\nevent: terminal\n\n');
  stream.terminalChanged('event: terminal\ndata: 1\n\n');
  scene.setTerminals('event: terminal\ndata: 3\n\n');
  stream.terminalChanged('event: terminal\ndata: 2\n\n');
  scene.setRoom(9);
  stream.drained();
  expect(scene.text().match(/data: \d/g)).toEqual(['data: 1', 'data: 3']);
  stream.stop();
});

test('a quiet stream says every fifteen seconds that it is still there', () => {
  const scene = stage(null);
  const stream = scene.stream();
  scene.clock.advance(45_000);
  expect(scene.text().match(/^: still here$/gm)).toHaveLength(3);
  stream.stop();
});

test('an id beyond the end is one of another journal: what happens next is told', () => {
  const scene = stage(900);
  scene.grow(3);
  const stream = scene.stream();
  stream.committed(scene.grow(1));
  expect(told(scene.text())).toEqual([4]);
  stream.stop();
});

test('a journal that cannot be read ends the stream and is told to whoever looks after it', () => {
  const scene = stage(0);
  scene.grow(3);
  scene.break();
  scene.stream();
  expect(scene.isCut()).toBe(true);
  expect(scene.faults).toHaveLength(1);
  expect(scene.clock.waits()).toEqual([]);
});
