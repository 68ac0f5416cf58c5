import type { ExplainedFrame } from '../../shared/frame.ts';
import type { Transport } from '../transports/transport.ts';

/**
 * What a language can do with its messages without a session: for the flight recorder, for what somebody
 * else has captured, and for playing it again. Pure, and never throws.
 */
export interface FrameReader {
  /**
   * The message as it may be kept: as long as before, and as readable, but without card numbers (their
   * last four digits stay), track data, PINs, passwords, keys and payers' addresses. What cannot be read
   * is hidden whole.
   */
  mask(frame: Uint8Array): Uint8Array;
  /** In words, masked or not; undefined for what is no message of this language. */
  explain(frame: Uint8Array): ExplainedFrame | undefined;
  /** The messages in what went one way over a line, whatever kind of line it was. */
  find(chunks: readonly Uint8Array[]): FoundFrames;
  /** A kind of line on which messages stand one after the other just as they are recorded. */
  readonly plainLine: Transport['kind'];
}

export interface FoundFrames {
  readonly frames: readonly {
    readonly bytes: Uint8Array;
    /** Which of the chunks brought its last byte. */
    readonly chunk: number;
  }[];
  /** Of so many bytes. */
  readonly total: number;
  /** How many were part of no message. */
  readonly unread: number;
}
