import { expect, test, vi } from 'vitest';
import type { OrderLine } from '../../shared/ipc.ts';
import type { Story } from '../../shared/story.ts';
import { sampleLine, sampleOrder } from '../testing/samples.ts';
import { createTestWindow } from '../testing/window.ts';

function line(seq: number): OrderLine {
  return sampleLine({ id: `order_${seq}`, seq });
}

function storyOf(seq: number): Story {
  const order = sampleOrder({ id: `order_${seq}`, seq });
  return { order, payments: [], lines: [], names: {}, missing: [] };
}

function page(lines: readonly OrderLine[], more = false) {
  return { lines, more, unread: 0 };
}

/** Everything that was asked and answered has been taken in. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
}

test('typing asks once, when it pauses', async () => {
  const { bridge, clock, history, state } = createTestWindow();
  bridge.answer('history.search', page([line(2), line(1)]));
  for (const text of ['1', '19', '199']) {
    history.type(text);
    clock.advance(50);
  }
  expect(bridge.calls).toEqual([]);
  clock.advance(70);
  await settled();
  expect(bridge.calls).toEqual([{ channel: 'history.search', request: { text: '199' } }]);
  expect(state().history).toMatchObject({ search: 'answered', lines: [line(2), line(1)] });
});

test('an answer to what was typed before is not shown', async () => {
  const { bridge, history, state } = createTestWindow();
  const answers = [Promise.withResolvers<ReturnType<typeof page>>(), page([line(2)])];
  bridge.answer('history.search', () => {
    const next = answers.shift();
    return next && 'promise' in next ? next.promise : (next ?? page([]));
  });
  const [slow] = answers;
  history.look();
  history.chooseDay('2026-01-05');
  await settled();
  if (slow && 'resolve' in slow) slow.resolve(page([line(1)]));
  await settled();
  expect(state().history.lines).toEqual([line(2)]);
  expect(bridge.calls.at(-1)?.request).toEqual({ text: '', day: '2026-01-05' });
});

test('the next page is added below, and asked for once', async () => {
  const { bridge, history, state } = createTestWindow();
  bridge.answer('history.search', ({ before }) =>
    before === undefined ? page([line(9), line(8)], true) : page([line(7)]),
  );
  history.look();
  await settled();
  history.more();
  history.more();
  await settled();
  expect(state().history.lines.map(({ order }) => order.seq)).toEqual([9, 8, 7]);
  expect(bridge.calls.map(({ request }) => request)).toEqual([
    { text: '' },
    { text: '', before: 8 },
  ]);
  history.more();
  await settled();
  expect(bridge.calls).toHaveLength(2);
});

test('walking the list tells the story of the sale it comes to, and only of the last', async () => {
  const { bridge, history, state } = createTestWindow();
  bridge.answer('history.search', page([line(3), line(2), line(1)]));
  const told = vi.fn(({ orderId }: { orderId: string }) => ({
    story: storyOf(Number(orderId.slice(6))),
  }));
  bridge.answer('history.story', told);
  history.look();
  await settled();
  history.step(1);
  history.step(1);
  history.step(5);
  history.step(-1);
  await settled();
  expect(told.mock.calls.map(([request]) => request.orderId)).toEqual([
    'order_3',
    'order_2',
    'order_1',
    'order_2',
  ]);
  expect(state().history).toMatchObject({
    selectedId: 'order_2',
    story: { order: { seq: 2 } },
    telling: 'answered',
  });
});

test('a till that does not answer is said to have failed, and may be asked again', async () => {
  const { bridge, history, state } = createTestWindow();
  bridge.fail('history.search', 'reject');
  history.look();
  await settled();
  expect(state().history.search).toBe('failed');
  bridge.answer('history.search', page([line(1)]));
  history.look();
  await settled();
  bridge.fail('history.story', 'reject');
  history.select('order_1');
  await settled();
  expect(state().history).toMatchObject({ search: 'answered', telling: 'failed', story: null });
  bridge.fail('history.check', 'reject');
  expect(await history.check('1234')).toBeNull();
  bridge.fail('window.copy', 'reject');
  expect(await history.copy('text')).toBe(false);
});

test('what a search no longer finds is no longer selected', async () => {
  const { bridge, clock, history, state } = createTestWindow();
  bridge.answer('history.story', { story: storyOf(1) });
  bridge.answer('history.search', page([line(1)]));
  history.look();
  await settled();
  history.select('order_1');
  await settled();
  bridge.answer('history.search', page([]));
  history.type('zz');
  clock.advance(200);
  await settled();
  expect(state().history).toMatchObject({ selectedId: null, story: null, lines: [] });
});

test('news of a sale in the list changes its row, and no other', async () => {
  const { bridge, history, state } = createTestWindow();
  bridge.answer('history.search', page([line(2), line(1)]));
  history.look();
  await settled();
  const [two] = state().history.lines;
  bridge.push({ type: 'order', line: sampleLine({ id: 'order_1', seq: 1, status: 'paid' }) });
  bridge.push({ type: 'order', line: line(7) });
  expect(state().history.lines.map(({ order }) => order.status)).toEqual(['attempted', 'paid']);
  expect(state().history.lines[0]).toBe(two);
});
