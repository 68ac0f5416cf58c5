import type { StaffActor } from '../../shared/actor.ts';
import type { IpcAnswers } from '../../shared/ipc.ts';
import { receiptPage } from '../receipts/receipt-page.ts';
import type { Receipts } from '../receipts/receipts.ts';
import type { Till } from '../till/till.ts';
import type { IpcHandlers } from './handle.ts';

type ReceiptChannel = Extract<keyof IpcHandlers, `${'receipt' | 'printer' | 'drawer'}.${string}`>;

export interface ReceiptFacts {
  readonly till: Pick<Till, 'slips'>;
  readonly receipts: Receipts;
  /** Whoever asked what is being answered. */
  readonly actor: () => StaffActor;
  /** Makes a PDF of this page and keeps it where the person says. */
  readonly keepPdf: (
    page: string,
    name: string,
  ) => Promise<Exclude<IpcAnswers['receipt.pdf']['result'], 'unknown_order'>>;
}

/** Receipts, the printer and the drawer. */
export function receiptHandlers({
  till,
  receipts,
  actor,
  keepPdf,
}: ReceiptFacts): Pick<IpcHandlers, ReceiptChannel> {
  const { queue } = receipts;
  return {
    'receipt.show': ({ orderId }) => ({
      receipt: receipts.receiptOf(orderId, false) ?? null,
      merchantCopy: receipts.merchantCopyOf(orderId, false) ?? null,
      missingSlip: till.slips.missingOf(orderId),
    }),
    'receipt.print': async ({ orderId, isDuplicate, copy }) => ({
      job: (await receipts.print(orderId, isDuplicate, actor(), copy)) ?? null,
    }),
    'receipt.slip': async ({ transactionId }) => ({
      result: await till.slips.fetch(transactionId, actor()),
    }),
    'receipt.pdf': async ({ orderId }) => {
      const receipt = receipts.receiptOf(orderId, false);
      if (!receipt) return { result: 'unknown_order' };
      return { result: await keepPdf(receiptPage(receipt), `${orderId}.pdf`) };
    },
    'printer.status': () => queue.status(),
    'printer.test': async () => ({ job: await receipts.testPage(actor()) }),
    'printer.retry': async ({ jobId }) => ({ job: (await queue.retry(jobId, actor())) ?? null }),
    'printer.cancel': async ({ jobId }) => ({ job: (await queue.cancel(jobId, actor())) ?? null }),
    'drawer.open': async () => ({ result: await receipts.openDrawer() }),
  };
}
