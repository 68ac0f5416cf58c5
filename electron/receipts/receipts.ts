import type { Actor } from '../../shared/actor.ts';
import type { Clock } from '../../shared/clock.ts';
import type { Ids } from '../../shared/ids.ts';
import { localeOf } from '../../shared/messages/language.ts';
import type { Payment } from '../../shared/payment.ts';
import type { PrinterTrouble, PrintJob, Receipt, TerminalSlip } from '../../shared/receipt.ts';
import type { Settings } from '../../shared/settings.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { drawerKick, encodeReceipt, needsRaster } from './escpos.ts';
import { layOutMerchantCopy } from './merchant-copy-layout.ts';
import { createPrintQueue, type PrintQueue } from './print-queue.ts';
import type { SendToPrinter } from './printer.ts';
import type { ShapeText } from './raster-text.ts';
import { layOutReceipt, layOutSlip, layOutTestPage } from './receipt-layout.ts';

/** Receipts on paper and on screen, and the drawer that hangs on the printer. */
export interface Receipts {
  readonly queue: PrintQueue;
  /** Undefined for an order that is not in the book. */
  receiptOf(orderId: string, isDuplicate: boolean): Receipt | undefined;
  /** What terminals gave for the shop's own files; undefined where they gave nothing. */
  merchantCopyOf(orderId: string, isDuplicate: boolean): Receipt | undefined;
  /**
   * Asks for paper; `isDuplicate` is said on it when this order has been printed before, too. With `copy`,
   * the shop's own.
   */
  print(
    orderId: string,
    isDuplicate: boolean,
    actor: Actor,
    copy?: PrintJob['copy'],
  ): Promise<PrintJob | undefined>;
  testPage(actor: Actor): Promise<PrintJob>;
  /** Kept until there is a printer that takes it. */
  printSlip(slip: TerminalSlip, actor: Actor): Promise<PrintJob>;
  /** Whether one more slip may be asked for: so many wait at most. */
  hasRoomForSlip(): boolean;
  openDrawer(): Promise<'opened' | PrinterTrouble>;
  start(): Promise<void>;
  stop(): void;
}

/** More than a day's; a terminal that never stops printing fills neither paper nor disk. */
const mostSlips = 20;

export function createReceipts(dependencies: {
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly settings: () => Settings;
  readonly send: SendToPrinter;
  /** Loads what draws letters that a printer lacks; called once, when the first are needed. */
  readonly loadShaper: () => Promise<ShapeText>;
  readonly report: (fault: unknown) => void;
}): Receipts {
  const { ledger, clock, ids, settings, send, loadShaper, report } = dependencies;
  let shaper: Promise<ShapeText> | undefined;
  const sendInTurn = inTurn(send);
  const queue = createPrintQueue({
    ...{ ledger, clock, ids, bytesOf, report },
    send: sendInTurn,
    link: () => settings().printer,
  });

  function receiptOf(orderId: string, isDuplicate: boolean): Receipt | undefined {
    const order = ledger.order(orderId);
    if (!order) return undefined;
    const person = ledger.staff().find(({ id }) => id === order.soldBy);
    return layOutReceipt({
      ...{ order, isDuplicate, settings: settings() },
      ...moneyOf(orderId),
      soldBy: person?.name ?? null,
      time: timeOf(order.createdAt),
    });
  }

  function merchantCopyOf(orderId: string, isDuplicate: boolean): Receipt | undefined {
    const order = ledger.order(orderId);
    if (!order) return undefined;
    const about = { order, isDuplicate, settings: settings(), time: timeOf(order.createdAt) };
    return layOutMerchantCopy({ ...about, ...moneyOf(orderId) });
  }

  function moneyOf(orderId: string) {
    const payments = ledger.paymentsOfOrder(orderId);
    return { payments, refunds: payments.flatMap(({ id }) => ledger.refundsOfPayment(id)) };
  }

  function timeOf(at: number): string {
    const { receiptLanguage, locale } = settings();
    return new Intl.DateTimeFormat(localeOf(receiptLanguage, locale), {
      dateStyle: 'medium',
      timeStyle: 'short',
    }).format(at);
  }

  async function bytesOf(job: PrintJob) {
    const { paperWidth } = settings();
    const receipt = layOut(job);
    if (!receipt) return undefined;
    if (!needsRaster(receipt)) return encodeReceipt(receipt, paperWidth);
    shaper ??= loadShaper();
    return encodeReceipt(receipt, paperWidth, await shaper);
  }

  function layOut({ orderId, slip, copy, isDuplicate, createdAt }: PrintJob): Receipt | undefined {
    const { storeName, receiptLanguage } = settings();
    const time = timeOf(createdAt);
    if (slip) return layOutSlip(slip, receiptLanguage, time, isDuplicate);
    if (orderId === null) return layOutTestPage(storeName, receiptLanguage, time);
    return copy === 'merchant'
      ? merchantCopyOf(orderId, isDuplicate)
      : receiptOf(orderId, isDuplicate);
  }

  async function openDrawer(): Promise<'opened' | PrinterTrouble> {
    const { printer } = settings();
    if (!printer) return 'no_printer';
    const outcome = await sendInTurn(printer, drawerKick);
    return outcome.type === 'sent' ? 'opened' : outcome.trouble;
  }

  /** A sale that has just been paid is printed by itself, and cash opens the drawer. */
  const stopFollowing = ledger.onCommit((entries) => {
    const { printer, autoPrint, cashDrawer } = settings();
    if (!printer) return;
    for (const { change } of entries) {
      if (change.type === 'payment' && change.payment.method === 'cash' && cashDrawer) {
        openDrawer().catch(report);
      }
      if (autoPrint && change.type === 'payment' && completesItsOrder(change.payment)) {
        const { orderId } = change.payment;
        printSale(orderId).catch(report);
      }
    }
  });

  async function printSale(orderId: string): Promise<void> {
    const actor: Actor = { type: 'till' };
    await queue.add({ orderId, isDuplicate: false }, actor);
    if (!merchantCopyOf(orderId, false)) return;
    await queue.add({ orderId, isDuplicate: false, copy: 'merchant' }, actor);
  }

  /** A refund tells of a paid order again, and a sale is handed over once. */
  function completesItsOrder({ orderId, capturedAmount, refundedAmount }: Payment): boolean {
    const isNew = capturedAmount > 0 && refundedAmount === 0;
    if (!isNew || ledger.order(orderId)?.status !== 'paid') return false;
    return jobsOf(orderId).length === 0;
  }

  function jobsOf(orderId: string, copy?: PrintJob['copy']): readonly PrintJob[] {
    return ledger.printJobsOfOrder(orderId).filter((job) => job.copy === copy);
  }

  return {
    queue,
    receiptOf,
    merchantCopyOf,
    async print(orderId, isDuplicate, actor, copy) {
      if (!ledger.order(orderId) || (copy && !merchantCopyOf(orderId, isDuplicate))) {
        return undefined;
      }
      // What still waits will be on paper, too.
      const before = jobsOf(orderId, copy).some(({ state }) => state !== 'cancelled');
      const job = { orderId, isDuplicate: isDuplicate || before };
      return await queue.add(copy ? { ...job, copy } : job, actor);
    },
    testPage: (actor) => queue.add({ orderId: null, isDuplicate: false }, actor),
    printSlip: (slip, actor) => queue.add({ orderId: null, isDuplicate: false, slip }, actor),
    hasRoomForSlip: () => ledger.openPrintJobs().filter(({ slip }) => slip).length < mostSlips,
    openDrawer,
    start: queue.start,
    stop() {
      stopFollowing();
      queue.stop();
    },
  };
}

/** A printer has one line: a drawer that is opened and a receipt must not find it taken by the other. */
function inTurn(send: SendToPrinter): SendToPrinter {
  let last: Promise<unknown> = Promise.resolve();
  return (link, bytes) => {
    const sent = last.then(() => send(link, bytes));
    last = sent.catch(() => undefined);
    return sent;
  };
}
