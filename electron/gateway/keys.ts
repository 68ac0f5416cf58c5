import { hash, timingSafeEqual } from 'node:crypto';
import type { Randomness } from '../../shared/clock.ts';
import type { KeyScope } from '../../shared/gateway-keys.ts';

export interface ApiKey {
  readonly keyId: string;
  /** What it is for, in somebody's words. */
  readonly name?: string;
  /** Instead of the secret: SHA-256 over `keyId:secret`, in hexadecimal. */
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
  const secretHash = digest(`${keyId}:${secret}`).toString('hex');
  const key = { keyId, secretHash, scopes: options.scopes, createdAt: options.now };
  return { key, secret };
}

export function createKeyRing(keys: readonly ApiKey[]): KeyRing {
  const digested = keys.map((key) => ({
    key,
    alone: digest(key.keyId),
    withSecret: Buffer.from(key.secretHash, 'hex'),
  }));
  return {
    find({ keyId, secret }) {
      const presented = digest(secret === null ? keyId : `${keyId}:${secret}`);
      let found: ApiKey | undefined;
      for (const { key, alone, withSecret } of digested) {
        if (timingSafeEqual(secret === null ? alone : withSecret, presented)) found = key;
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
export function randomText(randomness: Randomness, length: number): string {
  let text = '';
  while (text.length < length) {
    for (const byte of randomness(length - text.length)) {
      if (byte < 4 * alphabet.length) text += alphabet[byte % alphabet.length];
    }
  }
  return text;
}
