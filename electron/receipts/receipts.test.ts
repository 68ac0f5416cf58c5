import { expect, onTestFinished, test } from 'vitest';
import { createIds } from '../../shared/ids.ts';
import { createManualClock } from '../../shared/manual-clock.ts';
import type { Payment } from '../../shared/payment.ts';
import { defaultSettings, type Settings } from '../../shared/settings.ts';
import { openMemoryLedger } from '../ledger/open-memory-ledger.ts';
import { anOrder, aPayment, till } from '../ledger/testing/samples.ts';
import { drawerKick } from './escpos.ts';
import type { SendOutcome } from './printer.ts';
import { createReceipts } from './receipts.ts';

const asha = { type: 'staff', staffId: 'staff_asha' } as const;
const printer = { type: 'tcp', host: 'printer', port: 9_100 } as const;
/** Euros are in the printer's own letters. */
const order = anOrder(1, { currency: 'EUR', amountPaid: 10_000, status: 'paid' });
const inEuros = (but: Partial<Payment>) => aPayment('pay_1', { currency: 'EUR', ...but });
const captured = (but: Partial<Payment> = {}) =>
  inEuros({ state: 'captured', authorisedAmount: 10_000, capturedAmount: 10_000, ...but });

function open(different: Partial<Settings> = {}) {
  const clock = createManualClock();
  const ledger = openMemoryLedger(clock.now);
  const sent: Uint8Array[] = [];
  const faults: unknown[] = [];
  let answer = async (): Promise<SendOutcome> => ({ type: 'sent' });
  let chance = 0;
  const receipts = createReceipts({
    ...{ ledger, clock },
    ids: createIds(clock.now, (length) => new Uint8Array(length).fill(chance++)),
    settings: () => ({ ...defaultSettings, printer, ...different }),
    send: (_link, bytes) => {
      sent.push(bytes);
      return answer();
    },
    loadShaper: () => Promise.reject(new Error('no letters are needed here')),
    report: (fault) => faults.push(fault),
  });
  onTestFinished(() => receipts.stop());
  const texts = () => sent.map((bytes) => new TextDecoder('windows-1252').decode(bytes));
  return {
    ...{ ledger, receipts, clock, faults, sent },
    receiptsSent: () => texts().filter((text) => text.includes('Galla Stores')),
    kicks: () => sent.filter((bytes) => Buffer.from(bytes).equals(drawerKick)).length,
    become: (next: typeof answer) => {
      answer = next;
    },
    pay: (payment: Payment) =>
      ledger.write((book) => {
        book.append({ type: 'order', order }, till);
        book.append({ type: 'payment', payment, because: 'test' }, till);
      }),
    idle: () => expect.poll(() => receipts.queue.status().jobs).toEqual([]),
  };
}

test('a sale that is paid is printed by itself, once, whatever is told of it later', async () => {
  const { receiptsSent, pay, idle, ledger } = open();
  await pay(captured());
  await idle();
  await pay(captured({ refundedAmount: 500 }));
  await pay(captured());
  await idle();
  expect(receiptsSent()).toHaveLength(1);
  expect(receiptsSent()[0]).toContain('Sale 1');
  expect(ledger.printJobsOfOrder(order.id)).toMatchObject([{ state: 'printed' }]);
});

test('a sale that is not paid yet is not printed, and neither is any where the shop does not want it', async () => {
  for (const { settings, payment } of [
    { settings: {}, payment: inEuros({ state: 'declined' }) },
    { settings: { autoPrint: false }, payment: captured() },
    { settings: { printer: null }, payment: captured() },
  ]) {
    const { pay, ledger, sent } = open(settings);
    await pay(payment);
    expect(ledger.openPrintJobs()).toEqual([]);
    expect(sent).toEqual([]);
  }
});

test.each([
  ['cash opens the drawer', 'cash', {}, 1],
  ['a card does not', 'card', {}, 0],
  ['cash does not where there is no drawer', 'cash', { cashDrawer: false }, 0],
] as const)('%s', async (_name, method, settings, kicks) => {
  const counter = open(settings);
  await counter.pay(captured({ method }));
  await counter.idle();
  expect(counter.kicks()).toBe(kicks);
});

test('the drawer and the receipt never meet at the printer’s line', async () => {
  const { pay, idle, become, sent } = open();
  let inUse = 0;
  let most = 0;
  become(async () => {
    inUse += 1;
    most = Math.max(most, inUse);
    await new Promise(setImmediate);
    inUse -= 1;
    return { type: 'sent' };
  });
  await pay(captured({ method: 'cash' }));
  await idle();
  await expect.poll(() => sent).toHaveLength(2);
  expect(most).toBe(1);
});

test('a sale does not wait for a printer that never answers, nor for one that breaks', async () => {
  const { pay, become, ledger, receipts } = open();
  become(() => new Promise(() => undefined));
  await pay(captured({ method: 'cash' }));
  expect(ledger.order(order.id)?.status).toBe('paid');
  await expect.poll(() => receipts.queue.status().jobs).toHaveLength(1);

  const broken = open();
  broken.become(() => Promise.reject(new Error('broken')));
  await broken.pay(captured());
  await expect.poll(() => broken.receipts.queue.status().jobs[0]?.state).toBe('uncertain');
  expect(broken.faults).toHaveLength(1);
});

test('a copy says that it is one, also while the first still waits', async () => {
  const { pay, receipts, become, receiptsSent, idle, ledger } = open();
  become(async () => ({ type: 'not_sent', trouble: 'refused' }));
  await pay(captured());
  await expect.poll(() => receipts.queue.status().jobs[0]?.state).toBe('waiting');
  expect(await receipts.print(order.id, false, asha)).toMatchObject({ isDuplicate: true });
  become(async () => ({ type: 'sent' }));
  const [first] = ledger.openPrintJobs();
  await receipts.queue.retry(first?.id ?? '', asha);
  await idle();
  const duplicates = receiptsSent().map((text) => text.includes('DUPLICATE'));
  expect(duplicates.slice(-2)).toEqual([false, true]);
});

test('a first print that somebody gave up is no reason to call the next one a duplicate', async () => {
  const { pay, receipts, become } = open({ autoPrint: false });
  become(async () => ({ type: 'not_sent', trouble: 'refused' }));
  await pay(captured());
  const job = await receipts.print(order.id, false, asha);
  await expect.poll(() => receipts.queue.status().jobs[0]?.state).toBe('waiting');
  await receipts.queue.cancel(job?.id ?? '', asha);
  expect(await receipts.print(order.id, false, asha)).toMatchObject({ isDuplicate: false });
});

test('a merchant’s copy that a terminal left to the till is printed behind the customer’s receipt', async () => {
  const { pay, idle, receiptsSent, receipts, ledger } = open();
  const slips = [
    { copy: 'customer', text: 'FOR THE CUSTOMER' },
    { copy: 'merchant', text: 'FOR THE SHOP' },
  ] as const;
  await pay(captured({ slips }));
  await expect.poll(() => receiptsSent().length).toBe(2);
  await idle();
  const [first, second] = receiptsSent();
  expect(first).toContain('FOR THE CUSTOMER');
  expect(first).not.toContain('FOR THE SHOP');
  expect(second).toContain('FOR THE SHOP');
  expect(second).not.toMatch(/FOR THE CUSTOMER|DUPLICATE/);
  const again = await receipts.print(order.id, false, asha, 'merchant');
  expect(again).toMatchObject({ copy: 'merchant', isDuplicate: true });
  await idle();
  expect(receiptsSent()[2]).toContain('DUPLICATE');
  expect(ledger.printJobsOfOrder(order.id)).toHaveLength(3);
});

test('where no terminal gave a merchant’s copy there is none to be printed', async () => {
  const { pay, receipts } = open({ autoPrint: false });
  await pay(captured());
  expect(receipts.merchantCopyOf(order.id, false)).toBeUndefined();
  expect(await receipts.print(order.id, false, asha, 'merchant')).toBeUndefined();
});

test('an order that nobody knows has no receipt', async () => {
  const { receipts } = open();
  expect(receipts.receiptOf('order_none', false)).toBeUndefined();
  expect(await receipts.print('order_none', false, asha)).toBeUndefined();
});

test('a drawer without a printer says so, and one that is off why', async () => {
  const { receipts, become } = open();
  expect(await receipts.openDrawer()).toBe('opened');
  become(async () => ({ type: 'not_sent', trouble: 'not_found' }));
  expect(await receipts.openDrawer()).toBe('not_found');
  expect(await open({ printer: null }).receipts.openDrawer()).toBe('no_printer');
});

const slip = { terminal: 'Counter', lines: ['TERMINAL 12', 'TOTAL 3'], isWhole: true };

test('what a terminal has called to print is printed as it stands, and kept until then', async () => {
  const { receipts, sent, idle } = open();
  await receipts.printSlip(slip, { type: 'terminal', terminalId: 'counter' });
  await receipts.printSlip({ ...slip, isWhole: false }, till);
  await idle();
  const [whole, part] = sent.map((bytes) => new TextDecoder('windows-1252').decode(bytes));
  expect(whole).toMatch(/Counter.*TERMINAL 12\n.*TOTAL 3/s);
  expect(whole).not.toContain('hung up');
  expect(part).toContain('Not whole: the terminal hung up.');
});

test('without a printer twenty slips wait, and then there is no room for another', async () => {
  const { receipts } = open({ printer: null });
  for (let kept = 0; kept < 20; kept += 1) {
    expect(receipts.hasRoomForSlip()).toBe(true);
    await receipts.printSlip(slip, till);
  }
  expect(receipts.hasRoomForSlip()).toBe(false);
  expect(receipts.queue.status().jobs[0]?.slip).toEqual(slip);
});
