import type { ElectronApplication } from '@playwright/test';

/** As on a desktop with a keyring; where there is none, nothing can be made. */
export async function unlockKeyring(galla: ElectronApplication): Promise<void> {
  await galla.evaluate(({ safeStorage }) => {
    safeStorage.getSelectedStorageBackend = () => 'gnome_libsecret';
    // Electron itself without a keyring seals nothing before it is told to.
    if ('setUsePlainTextEncryption' in safeStorage) safeStorage.setUsePlainTextEncryption(true);
  });
}
