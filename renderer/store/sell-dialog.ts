/** Dialogs about the sale that is being made. */
export type SellDialog =
  /** A code that no goods have was scanned. */
  { readonly type: 'unknown_code'; readonly code: string };
