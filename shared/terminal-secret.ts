/**
 * What a person has set at a terminal and at the till, so that they believe only each other. It is kept
 * beside the book, and never in it or in a log.
 */
export interface TerminalSecret {
  readonly passphrase: string;
  readonly keyIdentifier: string;
  readonly keyVersion: number;
}
