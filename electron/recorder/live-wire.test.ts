import { expect, test } from 'vitest';
import { createManualClock } from '../../shared/manual-clock.ts';
import type { Recorded, WireNote } from '../../shared/recording.ts';
import { createLiveWire } from './live-wire.ts';

const note = { at: 1, terminalId: 'counter', direction: 'sent', name: 'pay', length: 3 } as const;

test('whoever follows is told of new messages, several at once, with what they say', () => {
  const { clock, live, record } = setUp();
  record(note);
  const told: (readonly { name: string }[])[] = [];
  const stop = live.follow((rows) => told.push(rows));
  record({ ...note, name: 'second', masked: '060100' });
  record({ ...note, name: 'third' });
  expect(told).toEqual([]);
  clock.advance(100);
  expect(told.map((rows) => rows.map(({ name }) => name))).toEqual([['second', 'third']]);
  expect(told[0]?.[0]).toMatchObject({ key: 2, fields: [{ name: 'amount', value: '060100' }] });
  stop();
  record(note);
  clock.advance(1_000);
  expect(told).toHaveLength(1);
});

test('who comes later sees the newest five hundred, oldest first', () => {
  const { live, record } = setUp();
  for (let count = 1; count <= 2_345; count += 1) record({ ...note, name: String(count) });
  const recent = live.recent();
  expect(recent).toHaveLength(500);
  expect(recent.at(0)?.name).toBe('1846');
  expect(recent.at(-1)?.name).toBe('2345');
});

function setUp() {
  const clock = createManualClock();
  let hear: (note: Recorded<WireNote>) => void = () => undefined;
  const live = createLiveWire({
    clock,
    wireLog: {
      onFrame(listener) {
        hear = listener;
        return () => undefined;
      },
    },
    explain: ({ masked }) =>
      masked === undefined
        ? undefined
        : { name: 'pay', fields: [{ name: 'amount', mark: '04', value: masked }] },
  });
  return { clock, live, record: (given: Recorded<WireNote>) => hear(given) };
}
