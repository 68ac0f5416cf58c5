import fs from 'node:fs';
import path from 'node:path';
import { expect } from '@playwright/test';
import { firstPage, test } from './fixture.ts';

test('a secret is kept encrypted, under a key that only this user may read', async ({
  page,
  userData,
}) => {
  const kept = await page.evaluate(() => window.fixture.invoke('keep-secret', 'open sesame'));
  expect(kept).toMatchObject({ hidden: true, read: 'open sesame', backend: 'basic_text' });
  const mode = fs.statSync(path.join(userData, 'safe-storage-key')).mode & 0o777;
  expect(mode).toBe(0o600);
});

test('a secret is readable after a restart, and not when it was changed', async ({ launch }) => {
  const first = await launch();
  const { kept } = (await (
    await firstPage(first)
  ).evaluate(() => window.fixture.invoke('keep-secret', 'open sesame'))) as {
    kept: Record<string, number>;
  };
  await first.close();
  const second = await launch();
  const read = await second.evaluate(({ safeStorage }, bytes) => {
    const encrypted = Buffer.from(bytes);
    const text = safeStorage.decryptString(encrypted);
    encrypted.writeUInt8((encrypted.readUInt8(20) + 1) % 256, 20);
    try {
      return [text, safeStorage.decryptString(encrypted)];
    } catch (error) {
      return [text, String(error)];
    }
  }, Object.values(kept));
  expect(read).toEqual(['open sesame', expect.stringContaining('Error while decrypting')]);
});
