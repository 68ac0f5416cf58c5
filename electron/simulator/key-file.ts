import { readFileSync } from 'node:fs';
import { Value } from 'typebox/value';
import {
  readTerminalSecret,
  type TerminalSecret,
  writtenTerminalSecret,
} from '../../shared/terminal-secret.ts';

/** The key of a simulated terminal; undefined for a file that holds none. */
export function readKeyFile(file: string): TerminalSecret | undefined {
  try {
    const key: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return Value.Check(writtenTerminalSecret, key) ? readTerminalSecret(key) : undefined;
  } catch {
    return undefined;
  }
}
