import { readFileSync } from 'node:fs';
import Type from 'typebox';
import { Value } from 'typebox/value';
import type { TerminalSecret } from '../../shared/terminal-secret.ts';

const keyFile = Type.Object({
  passphrase: Type.String({ minLength: 1 }),
  key_identifier: Type.String({ minLength: 1 }),
  key_version: Type.Integer({ minimum: 0 }),
});

/** The key of a simulated terminal; undefined for a file that holds none. */
export function readKeyFile(file: string): TerminalSecret | undefined {
  try {
    const key: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (!Value.Check(keyFile, key)) return undefined;
    const { passphrase, key_identifier: keyIdentifier, key_version: keyVersion } = key;
    return { passphrase, keyIdentifier, keyVersion };
  } catch {
    return undefined;
  }
}
