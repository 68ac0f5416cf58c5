import { expect, test } from 'vitest';
import type { IpcChannel } from '../../shared/ipc.ts';
import { createManualClock } from '../../shared/manual-clock.ts';
import type { PrintJob, Receipt } from '../../shared/receipt.ts';
import { answerWithin, createCall } from '../ipc.ts';
import { createFakeBridge } from '../testing/fake-bridge.ts';
import { sampleWindowState } from '../testing/samples.ts';
import { createReceiptAsks } from './receipt-asks.ts';

const job: PrintJob = {
  ...{ id: 'print_1', orderId: 'order_1', isDuplicate: false, state: 'queued', trouble: null },
  ...{ createdAt: 1, changedAt: 1 },
};
const receipt: Receipt = { language: 'en', blocks: [{ type: 'rule' }] };

function open() {
  const clock = createManualClock();
  const bridge = createFakeBridge(sampleWindowState());
  return { clock, bridge, asks: createReceiptAsks(createCall(bridge, clock)) };
}

test('a receipt is shown, and none where there is none', async () => {
  const { bridge, asks } = open();
  const shown = { receipt, merchantCopy: null, missingSlip: null };
  bridge.answer('receipt.show', shown);
  expect(await asks.show('order_1')).toEqual(shown);
  bridge.answer('receipt.show', { ...shown, receipt: null });
  expect(await asks.show('order_2')).toMatchObject({ receipt: null });
  expect(bridge.calls.map(({ request }) => request)).toEqual([
    { orderId: 'order_1' },
    { orderId: 'order_2' },
  ]);
});

test('a print is asked for only when the queue has it', async () => {
  const { bridge, asks } = open();
  bridge.answer('receipt.print', { job });
  expect(await asks.print('order_1', true)).toBe('asked');
  expect(bridge.calls[0]?.request).toEqual({ orderId: 'order_1', isDuplicate: true });
  bridge.answer('receipt.print', { job: null });
  expect(await asks.print('order_1', true)).toBe('not_asked');
});

test('a file says what became of it, and so does a drawer', async () => {
  const { bridge, asks } = open();
  bridge.answer('receipt.pdf', { result: 'cannot_write' });
  expect(await asks.keepPdf('order_1')).toBe('cannot_write');
  bridge.answer('drawer.open', { result: 'paper_out' });
  expect(await asks.openDrawer()).toBe('paper_out');
});

test('of jobs and test pages it only asks: what comes of them is news', async () => {
  const { bridge, asks } = open();
  bridge.answer('printer.retry', { job });
  bridge.answer('printer.cancel', { job });
  bridge.answer('printer.test', { job });
  await asks.retry('print_1');
  await asks.cancel('print_1');
  await asks.test();
  expect(bridge.calls.map(({ channel, request }) => [channel, request])).toEqual([
    ['printer.retry', { jobId: 'print_1' }],
    ['printer.cancel', { jobId: 'print_1' }],
    ['printer.test', {}],
  ]);
});

test('a main process that does not answer is no print, no file and no drawer', async () => {
  const { bridge, asks, clock } = open();
  const channels: IpcChannel[] = ['receipt.show', 'receipt.print', 'receipt.pdf', 'drawer.open'];
  for (const channel of channels) bridge.fail(channel, 'hang');
  const asked = Promise.all([
    asks.show('order_1'),
    asks.print('order_1', false),
    asks.keepPdf('order_1'),
    asks.openDrawer(),
  ]);
  await clock.advanceAsync(Math.max(...channels.map((channel) => answerWithin[channel])));
  expect(await asked).toEqual([null, 'not_asked', 'not_asked', 'not_asked']);
});

test('a lost slip is asked for at the terminal, and a till that is silent has none', async () => {
  const { bridge, asks, clock } = open();
  bridge.answer('receipt.slip', { result: 'another' });
  expect(await asks.slip('pay_1')).toBe('another');
  bridge.fail('receipt.slip', 'hang');
  const asked = asks.slip('pay_1');
  await clock.advanceAsync(answerWithin['receipt.slip']);
  expect(await asked).toBe('no_answer');
});
