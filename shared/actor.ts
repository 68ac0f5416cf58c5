/** Who caused a change; written into every journal entry. */
export type Actor =
  | StaffActor
  | { readonly type: 'key'; readonly keyId: string }
  | { readonly type: 'terminal'; readonly terminalId: string }
  /** The till itself: a deadline ran out, or recovery at start. */
  | { readonly type: 'till' };

export interface StaffActor {
  readonly type: 'staff';
  readonly staffId: string;
  /** Who let this step through, where the one who took it may not take it alone. */
  readonly approvedBy?: string;
}
