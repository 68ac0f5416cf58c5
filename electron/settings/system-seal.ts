import type { Seal } from './secret-file.ts';

/** What Electron offers of the system's key store (its `safeStorage`). */
export interface SystemKeyStore {
  isEncryptionAvailable(): boolean;
  getSelectedStorageBackend(): string;
  encryptString(text: string): Uint8Array;
  decryptString(encrypted: Buffer): string;
}

/** Backends with a key that every program knows. */
const openBackends: readonly string[] = ['basic_text', 'unknown'];

/** Secrets sealed with a key of the system's. Where its key is no secret, none is kept. */
export function createSystemSeal(store: SystemKeyStore, platform: NodeJS.Platform): Seal {
  return {
    obstacle() {
      if (!store.isEncryptionAvailable()) return 'unavailable';
      // Only Linux leaves it to the desktop which store there is.
      const isOpen =
        platform === 'linux' && openBackends.includes(store.getSelectedStorageBackend());
      return isOpen ? 'unsafe' : null;
    },
    close: (secret) => Buffer.from(store.encryptString(secret)).toString('base64'),
    open: (sealed) => store.decryptString(Buffer.from(sealed, 'base64')),
  };
}
