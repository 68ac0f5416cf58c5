import type { Actor } from '../../shared/actor.ts';
import { assertNever } from '../../shared/assert-never.ts';
import type { Clock } from '../../shared/clock.ts';
import type { Ids } from '../../shared/ids.ts';
import {
  isOpenJob,
  mayBeOnPaper,
  type PrinterLink,
  type PrinterStatus,
  type PrinterTrouble,
  type PrintJob,
} from '../../shared/receipt.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { SendOutcome, SendToPrinter } from './printer.ts';

/**
 * Everything that is to be printed, one after the other. A sale never waits for it, and nothing is lost:
 * each job is on disk before it is tried, and a printer that is away is tried until it is back.
 */
export interface PrintQueue {
  add(
    job: Pick<PrintJob, 'orderId' | 'isDuplicate' | 'copy' | 'slip'>,
    actor: Actor,
  ): Promise<PrintJob>;
  /** Tries again now; what is uncertain is then printed as a duplicate. */
  retry(jobId: string, actor: Actor): Promise<PrintJob | undefined>;
  /** Not wanted any more; what is uncertain has been found on the paper, and counts as printed. */
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
  readonly ledger: Pick<Ledger, 'write' | 'openPrintJobs'>;
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
  /** What is at the printer now; another job that is said to be printing is what a fault has left. */
  let atPrinter: string | null = null;
  let isStopped = false;

  function status(): PrinterStatus {
    return { link: link(), trouble: link() ? trouble : null, jobs: ledger.openPrintJobs() };
  }

  function tell(): void {
    const now = status();
    for (const listener of listeners) listener(now);
  }

  /**
   * Decided on what the job is at the moment of writing, so that of two who want different things of it
   * the later one sees what the earlier one did. `decide` gives nothing back to leave it as it is.
   */
  async function change(
    jobId: string,
    decide: (job: PrintJob) => Partial<PrintJob> | undefined,
    actor: Actor,
  ): Promise<{ readonly job: PrintJob | undefined; readonly isChanged: boolean }> {
    const result = await ledger.write((book) => {
      const job = book.printJob(jobId);
      const wanted = job && decide(job);
      if (!job || !wanted) return { job, isChanged: false };
      const printJob: PrintJob = { ...job, ...wanted, changedAt: clock.now() };
      book.append({ type: 'print_job', printJob }, actor);
      return { job: printJob, isChanged: true };
    });
    if (result.isChanged) tell();
    return result;
  }

  function wake(): void {
    stopPause?.();
    if (isWorking || isStopped) return;
    isWorking = true;
    work().catch((fault: unknown) => {
      // A disk that is full, say: the next try may find it otherwise.
      report(fault);
      tryLater();
    });
  }

  function tryLater(): void {
    if (isStopped) return;
    stopPause = clock.after(pause, 'printer tried again', wake);
    pause = Math.min(pause * 2, longestPauseMilliseconds);
  }

  async function work(): Promise<void> {
    try {
      for (;;) {
        const printer = link();
        const job = ledger.openPrintJobs().find(isWaiting);
        if (!job || !printer || isStopped) return;
        if ((await print(job, printer)) === 'not_sent') return tryLater();
      }
    } finally {
      // At once: whoever adds a job from now on must find nobody at work.
      isWorking = false;
      atPrinter = null;
    }
  }

  async function print(job: PrintJob, printer: PrinterLink): Promise<'done' | 'not_sent'> {
    const bytes = await bytesOf(job);
    atPrinter = job.id;
    const begun = await change(
      job.id,
      // What somebody has changed meanwhile may have other bytes, or none.
      (now) => {
        if (!isWaiting(now) || now.isDuplicate !== job.isDuplicate) return undefined;
        return bytes ? { state: 'printing', trouble: null } : { state: 'cancelled' };
      },
      till,
    );
    if (!begun.isChanged || !bytes || isStopped) return 'done';
    const outcome = await send(printer, bytes).catch((fault: unknown): SendOutcome => {
      report(fault);
      return { type: 'cut_off', trouble: 'printer_error' };
    });
    if (isStopped) return 'done';
    trouble = outcome.type === 'sent' ? null : outcome.trouble;
    switch (outcome.type) {
      case 'sent':
        pause = firstPauseMilliseconds;
        await change(job.id, () => ({ state: 'printed' }), till);
        return 'done';
      case 'cut_off':
        await change(job.id, () => ({ state: 'uncertain', trouble: outcome.trouble }), till);
        return 'done';
      case 'not_sent':
        await change(job.id, () => ({ state: 'waiting', trouble: outcome.trouble }), till);
        return 'not_sent';
      default:
        return assertNever(outcome);
    }
  }

  return {
    async add(wanted, actor) {
      const at = clock.now();
      const job: PrintJob = {
        ...{ ...wanted, id: ids('print'), state: 'queued', trouble: null },
        ...{ createdAt: at, changedAt: at },
      };
      await ledger.write((book) => book.append({ type: 'print_job', printJob: job }, actor));
      tell();
      pause = firstPauseMilliseconds;
      wake();
      return job;
    },
    async retry(jobId, actor) {
      pause = firstPauseMilliseconds;
      const { job } = await change(
        jobId,
        (now) => {
          if (!isOpenJob(now) || isAtPrinter(now)) return undefined;
          return { state: 'queued', isDuplicate: now.isDuplicate || mayBeOnPaper(now) };
        },
        actor,
      );
      wake();
      return job;
    },
    async cancel(jobId, actor) {
      const { job } = await change(
        jobId,
        (now) => {
          if (!isOpenJob(now) || isAtPrinter(now)) return undefined;
          // Whoever looked at the paper has found it there.
          return { state: mayBeOnPaper(now) ? 'printed' : 'cancelled' };
        },
        actor,
      );
      return job;
    },
    status,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async start() {
      for (const job of ledger.openPrintJobs()) {
        if (job.state === 'printing') {
          await change(job.id, () => ({ state: 'uncertain', trouble: 'line_lost' }), till);
        }
      }
      wake();
    },
    stop() {
      isStopped = true;
      stopPause?.();
    },
  };

  function isAtPrinter({ id, state }: PrintJob): boolean {
    return state === 'printing' && id === atPrinter;
  }
}

function isWaiting({ state }: PrintJob): boolean {
  return state === 'queued' || state === 'waiting';
}
