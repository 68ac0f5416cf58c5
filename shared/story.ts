import type { Actor } from './actor.ts';
import type { FrameField } from './frame.ts';
import type { Change } from './journal.ts';
import type { Order } from './order.ts';
import type { Payment } from './payment.ts';
import type { CallNote, Recorded, WireNote } from './recording.ts';

/**
 * All that is known of one sale, in the order in which it happened: plain values, fit to be shown, copied
 * or written to a file.
 */
export interface Story {
  readonly order: Order;
  /** As they are now, oldest first. */
  readonly payments: readonly Payment[];
  readonly lines: readonly StoryLine[];
  /** The names of people, keys and terminals that lines speak of by their ids. */
  readonly names: Readonly<Record<string, string>>;
  /**
   * What the lines cannot have: `old` where frames and calls are no longer kept, `many` where there were
   * more of them than anybody reads, `unread` where an upgrade is still reading old entries.
   */
  readonly missing: readonly ('old' | 'many' | 'unread')[];
}

export type StoryLine = ChangeLine | CallLine | FrameLine;

/** An entry of the journal: something is different from now on. */
export interface ChangeLine {
  readonly type: 'change';
  readonly at: number;
  readonly what: StoryWhat;
  readonly actor: Actor;
  readonly change: StoryChange;
  /** Its place in the journal, and its hash there: who doubts it can look it up. */
  readonly seq: number;
  readonly hash: string;
}

export type StoryChange = Extract<
  Change,
  { type: 'order' | 'payment' | 'refund' | 'activity' | 'print_job' }
>;

/** What a change comes to, in a word. */
export type StoryWhat = (typeof storyWhats)[number];

export const storyWhats = [
  'order_made',
  'order_attempted',
  'order_part_paid',
  'order_paid',
  'order_noted',
  'order_changed',
  'payment_sent',
  'payment_card',
  'payment_qr',
  'payment_pin',
  'payment_bank',
  'payment_approved',
  'payment_refusal_told',
  'payment_cancel_asked',
  'payment_in_doubt',
  'payment_authorised',
  'payment_captured',
  'payment_refunded',
  'payment_declined',
  'payment_failed',
  'payment_cancelled',
  'payment_expired',
  'payment_voided',
  'payment_settled',
  'payment_noted',
  'payment_slip',
  'payment_receipt_added',
  'payment_changed',
  'refund_requested',
  'refund_approved',
  'refund_reserved',
  'refund_sent',
  'refund_pending',
  'refund_processed',
  'refund_failed',
  'refund_cancelled',
  'refund_in_doubt',
  'refund_card',
  'refund_bank',
  'refund_confirmed',
  'refund_refusal_told',
  'refund_stop_asked',
  'refund_noted',
  'refund_slip',
  'refund_changed',
  'checkout_begun',
  'checkout_over',
  'checkout_failed',
  'checkout_left',
  'close_asked',
  'close_over',
  'close_failed',
  'activity_changed',
  'print_asked',
  'print_waiting',
  'print_begun',
  'print_done',
  'print_uncertain',
  'print_cancelled',
] as const;

/** Somebody asked the till for something. The same question again and again is one line. */
export interface CallLine extends Recorded<CallNote> {
  readonly type: 'call';
  readonly times: number;
  /** When it was asked for the last time. */
  readonly lastAt: number;
}

/** A message on the terminal's line. */
export interface FrameLine extends Recorded<WireNote> {
  readonly type: 'frame';
  /** What it said, where its content was kept and can be read. */
  readonly fields?: readonly FrameField[];
}
