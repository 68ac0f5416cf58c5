import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Type from 'typebox';
import { Value } from 'typebox/value';
import type { Clock, Randomness } from '../../shared/clock.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { openKeys } from './key-store.ts';

export interface FirstKey {
  readonly keyId: string;
  /** Null once somebody has taken the key file away, as they should. */
  readonly secret: string | null;
}

const keyFile = Type.Object({ key_id: Type.String(), key_secret: Type.String() });

/**
 * The first key's secret is shown once: in `gateway-key.json` of the data folder, which its owner alone
 * can read. Whoever needs it copies it and deletes the file; the ledger keeps only a hash.
 */
export async function openKeyFile(options: {
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly randomness: Randomness;
  readonly folder: string;
  readonly demo: boolean;
}): Promise<FirstKey> {
  const { folder, demo, ...dependencies } = options;
  const file = path.join(folder, 'gateway-key.json');
  const opened = await openKeys({
    ...dependencies,
    mode: demo ? 'test' : 'live',
    scopes: demo ? ['sell', 'refund', 'pair', 'webhooks'] : ['sell', 'pair', 'webhooks'],
  });
  const keyId = opened.keys[0]?.keyId;
  if (keyId === undefined) throw new Error('The gateway has no key');
  if (opened.firstSecret === null) {
    return { keyId, secret: readSecret(file, keyId) };
  }
  const content = JSON.stringify({ key_id: keyId, key_secret: opened.firstSecret }, null, 2);
  writeFileSync(file, `${content}\n`, { mode: 0o600 });
  return { keyId, secret: opened.firstSecret };
}

function readSecret(file: string, keyId: string): string | null {
  try {
    const kept: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return Value.Check(keyFile, kept) && kept.key_id === keyId ? kept.key_secret : null;
  } catch {
    return null;
  }
}
