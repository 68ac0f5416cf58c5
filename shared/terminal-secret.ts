import Type from 'typebox';

/**
 * What a person has set at a terminal and at the till, so that they believe only each other. It is kept
 * beside the book, and never in it or in a log.
 */
export interface TerminalSecret {
  readonly passphrase: string;
  readonly keyIdentifier: string;
  readonly keyVersion: number;
}

/** What may be shown of it. */
export type ShownTerminalKey = Pick<TerminalSecret, 'keyIdentifier' | 'keyVersion'>;

/** The secrets of terminals, kept where this till keeps its own. */
export interface TerminalSecrets {
  of(terminalId: string): TerminalSecret | undefined;
  /** Null takes it away. False where nothing can be kept, and then nothing has changed. */
  keep(terminalId: string, secret: TerminalSecret | null): boolean;
}

/** How a key stands in a file. */
export const writtenTerminalSecret = Type.Object({
  passphrase: Type.String({ minLength: 1 }),
  key_identifier: Type.String({ minLength: 1 }),
  key_version: Type.Integer({ minimum: 0 }),
});

export type WrittenTerminalSecret = Type.Static<typeof writtenTerminalSecret>;

export function writeTerminalSecret(secret: TerminalSecret): WrittenTerminalSecret {
  const { passphrase, keyIdentifier, keyVersion } = secret;
  return { passphrase, key_identifier: keyIdentifier, key_version: keyVersion };
}

export function readTerminalSecret(written: WrittenTerminalSecret): TerminalSecret {
  const { passphrase, key_identifier: keyIdentifier, key_version: keyVersion } = written;
  return { passphrase, keyIdentifier, keyVersion };
}
