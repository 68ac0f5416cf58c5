import type { Clock, Randomness } from '../../shared/clock.ts';
import type { KeyDesk, ShownKey } from '../../shared/gateway-keys.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { keptKeys, keysSetting } from './key-store.ts';
import { type ApiKey, createApiKey, createKeyRing, type KeyRing } from './keys.ts';

/** More than a shop has programs; every request is compared with each. */
const mostKeys = 50;

/**
 * The keys of the ledger, and a ring that follows them: a key that was made opens at once, one that was
 * revoked no more.
 */
export function createKeyDesk(dependencies: {
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly randomness: Randomness;
  readonly mode: 'test' | 'live';
}): { readonly desk: KeyDesk; readonly ring: KeyRing } {
  const { ledger, clock, randomness, mode } = dependencies;
  let ring = createKeyRing(keptKeys(ledger));
  ledger.onCommit((entries) => {
    if (entries.some(({ change }) => change.type === 'setting' && change.name === keysSetting)) {
      ring = createKeyRing(keptKeys(ledger));
    }
  });

  return {
    ring: { find: (credentials) => ring.find(credentials) },
    desk: {
      list: () => keptKeys(ledger).map(shown),
      async make({ name, scopes }, actor) {
        const made = createApiKey({ mode, scopes, randomness, now: clock.now() });
        const key = { ...made.key, name };
        const isKept = await ledger.write((book) => {
          const keys = keptKeys(book);
          if (keys.length >= mostKeys) return false;
          book.append({ type: 'setting', name: keysSetting, value: [...keys, key] }, actor);
          return true;
        });
        return isKept ? { type: 'made', key: shown(key), secret: made.secret } : { type: 'full' };
      },
      async revoke(keyId, actor) {
        return await ledger.write((book) => {
          const keys = keptKeys(book);
          const left = keys.filter((key) => key.keyId !== keyId);
          if (left.length === keys.length) return 'unknown';
          book.append({ type: 'setting', name: keysSetting, value: left }, actor);
          return 'revoked';
        });
      },
    },
  };
}

function shown({ keyId, name = '', scopes, createdAt }: ApiKey): ShownKey {
  return { keyId, name, scopes, createdAt };
}
