import Type from 'typebox';
import type { KeptFile } from './ipc-history.ts';
import type { Capture, WireRow } from './wire.ts';

/** What is said on terminals' lines: the part of ipc.ts about the wire log. */
const nothing = Type.Object({}, { additionalProperties: false });

export const wireRequests = {
  /** The last messages; from now on this window is told of new ones, until it leaves. */
  'wire.follow': nothing,
  'wire.leave': nothing,
  /** Reads a capture from a file that the person chooses. */
  'wire.open': nothing,
  /** Reads one from a text, as when it was pasted. */
  'wire.read': Type.Object(
    { text: Type.String({ maxLength: 2_000_000 }) },
    { additionalProperties: false },
  ),
  /** Keeps the messages of the capture that was read last as an example to test with. */
  'wire.keep': nothing,
};

export interface WireAnswers {
  'wire.follow': { readonly rows: readonly WireRow[] };
  'wire.leave': { readonly left: true };
  'wire.open': ReadCapture;
  'wire.read': ReadCapture;
  'wire.keep': { readonly result: KeptFile | 'nothing_read' };
}

/** `binary`: a capture, but not as text. `no_bytes`: a text without any. */
export type ReadCapture =
  | { readonly result: 'read'; readonly capture: Capture }
  | {
      readonly result: 'given_up' | 'cannot_read' | 'too_large' | 'binary' | 'no_bytes';
    };
