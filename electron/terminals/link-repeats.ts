/** Whether the link may send the same block again without asking anybody. */
export interface LinkRepeats {
  /** The other side said that it could not read the block, so it did not act on it. */
  readonly afterNegativeAcknowledgement: boolean;
  /** The other side said nothing, so it may have acted on it. */
  readonly afterSilence: boolean;
}
