/** Dialogs about the sale that is being made. */
export type SellDialog =
  /** A code that no goods have was scanned. */
  | { readonly type: 'unknown_code'; readonly code: string }
  /** One line, and what is taken off the whole sale; `first` is what the keyboard is for. */
  | {
      readonly type: 'change_line';
      readonly lineId: string;
      readonly first: 'line' | 'discount';
    }
  | { readonly type: 'customer' };
