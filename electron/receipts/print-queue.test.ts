import { existsSync } from 'node:fs';
import { afterEach, expect, onTestFinished, test } from 'vitest';
import { createIds } from '../../shared/ids.ts';
import type { PrinterLink, PrinterStatus, PrintJob } from '../../shared/receipt.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { openLedger } from '../ledger/open-ledger.ts';
import { temporaryFolder } from '../ledger/testing/temporary-folder.ts';
import { systemClock } from '../system-clock.ts';
import { createPrintQueue, type PrintQueue } from './print-queue.ts';
import { createPrinter } from './printer.ts';
import { type SimulatedPrinter, startSimulatedPrinter } from './testing/simulated-printer.ts';

const asha = { type: 'staff', staffId: 'staff_asha' } as const;
const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

interface Counter {
  readonly ledger: Ledger;
  readonly queue: PrintQueue;
  /** Resolves when the status is so; rejects when it never is. */
  until(isSo: (status: PrinterStatus) => boolean): Promise<PrinterStatus>;
}

async function open(
  link: () => PrinterLink | null,
  folder = newFolder(),
  bytesOf = nameOf,
): Promise<Counter> {
  const fault = (error: unknown) => {
    throw error;
  };
  const ledger = openLedger({ folder, clock: systemClock, fault });
  closers.push(() => ledger.close());
  let chance = 0;
  const queue = createPrintQueue({
    ...{ ledger, clock: systemClock, link, report: fault },
    ids: createIds(systemClock.now, (length) => new Uint8Array(length).fill(chance++)),
    send: createPrinter(systemClock),
    bytesOf,
  });
  closers.push(() => queue.stop());
  await queue.start();
  return {
    ledger,
    queue,
    until: (isSo) =>
      new Promise((resolve) => {
        const stop = queue.onChange(look);
        look(queue.status());
        function look(status: PrinterStatus): void {
          if (!isSo(status)) return;
          stop();
          resolve(status);
        }
      }),
  };
}

const nameOf = async ({ id, isDuplicate }: PrintJob): Promise<Uint8Array> =>
  new TextEncoder().encode(`[${isDuplicate ? 'duplicate ' : ''}${id}]`);
const newFolder = () => temporaryFolder(onTestFinished);
const isEmpty = ({ jobs }: PrinterStatus) => jobs.length === 0;
const printedBy = (printer: SimulatedPrinter) => new TextDecoder().decode(printer.received());

async function newPrinter(port = 0): Promise<SimulatedPrinter> {
  const printer = await startSimulatedPrinter(port);
  closers.push(() => printer.close().catch(() => undefined));
  return printer;
}

const reach = ({ port }: SimulatedPrinter): PrinterLink => ({
  type: 'tcp',
  host: '127.0.0.1',
  port,
});

test('jobs are printed one after the other', async () => {
  const printer = await newPrinter();
  const { queue, until } = await open(() => reach(printer));
  const first = await queue.add({ orderId: null, isDuplicate: false }, asha);
  const second = await queue.add({ orderId: null, isDuplicate: true }, asha);
  await until(isEmpty);
  expect(printedBy(printer)).toBe(`[${first.id}][duplicate ${second.id}]`);
});

test('while the printer is off nothing is lost, it is said why, and it is printed once when it is back', async () => {
  const gone = await newPrinter();
  const { port } = gone;
  await gone.close();
  const { queue, until } = await open(() => ({ type: 'tcp', host: '127.0.0.1', port }));
  const job = await queue.add({ orderId: null, isDuplicate: false }, asha);
  const status = await until(({ jobs }) => jobs[0]?.state === 'waiting');
  expect(status.trouble).toBe('refused');
  const printer = await newPrinter(port);
  await queue.retry(job.id, asha);
  await until(isEmpty);
  expect(printedBy(printer)).toBe(`[${job.id}]`);
});

test.each([
  ['paper_out', 'paper_out'],
  ['cover_open', 'cover_open'],
] as const)('a printer with %s is not sent anything', async (state, trouble) => {
  const printer = await newPrinter();
  printer.become(state);
  const { queue, until } = await open(() => reach(printer));
  const job = await queue.add({ orderId: null, isDuplicate: false }, asha);
  expect((await until(({ jobs }) => jobs[0]?.state === 'waiting')).trouble).toBe(trouble);
  expect(printedBy(printer)).toBe('');
  printer.become('ready');
  await queue.retry(job.id, asha);
  await until(isEmpty);
  expect(printedBy(printer)).toBe(`[${job.id}]`);
});

test('a printer that answers no question is believed', async () => {
  const printer = await newPrinter();
  printer.become('silent');
  const { queue, until } = await open(() => reach(printer));
  const { id } = await queue.add({ orderId: null, isDuplicate: false }, asha);
  await until(isEmpty);
  expect(printedBy(printer)).toBe(`[${id}]`);
});

test('what a dead till left in the middle is uncertain, and printed again only as a duplicate', async () => {
  const printer = await newPrinter();
  const folder = newFolder();
  const before = await open(() => null, folder);
  const job = await before.queue.add({ orderId: null, isDuplicate: false }, asha);
  await before.ledger.write((book) =>
    book.append({ type: 'print_job', printJob: { ...job, state: 'printing' } }, { type: 'till' }),
  );
  await before.ledger.close();
  const { queue, until } = await open(() => reach(printer), folder);
  await until(({ jobs }) => jobs[0]?.state === 'uncertain');
  expect(printedBy(printer)).toBe('');
  await queue.retry(job.id, asha);
  await until(isEmpty);
  expect(printedBy(printer)).toBe(`[duplicate ${job.id}]`);
});

test('without a printer jobs wait, and are printed when there is one', async () => {
  const printer = await newPrinter();
  let link: PrinterLink | null = null;
  const { queue, until } = await open(() => link);
  const job = await queue.add({ orderId: null, isDuplicate: false }, asha);
  expect(queue.status()).toMatchObject({ link: null, jobs: [{ id: job.id, state: 'queued' }] });
  link = reach(printer);
  await queue.retry(job.id, asha);
  await until(isEmpty);
  expect(printedBy(printer)).toBe(`[${job.id}]`);
});

test('a job that nobody wants is not printed', async () => {
  const printer = await newPrinter();
  let link: PrinterLink | null = null;
  const { queue } = await open(() => link);
  const job = await queue.add({ orderId: null, isDuplicate: false }, asha);
  expect(await queue.cancel(job.id, asha)).toMatchObject({ state: 'cancelled' });
  link = reach(printer);
  expect(await queue.retry(job.id, asha)).toMatchObject({ state: 'cancelled' });
  expect(printedBy(printer)).toBe('');
});

test('what somebody found on the paper counts as printed, not as given up', async () => {
  const printer = await newPrinter();
  const { ledger, queue } = await open(() => null);
  const job = await queue.add({ orderId: null, isDuplicate: false }, asha);
  await ledger.write((book) =>
    book.append({ type: 'print_job', printJob: { ...job, state: 'uncertain' } }, { type: 'till' }),
  );
  expect(await queue.cancel(job.id, asha)).toMatchObject({ state: 'printed' });
  expect(printedBy(printer)).toBe('');
});

test('a job that is given up while its bytes are being made is not sent', async () => {
  const printer = await newPrinter();
  const making = Promise.withResolvers<Uint8Array>();
  const { ledger, queue } = await open(
    () => reach(printer),
    newFolder(),
    () => making.promise,
  );
  const job = await queue.add({ orderId: null, isDuplicate: false }, asha);
  expect(await queue.cancel(job.id, asha)).toMatchObject({ state: 'cancelled' });
  making.resolve(Uint8Array.of(1));
  await making.promise;
  const next = await queue.add({ orderId: null, isDuplicate: false }, asha);
  await expect.poll(() => ledger.printJob(next.id)?.state).toBe('printed');
  expect([...printer.received()]).toEqual([1]);
});

// /dev/shm is Linux's: a place below /dev that a test may write to.
test.skipIf(!existsSync('/dev/shm'))(
  'a device gets the bytes as they are, and one that is missing is not made',
  async () => {
    const send = createPrinter(systemClock);
    const { mkdtemp, readFile, rm, writeFile } = await import('node:fs/promises');
    const { join } = await import('node:path');
    const folder = await mkdtemp('/dev/shm/galla-printer-');
    closers.push(() => rm(folder, { recursive: true }));
    const path = join(folder, 'lp0');
    expect(await send({ type: 'device', path }, Uint8Array.of(1, 2))).toEqual({
      type: 'not_sent',
      trouble: 'not_found',
    });
    await writeFile(path, '');
    expect(await send({ type: 'device', path }, Uint8Array.of(1, 2))).toEqual({ type: 'sent' });
    expect([...(await readFile(path))]).toEqual([1, 2]);
  },
);
