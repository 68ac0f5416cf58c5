import { expect, test } from 'vitest';
import type { ServiceEnd } from '../../terminals/service.ts';
import { dayTerminal, openCounterDay } from '../testing/counter-day.ts';
import { createSlips } from './slips.ts';
import { createTerminalLanes } from './terminal-lanes.ts';

const actor = { type: 'till' } as const;
type Done = Extract<ServiceEnd, { type: 'done' }>;
const done: Done = { type: 'done', lines: [], words: null, terminalTime: null, totals: [] };

/** One paid sale whose slip was lost, at a terminal that repeats this. */
async function openLostSlip(answer: Partial<Done>) {
  const day = await openCounterDay([['show', 'approve', 'finish']]);
  const input = { amount: 19_900, currency: 'INR' } as const;
  const order = await day.till.orders.create(input, actor);
  if (!order.ok) throw new Error(order.refusal.type);
  const orderId = order.value.id;
  const nothing = { preferredMethod: null, description: null, echo: null, notes: null };
  await day.till.checkouts.initiate({ ...input, ...nothing, deviceId: null, orderId }, actor);
  await day.clock.advanceAsync(1_000);
  const [payment] = day.payments();
  const mark = payment?.approval?.mark ?? '';
  const slips = createSlips({
    ledger: day.ledger,
    clock: day.clock,
    lanes: createTerminalLanes(),
    markBefore: () => mark,
    terminals: {
      ...day.port,
      statuses: () => [
        { terminal: { ...dayTerminal, slips: 'till' }, connection: { type: 'ready' } },
      ],
      abilities: () => ['repeat_receipt'],
      serve: () => Promise.resolve({ ...done, mark, ...answer }),
    },
  });
  return { day, slips, orderId, id: payment?.id ?? '' };
}

test('a slip that the terminal calls another transaction’s is not kept', async () => {
  const printed = [{ copy: 'customer', text: 'SALE' }] as const;
  const { day, slips, orderId, id } = await openLostSlip({ mark: 'another', slips: printed });
  expect(slips.missingOf(orderId)).toBe(id);
  expect(await slips.fetch(id, actor)).toBe('another');
  expect(day.payments()[0]?.slips).toBeUndefined();
  await day.close();
});

test('a terminal that sends no lines leaves the slip missing', async () => {
  const { day, slips, orderId, id } = await openLostSlip({});
  expect(await slips.fetch(id, actor)).toBe('no_slip');
  expect(slips.missingOf(orderId)).toBe(id);
  await day.close();
});
