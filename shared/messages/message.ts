import type { PaymentFailureCode } from '../failures.ts';

/** Codes of the documents for a request that became no payment (R38-R66). */
export type RequestErrorCode =
  | 'BAD_REQUEST_ERROR'
  | 'VALIDATION_FAILED'
  | 'ORDER_NOT_FOUND'
  | 'ACTIVITY_NOT_FOUND'
  | 'BUSINESS_LOGIC_ERROR'
  | 'PROCESSING_FAILED'
  | 'DEVICE_NOT_FOUND'
  | 'DEVICE_BUSY'
  | 'UNSUPPORTED_ACTION';

/** The three things that somebody at a counter has to know. */
export interface Message {
  readonly happened: string;
  /** Where the money is. */
  readonly money: string;
  /** What to do now. */
  readonly advice: string;
}

/** The codes for which the documents word what a program shows its user; `default` for all others (R78). */
export type UserTextCode =
  | 'DEVICE_DISCONNECTED'
  | 'CARD_DECLINED'
  | 'DEVICE_TIMEOUT'
  | 'VALIDATION_FAILED'
  | 'default';

/**
 * Every code in one language. The ledger keeps the code and the terminal's own reason, never these
 * texts: a sale reads the same in whatever language it is looked at later.
 */
export interface Messages {
  readonly failures: Readonly<Record<PaymentFailureCode, Message>>;
  readonly requestErrors: Readonly<Record<RequestErrorCode, Message>>;
  readonly userTexts: Readonly<Record<UserTextCode, string>>;
}
