import { expect, test } from 'vitest';
import type { Change, JournalEntry } from '../../shared/journal.ts';
import type { CallNote, Recorded, WireNote } from '../../shared/recording.ts';
import type { StoryLine } from '../../shared/story.ts';
import { activityChange, anActivity, anOrder, orderChange } from '../ledger/testing/samples.ts';
import { subjectsOf, tellStory } from './story-policy.ts';

function entry(seq: number, at: number, change: Change): JournalEntry {
  return { seq, at, actor: { type: 'till' }, change, hash: `hash ${seq}`, previousHash: '' };
}

function call(at: number, but: Partial<CallNote> = {}): Recorded<CallNote> {
  return {
    ...{ at, from: 'gateway', by: 'key', approvedBy: null, what: 'GET /v1/orders/:id' },
    ...{ outcome: '200', milliseconds: 1, subjects: [], ...but },
  } as Recorded<CallNote>;
}

function frame(at: number, direction: WireNote['direction'], name = 'frame'): Recorded<WireNote> {
  return { at, terminalId: 'counter', direction, name, length: 3 };
}

function shortly(lines: readonly StoryLine[]): readonly string[] {
  return lines.map((line) => {
    if (line.type === 'change') return line.what;
    return line.type === 'frame' ? line.name : `${line.what} ${line.times}`;
  });
}

const made = entry(1, 10, orderChange(anOrder(1)));
const paid = entry(2, 20, orderChange(anOrder(1, { status: 'paid', amountPaid: 10_000 })));

test('everything stands in the order in which it happened', () => {
  const lines = tellStory({
    entries: [made, paid],
    calls: [call(25), call(5, { what: 'POST /v1/orders' })],
    frames: [frame(15, 'sent', 'pay'), frame(18, 'received', 'status')],
  });
  expect(shortly(lines)).toEqual([
    'POST /v1/orders 1',
    'order_made',
    'pay',
    'status',
    'order_paid',
    'GET /v1/orders/:id 1',
  ]);
  expect(lines[1]).toMatchObject({ seq: 1, hash: 'hash 1', change: { order: { seq: 1 } } });
});

test('within a millisecond a cause comes before what it caused', () => {
  const lines = tellStory({
    entries: [entry(1, 10, orderChange(anOrder(1))), entry(2, 10, paid.change)],
    calls: [call(10)],
    frames: [frame(10, 'received', 'in'), frame(10, 'dropped', 'noise'), frame(10, 'sent', 'out')],
  });
  expect(shortly(lines)).toEqual([
    'GET /v1/orders/:id 1',
    'in',
    'noise',
    'order_made',
    'order_paid',
    'out',
  ]);
});

test('messages of one millisecond stay in their order', () => {
  const frames = [
    frame(10, 'sent', 'pay'),
    frame(10, 'received', 'taken'),
    frame(10, 'received', 'insert card'),
    frame(10, 'sent', 'seen'),
  ];
  const lines = tellStory({ entries: [], calls: [], frames });
  expect(shortly(lines)).toEqual(['pay', 'taken', 'insert card', 'seen']);
});

test('a question asked again and again is one line until something has changed', () => {
  const lines = tellStory({
    entries: [made, paid],
    calls: [11, 12, 13, 21, 22].map((at) => call(at)),
    frames: [frame(12, 'sent')],
  });
  expect(shortly(lines)).toEqual([
    'order_made',
    'GET /v1/orders/:id 3',
    'frame',
    'order_paid',
    'GET /v1/orders/:id 2',
  ]);
  expect(lines[1]).toMatchObject({ at: 11, lastAt: 13 });
});

test('what somebody does twice is two lines, and so is a question that is answered otherwise', () => {
  const lines = tellStory({
    entries: [],
    frames: [],
    calls: [
      call(1, { what: 'checkout.retry', from: 'window' }),
      call(2, { what: 'checkout.retry', from: 'window' }),
      call(3),
      call(4, { outcome: '500' }),
      call(5, { by: 'other key' }),
    ],
  });
  expect(lines).toHaveLength(5);
});

test('the subjects are every id that the sale has brought forth', () => {
  const closing = anActivity('b', { action: 'close_checkout', closes: 'a' });
  const changes = [
    made.change,
    paid.change,
    activityChange(anActivity('a')),
    activityChange(closing),
  ];
  expect(subjectsOf(changes.map((change, place) => entry(place, place, change)))).toEqual([
    'order_1',
    'a',
    'b',
  ]);
});
