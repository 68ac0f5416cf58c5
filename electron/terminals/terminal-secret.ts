/**
 * What a person has set at a terminal and at the till, so that they believe only each other. It is kept
 * by whoever makes the session, and never in a log or in the book.
 */
export interface TerminalSecret {
  readonly passphrase: string;
  readonly keyIdentifier: string;
  readonly keyVersion: number;
}
