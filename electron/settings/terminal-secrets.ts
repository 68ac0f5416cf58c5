import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import Type from 'typebox';
import { Value } from 'typebox/value';
import {
  readTerminalSecret,
  type TerminalSecrets,
  writtenTerminalSecret,
} from '../../shared/terminal-secret.ts';

/** What terminals and this till share, by the terminal's id. */
export type SecretOf = TerminalSecrets['of'];

const secretsFile = Type.Record(Type.String(), writtenTerminalSecret);

const name = 'terminal-secrets.json';
const forOthers = 0o077;

/**
 * From `terminal-secrets.json` of the data folder, looked up each time, so that a terminal that gets a new
 * key needs no restart. What others may read keeps nobody out, so it is not used and reported instead.
 */
export function createTerminalSecrets(options: {
  readonly folder: string;
  readonly report: (fault: unknown) => void;
}): SecretOf {
  const file = path.join(options.folder, name);
  let reported: string | undefined;

  return (terminalId) => {
    const fault = faultOf(file);
    if (fault !== undefined && fault !== reported) options.report(new Error(fault));
    reported = fault;
    const found = fault === undefined ? read(file)?.[terminalId] : undefined;
    return found && readTerminalSecret(found);
  };
}

/** Never with what is in it. */
function faultOf(file: string): string | undefined {
  const state = statSync(file, { throwIfNoEntry: false });
  if (!state) return undefined;
  if (process.platform !== 'win32' && (state.mode & forOthers) !== 0) {
    return `${name} may be read by others, so it is not used`;
  }
  return read(file) ? undefined : `${name} is not what it should be`;
}

function read(file: string) {
  try {
    const kept: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return Value.Check(secretsFile, kept) ? kept : undefined;
  } catch {
    return undefined;
  }
}
