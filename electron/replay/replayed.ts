/** What came of playing one payment again. */
export interface Replayed {
  /** What the side that was looked at said, masked, in order. */
  readonly said: readonly Uint8Array[];
  /** How the payment ended for it; undefined where it never began. */
  readonly ended: string | undefined;
}

/** The recording starts here when played: the same run each time. */
export const replayStart = Date.UTC(2026, 0, 5, 9, 30);
/** Longer than it took in the recording, and than any deadline of a protocol. */
export const patience = 180_000;
