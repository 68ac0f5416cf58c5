/** Bytes of a capture that belong together, in the order in which they stand there. */
export interface CapturedBytes {
  /** From the till's point of view. */
  readonly direction: 'sent' | 'received' | 'unknown';
  /** In milliseconds since 1970; null where nobody knows. */
  readonly at: number | null;
  readonly bytes: Uint8Array;
}
