/** Who caused a change; written into every journal entry. */
export type Actor =
  | { readonly type: 'staff'; readonly staffId: string }
  | { readonly type: 'key'; readonly keyId: string }
  | { readonly type: 'terminal'; readonly terminalId: string }
  /** The till itself: a deadline ran out, or recovery at start. */
  | { readonly type: 'till' };
