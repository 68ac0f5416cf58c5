import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Type from 'typebox';
import { Value } from 'typebox/value';
import type { SecretObstacle, SecretStore } from '../../shared/webhook.ts';

/** How secrets are written down where somebody else keeps the key to them. */
export interface Seal {
  /** Null while it can be trusted. */
  obstacle(): SecretObstacle | null;
  close(secret: string): string;
  /** Throws where it was closed by another. */
  open(sealed: string): string;
}

const secretsFile = Type.Record(Type.String(), Type.String());
const forOthers = 0o077;

/**
 * Secrets in a file of the data folder that its owner alone may read. One that others may read keeps
 * nobody out, so it is neither used nor written.
 */
export function createSecretFile(options: {
  readonly folder: string;
  readonly name?: string;
  readonly seal?: Seal;
}): SecretStore {
  const { folder, name = 'webhook-secrets.json', seal = unsealed } = options;
  const file = path.join(folder, name);

  return {
    obstacle,
    read(of) {
      if (obstacle()) return undefined;
      const sealed = readAll()?.[of];
      return sealed === undefined ? undefined : opened(sealed);
    },
    write(of, secret) {
      const problem = obstacle();
      if (problem) throw new Error(`A secret cannot be kept: ${problem}`);
      keep({ ...readAll(), [of]: seal.close(secret) });
    },
    forget(of) {
      const { [of]: forgotten, ...others } = readAll() ?? {};
      if (forgotten !== undefined && !obstacle()) keep(others);
    },
  };

  function obstacle(): SecretObstacle | null {
    const sealed = seal.obstacle();
    if (sealed) return sealed;
    const state = statSync(file, { throwIfNoEntry: false });
    if (!state) return null;
    if (process.platform !== 'win32' && (state.mode & forOthers) !== 0) return 'readable_by_others';
    return readAll() ? null : 'damaged';
  }

  /** Undefined where there is none, or another thing in its place. */
  function readAll(): Readonly<Record<string, string>> | undefined {
    try {
      const kept: unknown = JSON.parse(readFileSync(file, 'utf8'));
      return Value.Check(secretsFile, kept) ? kept : undefined;
    } catch {
      return undefined;
    }
  }

  function opened(sealed: string): string | undefined {
    try {
      return seal.open(sealed);
    } catch {
      return undefined;
    }
  }

  /** Whole or not at all. */
  function keep(secrets: Readonly<Record<string, string>>): void {
    mkdirSync(folder, { recursive: true });
    const next = `${file}.new`;
    writeFileSync(next, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600, flush: true });
    renameSync(next, file);
  }
}

const unsealed: Seal = {
  obstacle: () => null,
  close: (secret) => secret,
  open: (sealed) => sealed,
};
