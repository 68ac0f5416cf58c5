/**
 * What a part of a message on a terminal's line is about. A part that is about none of these has `other`
 * and its protocol's own name for it.
 */
export const frameFieldNames = [
  'amount',
  'currency',
  'trace',
  'receipt_number',
  'transaction',
  'time',
  'date',
  'terminal',
  'merchant',
  'result',
  'status',
  'method',
  'card_number',
  'card_type',
  'card_name',
  'approval_code',
  'rrn',
  'text',
  'password',
  'secret',
  'settings',
  'version',
  'receipt_type',
  'timeout',
  'message',
  'unread',
  'other',
] as const;

export type FrameFieldName = (typeof frameFieldNames)[number];

/** One part of a message, in words. */
export interface FrameField {
  readonly name: FrameFieldName;
  /** The protocol's own name for it: "04", "TLV 1F07", "SaleData.SaleTransactionID". */
  readonly mark: string;
  /** Null where it is not to be known: card data, passwords, keys, and what nobody can read. */
  readonly value: string | null;
}

/** A message on a terminal's line, in words. Nothing of a card is in it but the last four digits. */
export interface ExplainedFrame {
  readonly name: string;
  readonly fields: readonly FrameField[];
}
