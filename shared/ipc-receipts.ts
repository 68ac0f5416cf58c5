import Type from 'typebox';
import type { PrinterStatus, PrinterTrouble, PrintJob, Receipt, SlipAnswer } from './receipt.ts';

const id = Type.String({ minLength: 1, maxLength: 40, pattern: '^[A-Za-z0-9_-]+$' });
const exactly = { additionalProperties: false } as const;

/** What is asked about receipts, the printer and the drawer. */
export const receiptRequests = {
  /** As it would be printed now. */
  'receipt.show': Type.Object({ orderId: id }, exactly),
  /** A receipt that was printed before is a duplicate, and says so. */
  'receipt.print': Type.Object(
    { orderId: id, isDuplicate: Type.Boolean(), copy: Type.Optional(Type.Literal('merchant')) },
    exactly,
  ),
  /** A slip that was lost with the line is asked for again at the terminal. */
  'receipt.slip': Type.Object({ transactionId: id }, exactly),
  /** Asks where to keep it. */
  'receipt.pdf': Type.Object({ orderId: id }, exactly),
  'printer.status': Type.Object({}, exactly),
  'printer.test': Type.Object({}, exactly),
  'printer.retry': Type.Object({ jobId: id }, exactly),
  'printer.cancel': Type.Object({ jobId: id }, exactly),
  'drawer.open': Type.Object({}, exactly),
};

export interface ReceiptAnswers {
  'receipt.show': {
    readonly receipt: Receipt | null;
    /** Null where no terminal gave one. */
    readonly merchantCopy: Receipt | null;
    /** The payment or refund whose slip was lost and can be had again. */
    readonly missingSlip: string | null;
  };
  'receipt.slip': { readonly result: SlipAnswer };
  'receipt.print': { readonly job: PrintJob | null };
  'receipt.pdf': { readonly result: 'kept' | 'given_up' | 'unknown_order' | 'cannot_write' };
  'printer.status': PrinterStatus;
  'printer.test': { readonly job: PrintJob | null };
  'printer.retry': { readonly job: PrintJob | null };
  'printer.cancel': { readonly job: PrintJob | null };
  'drawer.open': { readonly result: 'opened' | PrinterTrouble };
}
