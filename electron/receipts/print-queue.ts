import type { Actor } from '../../shared/actor.ts';
import type { Clock } from '../../shared/clock.ts';
import type { Ids } from '../../shared/ids.ts';
import {
  isOpenJob,
  type PrinterLink,
  type PrinterStatus,
  type PrinterTrouble,
  type PrintJob,
} from '../../shared/receipt.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { SendToPrinter } from './printer.ts';

/**
 * Everything that is to be printed, one after the other. A sale never waits for it, and nothing is lost:
 * each job is on disk before it is tried, and a printer that is away is tried until it is back.
 */
export interface PrintQueue {
  add(job: { orderId: string | null; isDuplicate: boolean }, actor: Actor): Promise<PrintJob>;
  /** Tries again now; what is uncertain is then printed as a duplicate. */
  retry(jobId: string, actor: Actor): Promise<PrintJob | undefined>;
  /** Not wanted any more, or found on the paper after all. */
  cancel(jobId: string, actor: Actor): Promise<PrintJob | undefined>;
  status(): PrinterStatus;
  onChange(listener: (status: PrinterStatus) => void): () => void;
  /** What an earlier run left in the middle is uncertain; the rest goes on. */
  start(): Promise<void>;
  stop(): void;
}

const firstPauseMilliseconds = 3_000;
const longestPauseMilliseconds = 30_000;
const till: Actor = { type: 'till' };

export function createPrintQueue(dependencies: {
  readonly ledger: Pick<Ledger, 'write' | 'openPrintJobs' | 'printJob'>;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly link: () => PrinterLink | null;
  readonly send: SendToPrinter;
  /** The bytes of a job; undefined when what it is about is not in the book. */
  readonly bytesOf: (job: PrintJob) => Promise<Uint8Array | undefined>;
  readonly report: (fault: unknown) => void;
}): PrintQueue {
  const { ledger, clock, ids, link, send, bytesOf, report } = dependencies;
  const listeners = new Set<(status: PrinterStatus) => void>();
  let trouble: PrinterTrouble | null = null;
  let pause = firstPauseMilliseconds;
  let stopPause: (() => void) | undefined;
  let isWorking = false;
  let isStopped = false;

  function status(): PrinterStatus {
    return { link: link(), trouble: link() ? trouble : null, jobs: ledger.openPrintJobs() };
  }

  function tell(): void {
    const now = status();
    for (const listener of listeners) listener(now);
  }

  async function put(job: PrintJob, change: Partial<PrintJob>, actor: Actor): Promise<PrintJob> {
    const changed: PrintJob = { ...job, ...change, changedAt: clock.now() };
    await ledger.write((book) => book.append({ type: 'print_job', printJob: changed }, actor));
    tell();
    return changed;
  }

  function wake(): void {
    stopPause?.();
    if (isWorking || isStopped) return;
    isWorking = true;
    work()
      .catch(report)
      .finally(() => {
        isWorking = false;
      });
  }

  async function work(): Promise<void> {
    for (;;) {
      const printer = link();
      const job = ledger
        .openPrintJobs()
        .find(({ state }) => state === 'queued' || state === 'waiting');
      if (!job || !printer || isStopped) return;
      const bytes = await bytesOf(job);
      if (!bytes) {
        await put(job, { state: 'cancelled' }, till);
        continue;
      }
      const running = await put(job, { state: 'printing', trouble: null }, till);
      const outcome = await send(printer, bytes);
      if (isStopped) return;
      trouble = outcome.type === 'sent' ? null : outcome.trouble;
      switch (outcome.type) {
        case 'sent':
          pause = firstPauseMilliseconds;
          await put(running, { state: 'printed' }, till);
          break;
        case 'cut_off':
          await put(running, { state: 'uncertain', trouble }, till);
          break;
        case 'not_sent':
          await put(running, { state: 'waiting', trouble }, till);
          stopPause = clock.after(pause, 'printer tried again', wake);
          pause = Math.min(pause * 2, longestPauseMilliseconds);
          return;
      }
    }
  }

  return {
    async add({ orderId, isDuplicate }, actor) {
      const at = clock.now();
      const job: PrintJob = {
        ...{ id: ids('print'), orderId, isDuplicate, state: 'queued', trouble: null },
        ...{ createdAt: at, changedAt: at },
      };
      await ledger.write((book) => book.append({ type: 'print_job', printJob: job }, actor));
      tell();
      pause = firstPauseMilliseconds;
      wake();
      return job;
    },
    async retry(jobId, actor) {
      const job = ledger.printJob(jobId);
      if (!job || !isOpenJob(job)) return job;
      pause = firstPauseMilliseconds;
      if (job.state === 'printing') return job;
      const isDuplicate = job.isDuplicate || job.state === 'uncertain';
      const again = await put(job, { state: 'queued', isDuplicate }, actor);
      wake();
      return again;
    },
    async cancel(jobId, actor) {
      const job = ledger.printJob(jobId);
      if (!job || !isOpenJob(job) || job.state === 'printing') return job;
      return await put(job, { state: 'cancelled' }, actor);
    },
    status,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async start() {
      for (const job of ledger.openPrintJobs()) {
        if (job.state === 'printing') {
          await put(job, { state: 'uncertain', trouble: 'line_lost' }, till);
        }
      }
      wake();
    },
    stop() {
      isStopped = true;
      stopPause?.();
    },
  };
}
