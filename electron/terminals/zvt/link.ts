import type { LinkRepeats } from '../link-repeats.ts';
import type { Apdu } from './apdu.ts';

/** What a message is to its sender; comes back with the news of it. */
export type Tag = 'command' | 'abort' | 'answer';

/** One message on its way out. */
export interface Outgoing {
  readonly tag: Tag;
  readonly apdu: Apdu;
  readonly repeats: LinkRepeats;
}

export type LinkDeadline = 'T1' | 'T2' | 'restOfMessage';

export type DropReason = 'damaged' | 'noise' | 'duplicate' | 'unreadable' | 'unfinished';

export type LinkEvent =
  | { readonly type: 'send'; readonly message: Outgoing }
  | { readonly type: 'received'; readonly bytes: Uint8Array }
  | { readonly type: 'deadline'; readonly name: LinkDeadline };

export type LinkEffect =
  /** The first byte of this message is about to be written: until now it had not left. */
  | { readonly type: 'leaving'; readonly tag: Tag }
  | { readonly type: 'write'; readonly bytes: Uint8Array }
  | { readonly type: 'acknowledged'; readonly tag: Tag }
  /** The other side has not said that it got this; it may have all the same. */
  | { readonly type: 'unacknowledged'; readonly tag: Tag }
  | { readonly type: 'deliver'; readonly apdu: Apdu }
  | { readonly type: 'dropped'; readonly reason: DropReason; readonly length: number }
  | { readonly type: 'arm'; readonly name: LinkDeadline }
  | { readonly type: 'disarm'; readonly name: LinkDeadline };

export interface LinkStep<State> {
  readonly state: State;
  readonly effects: readonly LinkEffect[];
}

/** How messages travel on one kind of line: blocks with acknowledgements, or a plain stream. */
export interface LinkMachine<State> {
  readonly initial: State;
  readonly transition: (state: State, event: LinkEvent) => LinkStep<State>;
}
