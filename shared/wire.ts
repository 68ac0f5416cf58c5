import type { FrameField } from './frame.ts';
import type { WireNote } from './recording.ts';

/** A message as the wire log's screen shows it: of this till's lines, or of somebody else's. */
export interface WireRow extends Pick<WireNote, 'name' | 'length' | 'paymentId' | 'masked'> {
  /** Tells it from all others that are shown. */
  readonly key: number;
  /** In milliseconds since 1970; null where a capture does not say. */
  readonly at: number | null;
  /** Null in a capture. */
  readonly terminalId: string | null;
  readonly direction: WireNote['direction'] | 'unknown';
  readonly fields: readonly FrameField[];
}

/** What somebody else has recorded, as far as one of our languages can read it. */
export interface Capture {
  /** Null where no language fits. */
  readonly protocol: { readonly id: string; readonly name: string } | null;
  /** How many bytes were in it, and how many of them are part of no message. */
  readonly bytes: number;
  readonly unread: number;
  readonly rows: readonly WireRow[];
}

/** Messages of one language to test its codec with: masked, in the order in which they came. */
export interface FrameFixture {
  readonly format: 'galla.frames';
  readonly version: 1;
  readonly protocol: string;
  readonly frames: readonly {
    readonly direction: WireRow['direction'];
    readonly name: string;
    readonly masked: string;
  }[];
}
