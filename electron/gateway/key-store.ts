import Type, { type Static } from 'typebox';
import { Compile } from 'typebox/compile';
import type { Clock, Randomness } from '../../shared/clock.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { type ApiKey, createApiKey, createKeyRing, type KeyRing, type KeyScope } from './keys.ts';

export interface OpenedKeys {
  readonly ring: KeyRing;
  readonly keys: readonly ApiKey[];
  /** The secret of a key made just now, because there was none; it is kept nowhere. */
  readonly firstSecret: string | null;
}

const settingName = 'gateway.keys';

const storedKeys = Type.Array(
  Type.Object({
    keyId: Type.String(),
    secretHash: Type.String({ pattern: '^[0-9a-f]{64}$' }),
    scopes: Type.Array(Type.Enum(['sell', 'refund'])),
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
  const kept = readKeys(ledger.setting(settingName));
  if (kept.length > 0) return { ring: createKeyRing(kept), keys: kept, firstSecret: null };
  const { key, secret } = createApiKey({
    mode,
    scopes,
    randomness,
    now: clock.now(),
  });
  await ledger.write((book) =>
    book.append({ type: 'setting', name: settingName, value: [key] }, { type: 'till' }),
  );
  return { ring: createKeyRing([key]), keys: [key], firstSecret: secret };
}

function readKeys(value: unknown): Static<typeof storedKeys> {
  if (value === undefined || value === null) return [];
  if (!isStoredKeys.Check(value)) throw new Error(`Malformed setting ${settingName}`);
  return value;
}
