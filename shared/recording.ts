/**
 * What the flight recorder keeps: names, lengths, ids, and of messages what is left when their language
 * has taken out card data, PINs and keys (promise 8).
 */

/** One message on a terminal's line, or (`lost`) that the line has gone, with the reason as its name. */
export interface WireNote {
  readonly terminalId: string;
  readonly direction: 'sent' | 'received' | 'dropped' | 'lost';
  readonly name: string;
  readonly length: number;
  /** The payment, or other money, that was under way. */
  readonly paymentId?: string;
  /** In hexadecimal, masked. Absent where its language cannot, or where it was too long. */
  readonly masked?: string;
}

/** Takes notes of messages. `masked` is asked for only when there is room for it. */
export type RecordFrame = (note: Omit<WireNote, 'masked'>, masked?: () => string) => void;

/** Something that was asked of the till, and how it was answered. */
export interface CallNote {
  readonly from: 'window' | 'gateway';
  /** The person at the window or the API key; null for nobody who is known. */
  readonly by: string | null;
  /** The person who allowed it, where the one at the window may not do it alone. */
  readonly approvedBy: string | null;
  /** A channel ("checkout.start"), or a method and the pattern of a path ("POST /v1/orders/:id"). */
  readonly what: string;
  /** "done", "refused: terminal_busy", "malformed", "fault", or an HTTP status. */
  readonly outcome: string;
  readonly milliseconds: number;
  /** Ids of the orders, payments and activities that it was about. */
  readonly subjects: readonly string[];
}

/** A note with the time it is about, in milliseconds since 1970; for a call, when it was asked. */
export type Recorded<Note> = Note & { readonly at: number };

/**
 * Takes notes of calls. `note` is made only when there is room for it, so that a rush of calls costs
 * nothing.
 */
export type RecordCall = (at: number, note: () => CallNote) => void;

/** Ids of the till in a text, each once. */
export function idsIn(text: string): readonly string[] {
  return [...new Set(text.match(/\b(?:order|pay|pda|rfnd)_[A-Za-z0-9]{14}\b/g) ?? [])];
}
