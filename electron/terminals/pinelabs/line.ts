import type { LinkRepeats } from '../link-repeats.ts';

/** One message on its way out; its name is for the wire log. */
export interface Outgoing {
  readonly name: string;
  readonly content: Uint8Array;
  readonly repeats: LinkRepeats;
}

export type LineDeadline = 'quiet' | 'acknowledgement';

export type LineEvent =
  | { readonly type: 'send'; readonly message: Outgoing }
  /** What was delivered has been taken in, and its sender may know. */
  | { readonly type: 'take' }
  | { readonly type: 'received'; readonly bytes: Uint8Array }
  | { readonly type: 'deadline'; readonly name: LineDeadline };

export type LineEffect =
  /** The first byte of a message is about to be written: until now it had not left. */
  | { readonly type: 'leaving' }
  | { readonly type: 'write'; readonly name: string; readonly bytes: Uint8Array }
  /** `word`: the other side said so; `answer`: it went on, so it must have it. */
  | { readonly type: 'acknowledged'; readonly by: 'word' | 'answer' }
  /** The other side has not said that it got this; it may have all the same. */
  | { readonly type: 'unacknowledged'; readonly why: 'silent' | 'unreadable' }
  | { readonly type: 'deliver'; readonly content: Uint8Array }
  | { readonly type: 'heard'; readonly name: 'acknowledgement' | 'refusal' }
  | {
      readonly type: 'dropped';
      readonly reason: 'damaged' | 'noise' | 'duplicate';
      readonly length: number;
    }
  | { readonly type: 'arm' | 'disarm'; readonly name: LineDeadline };

/** Milliseconds. Not confirmed with hardware: the common values for such frames. */
export const lineTiming: Readonly<Record<LineDeadline, number>> = {
  /** Between two bytes of one frame. */
  quiet: 200,
  acknowledgement: 5_000,
};
