import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  pbkdf2Sync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';
import type { TerminalSecret } from '../../../shared/terminal-secret.ts';
import type { Security } from './secured-message.ts';

export interface DerivedKeys {
  readonly hmacKey: Uint8Array;
  readonly cipherKey: Uint8Array;
  readonly iv: Uint8Array;
}

const salt = 'AdyenNexoV1Salt';
const rounds = 4_000;
const [hmacLength, cipherLength, blockLength] = [32, 32, 16];

export function deriveKeys(passphrase: string): DerivedKeys {
  const length = hmacLength + cipherLength + blockLength;
  const material = new Uint8Array(pbkdf2Sync(passphrase, salt, rounds, length, 'sha1'));
  return {
    hmacKey: material.subarray(0, hmacLength),
    cipherKey: material.subarray(hmacLength, hmacLength + cipherLength),
    iv: material.subarray(hmacLength + cipherLength),
  };
}

/** AES-256-CBC with a nonce of its own for each message, and an HMAC-SHA256 over the plain bytes. */
export function createSecurity(
  { passphrase, keyIdentifier, keyVersion }: TerminalSecret,
  chance: (length: number) => Uint8Array = (length) => new Uint8Array(randomBytes(length)),
): Security {
  const { iv, ...derived } = deriveKeys(passphrase);
  const hmacKey = createSecretKey(derived.hmacKey);
  const cipherKey = createSecretKey(derived.cipherKey);
  return {
    keyIdentifier,
    keyVersion,
    seal(plain) {
      const nonce = chance(blockLength);
      const cipher = createCipheriv('aes-256-cbc', cipherKey, mix(iv, nonce));
      const blob = Buffer.concat([cipher.update(plain), cipher.final()]);
      return { blob: toBase64(blob), nonce: toBase64(nonce), hmac: toBase64(hmacOf(plain)) };
    },
    unseal(sealed) {
      const blob = fromBase64(sealed.blob);
      const nonce = fromBase64(sealed.nonce);
      const hmac = fromBase64(sealed.hmac);
      if (!blob || nonce?.length !== blockLength || hmac?.length !== hmacLength) return undefined;
      // Whether the padding or the check was wrong, nobody outside learns.
      const plain = decrypt(blob, nonce);
      const isGenuine = timingSafeEqual(hmacOf(plain ?? blob), hmac);
      return plain && isGenuine ? plain : undefined;
    },
  };

  function decrypt(blob: Uint8Array, nonce: Uint8Array): Uint8Array | undefined {
    const decipher = createDecipheriv('aes-256-cbc', cipherKey, mix(iv, nonce));
    try {
      return new Uint8Array(Buffer.concat([decipher.update(blob), decipher.final()]));
    } catch {
      return undefined;
    }
  }

  function hmacOf(plain: Uint8Array): Uint8Array {
    return createHmac('sha256', hmacKey).update(plain).digest();
  }
}

function mix(left: Uint8Array, right: Uint8Array): Uint8Array {
  return left.map((byte, index) => byte ^ (right[index] ?? 0));
}

function toBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}

/** `undefined` for what is not exactly base64: the decoder of Node skips what it does not know. */
function fromBase64(text: string): Uint8Array | undefined {
  const isBase64 = text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text);
  return isBase64 ? new Uint8Array(Buffer.from(text, 'base64')) : undefined;
}
