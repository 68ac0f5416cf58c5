import { afterEach, expect, test } from 'vitest';
import {
  type EventReader,
  type ReadEvent,
  readEvents,
} from '../../electron/gateway/testing/event-reader.ts';
import { callerOf } from './caller.ts';
import {
  type HeadlessGateway,
  newFolder,
  removeFolder,
  startHeadless,
  until,
} from './headless-gateway.ts';

let running: HeadlessGateway | undefined;
let folder = '';
afterEach(async () => {
  await running?.end('SIGKILL');
  await removeFolder(folder);
});

async function start(): Promise<HeadlessGateway> {
  running = await startHeadless(['--demo', '--terminal', 'manual'], folder);
  return running;
}

function listen({ url, demo }: HeadlessGateway, after: number): Promise<EventReader> {
  const authorization = `Basic ${btoa(`${demo.key_id}:${demo.key_secret}`)}`;
  return readEvents(url, { authorization, 'last-event-id': String(after) });
}

const kept = (events: readonly ReadEvent[]) => events.filter(({ id }) => id !== null);
const of = (events: readonly ReadEvent[], id: string) =>
  kept(events).filter(({ entity }) => entity.id === id);

test('a reader goes on where it was when the till was killed, to the end of the checkout (X12, X59)', async () => {
  folder = await newFolder();
  const first = await start();
  const caller = callerOf(first);
  await until(
    async () => (await fetch(`${first.url}/healthz`)).text(),
    (health) => health.includes('"ready"'),
  );
  const before = await listen(first, 0);
  const order = await caller.createOrder();
  const { body: checkout } = await caller.checkout(order);
  await before.until((events) => of(events, order.id).some((each) => each.entity.attempts === 1));
  await first.end('SIGKILL');
  await before.ended;

  const seen = kept(before.events);
  const again = await listen(await start(), seen.at(-1)?.id ?? 0);
  await again.until((events) =>
    of(events, checkout.id).some(({ entity }) => entity.status !== 'processing'),
  );
  again.leave();
  const ids = [...seen, ...kept(again.events)].map(({ id }) => Number(id));
  expect(ids).toEqual([...new Set(ids)].sort((one, other) => one - other));
  // What the terminal was doing when the till died is asked of it: nobody had paid.
  const doubts = kept(again.events).filter(({ name }) => name === 'payment');
  expect(doubts[0]?.entity).toMatchObject({ status: 'created', metadata: { in_doubt: true } });
  expect(doubts.at(-1)?.entity).toMatchObject({ status: 'failed', order_id: order.id });
  expect(of(again.events, checkout.id).at(-1)?.entity).toMatchObject({ status: 'failed' });
  expect(again.events.some(({ name }) => name === 'terminal')).toBe(true);
}, 120_000);
