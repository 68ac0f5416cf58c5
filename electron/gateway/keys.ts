import { hash, timingSafeEqual } from 'node:crypto';
import type { Randomness } from '../../shared/clock.ts';

/** What a key may be used for: selling is orders and checkouts. */
export type KeyScope = 'sell' | 'refund';

/** An API key as it is kept: of its secret only the SHA-256, in hexadecimal. */
export interface ApiKey {
  readonly keyId: string;
  readonly secretHash: string;
  readonly scopes: readonly KeyScope[];
  /** Milliseconds since 1970. */
  readonly createdAt: number;
}

/** What a caller presents. The secret is null when the caller gave none. */
export interface Credentials {
  readonly keyId: string;
  readonly secret: string | null;
}

export interface KeyRing {
  /**
   * The key these credentials name. A secret that is given must be right; whether one may be left out is
   * the caller's business. Takes the same time whichever part is wrong.
   */
  find(credentials: Credentials): ApiKey | undefined;
}

/** A new key. The secret is in nothing but this answer: whoever needs it must read it now. */
export function createApiKey(options: {
  readonly mode: 'test' | 'live';
  readonly scopes: readonly KeyScope[];
  readonly randomness: Randomness;
  readonly now: number;
}): { readonly key: ApiKey; readonly secret: string } {
  const keyId = `rzp_${options.mode}_${randomText(options.randomness, 14)}`;
  const secret = randomText(options.randomness, 24);
  const secretHash = digest(secret).toString('hex');
  const key = { keyId, secretHash, scopes: options.scopes, createdAt: options.now };
  return { key, secret };
}

export function createKeyRing(keys: readonly ApiKey[]): KeyRing {
  const digested = keys.map((key) => ({
    key,
    keyId: digest(key.keyId),
    secret: Buffer.from(key.secretHash, 'hex'),
  }));
  return {
    find(credentials) {
      const keyId = digest(credentials.keyId);
      const secret = digest(credentials.secret ?? '');
      let found: ApiKey | undefined;
      for (const each of digested) {
        const isKey = timingSafeEqual(each.keyId, keyId);
        const isSecret = timingSafeEqual(each.secret, secret);
        if (isKey && (isSecret || credentials.secret === null)) found = each.key;
      }
      return found;
    },
  };
}

// Comparing digests compares equal lengths, and says nothing about the text when it takes longer.
function digest(text: string): Buffer {
  return hash('sha256', text, 'buffer');
}

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** Letters and digits, all equally likely: bytes from 248 up would favour the first eight. */
function randomText(randomness: Randomness, length: number): string {
  let text = '';
  while (text.length < length) {
    for (const byte of randomness(length - text.length)) {
      if (byte < 4 * alphabet.length) text += alphabet[byte % alphabet.length];
    }
  }
  return text;
}
