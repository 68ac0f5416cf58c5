import type { IpcAnswers } from '../../shared/ipc.ts';
import type { PrinterStatus, PrintJob, SlipAnswer } from '../../shared/receipt.ts';
import type { Call } from '../ipc.ts';

/** How the printer does, as the main process last told it. */
export interface PrinterSlice {
  readonly printer: PrinterStatus;
}

export const printerAtStart: PrinterSlice = { printer: { link: null, trouble: null, jobs: [] } };

/** What can be asked of paper. What comes of a print is told as news of the printer. */
export interface ReceiptAsks {
  show(orderId: string): Promise<IpcAnswers['receipt.show'] | null>;
  /** With `copy`, what is for the shop's own files. */
  print(
    orderId: string,
    isDuplicate: boolean,
    copy?: PrintJob['copy'],
  ): Promise<'asked' | 'not_asked'>;
  /** Asks the terminal for the lost slip of a payment or a refund. */
  slip(transactionId: string): Promise<SlipAnswer>;
  keepPdf(orderId: string): Promise<IpcAnswers['receipt.pdf']['result'] | 'not_asked'>;
  test(): Promise<void>;
  retry(jobId: string): Promise<void>;
  cancel(jobId: string): Promise<void>;
  openDrawer(): Promise<IpcAnswers['drawer.open']['result'] | 'not_asked'>;
}

export function createReceiptAsks(call: Call): ReceiptAsks {
  return {
    async show(orderId) {
      const result = await call('receipt.show', { orderId });
      return result.type === 'answer' ? result.answer : null;
    },
    async print(orderId, isDuplicate, copy) {
      const asked = { orderId, isDuplicate, ...(copy && { copy }) };
      const result = await call('receipt.print', asked);
      return result.type === 'answer' && result.answer.job ? 'asked' : 'not_asked';
    },
    async slip(transactionId) {
      const result = await call('receipt.slip', { transactionId });
      return result.type === 'answer' ? result.answer.result : 'no_answer';
    },
    async keepPdf(orderId) {
      const result = await call('receipt.pdf', { orderId });
      return result.type === 'answer' ? result.answer.result : 'not_asked';
    },
    async test() {
      await call('printer.test', {});
    },
    async retry(jobId) {
      await call('printer.retry', { jobId });
    },
    async cancel(jobId) {
      await call('printer.cancel', { jobId });
    },
    async openDrawer() {
      const result = await call('drawer.open', {});
      return result.type === 'answer' ? result.answer.result : 'not_asked';
    },
  };
}
