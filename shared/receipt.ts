/** Where receipts are printed. A `device` is a file of the system's printer, such as /dev/usb/lp0. */
export type PrinterLink =
  | { readonly type: 'serial'; readonly path: string; readonly baudRate: number }
  | { readonly type: 'tcp'; readonly host: string; readonly port: number }
  | { readonly type: 'device'; readonly path: string };

/** One thing on a receipt, from top to bottom; what kind of paper or page it is put on is open. */
export type ReceiptBlock =
  | {
      readonly type: 'text';
      readonly text: string;
      readonly align?: 'left' | 'center' | 'right';
      readonly isStrong?: boolean;
      readonly isLarge?: boolean;
    }
  /** Left and right on one line; the left one is broken where both do not fit. */
  | {
      readonly type: 'columns';
      readonly left: string;
      readonly right: string;
      readonly isStrong?: boolean;
    }
  /** Lines that stand as they are, such as those of a terminal's own slip. */
  | { readonly type: 'slip'; readonly text: string }
  | { readonly type: 'rule' };

export interface Receipt {
  readonly language: 'en' | 'hi';
  readonly blocks: readonly ReceiptBlock[];
}

/** What a terminal has called the till to print. Lines are free of card numbers. */
export interface TerminalSlip {
  /** The terminal's name. */
  readonly terminal: string;
  readonly lines: readonly string[];
  /** False when the terminal went in the middle. */
  readonly isWhole: boolean;
}

/**
 * Something to be printed. `waiting`: the printer could not be reached yet; `uncertain`: the till or the
 * line went in the middle, so that it may have been printed, and only somebody who looks can say.
 */
export interface PrintJob {
  readonly id: string;
  /** Null for a test page and for a terminal's slip. */
  readonly orderId: string | null;
  /** Absent: a receipt or a test page. */
  readonly slip?: TerminalSlip;
  readonly isDuplicate: boolean;
  /** What terminals gave for the shop's own files; absent: the customer's receipt. */
  readonly copy?: 'merchant';
  readonly state: 'queued' | 'waiting' | 'printing' | 'printed' | 'uncertain' | 'cancelled';
  readonly trouble: PrinterTrouble | null;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  readonly changedAt: number;
}

/**
 * What came of asking a terminal for a slip again. `another`: it speaks of another transaction than that
 * payment's or refund's.
 */
export type SlipAnswer = 'kept' | 'not_missing' | 'busy' | 'no_answer' | 'another' | 'no_slip';

/** What keeps a printer from printing, as far as it can be told. */
export type PrinterTrouble =
  | 'no_printer'
  | 'not_found'
  | 'no_permission'
  | 'refused'
  | 'no_answer'
  | 'paper_out'
  | 'cover_open'
  | 'printer_error'
  | 'line_lost';

/** How the printer does, and what waits for it. */
export interface PrinterStatus {
  readonly link: PrinterLink | null;
  readonly trouble: PrinterTrouble | null;
  /** Not printed yet, or uncertain; oldest first. */
  readonly jobs: readonly PrintJob[];
}

export function isOpenJob({ state }: Pick<PrintJob, 'state'>): boolean {
  return state !== 'printed' && state !== 'cancelled';
}

/** Whether it has left the till, as far as anybody can tell: then another one is a duplicate. */
export function mayBeOnPaper({ state }: Pick<PrintJob, 'state'>): boolean {
  return state === 'printing' || state === 'printed' || state === 'uncertain';
}
