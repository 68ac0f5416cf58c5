import Type from 'typebox';
import { Compile } from 'typebox/compile';
import type { Clock, Randomness } from '../../shared/clock.ts';
import { type KeyScope, keyScopes } from '../../shared/gateway-keys.ts';
import type { Ledger, Reader } from '../ledger/ledger.ts';
import { type ApiKey, createApiKey } from './keys.ts';

export interface OpenedKeys {
  readonly keys: readonly ApiKey[];
  /** The secret of a key made just now, because there was none; it is kept nowhere. */
  readonly firstSecret: string | null;
}

export const keysSetting = 'gateway.keys';

const storedKeys = Type.Array(
  Type.Object({
    keyId: Type.String(),
    secretHash: Type.String({ pattern: '^[0-9a-f]{64}$' }),
    name: Type.Optional(Type.String()),
    scopes: Type.Array(Type.Enum([...keyScopes])),
    createdAt: Type.Integer(),
  }),
);
const isStoredKeys = Compile(storedKeys);

/** The keys in the ledger. At the first start it makes one for these scopes (X11, X23). */
export async function openKeys(dependencies: {
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly randomness: Randomness;
  readonly mode: 'test' | 'live';
  readonly scopes: readonly KeyScope[];
}): Promise<OpenedKeys> {
  const { ledger, clock, randomness, mode, scopes } = dependencies;
  const kept = keptKeys(ledger);
  if (kept.length > 0) return { keys: kept, firstSecret: null };
  const { key, secret } = createApiKey({
    mode,
    scopes,
    randomness,
    now: clock.now(),
  });
  await ledger.write((book) =>
    book.append({ type: 'setting', name: keysSetting, value: [key] }, { type: 'till' }),
  );
  return { keys: [key], firstSecret: secret };
}

/** Keys as they were kept; throws when the ledger has something else there. */
export function keptKeys(ledger: Pick<Reader, 'setting'>): readonly ApiKey[] {
  const value = ledger.setting(keysSetting);
  if (value === undefined || value === null) return [];
  if (!isStoredKeys.Check(value)) throw new Error(`Malformed setting ${keysSetting}`);
  return value.map(({ name, ...key }) => (name === undefined ? key : { ...key, name }));
}
