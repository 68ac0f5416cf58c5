import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { refuseMissing } from '../not-implemented.ts';
import { app, isAppReady } from './app.ts';

const algorithm = 'aes-256-gcm';
const prefix = Buffer.from('v10');
const nonceLength = 12;
const tagLength = 16;

/** Like Electron without a keyring (`basic_text`): the key lies beside what it protects. */
export const safeStorage = refuseMissing('safeStorage', {
  isEncryptionAvailable: (): boolean => isAppReady(),
  getSelectedStorageBackend: (): string => 'basic_text',

  encryptString(text: string): Buffer {
    const nonce = randomBytes(nonceLength);
    const cipher = createCipheriv(algorithm, storageKey(), nonce);
    const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([prefix, nonce, body, cipher.getAuthTag()]);
  },

  decryptString(encrypted: Buffer): string {
    try {
      if (!encrypted.subarray(0, prefix.length).equals(prefix)) throw new Error('unknown prefix');
      const bodyAt = prefix.length + nonceLength;
      const decipher = createDecipheriv(
        algorithm,
        storageKey(),
        encrypted.subarray(prefix.length, bodyAt),
      );
      decipher.setAuthTag(encrypted.subarray(-tagLength));
      const body = decipher.update(encrypted.subarray(bodyAt, -tagLength));
      return Buffer.concat([body, decipher.final()]).toString('utf8');
    } catch (cause) {
      throw new Error(
        'Error while decrypting the ciphertext provided to safeStorage.decryptString.',
        { cause },
      );
    }
  },
});

function storageKey(): Buffer {
  const file = path.join(app.getPath('userData'), 'safe-storage-key');
  if (!fs.existsSync(file)) fs.writeFileSync(file, randomBytes(32), { mode: 0o600, flag: 'wx' });
  return fs.readFileSync(file);
}
