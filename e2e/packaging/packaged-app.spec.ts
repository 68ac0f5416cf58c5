import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { extractAll } from '@electron/asar';
import { _electron as electron, expect, test } from '@playwright/test';
import { CashierPage } from '../pages/cashier-page.ts';
import { packApp } from './pack.ts';

// Packing takes seconds, where nothing has packed this build before.
test.setTimeout(180_000);

let folder: string;

test.beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'galla-packaged-'));
});

test.afterEach(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

/**
 * The packaged program itself cannot be driven: its fuses refuse a debugger. So what is in the archive
 * is unpacked and run as it is, with nothing of the project around it.
 */
test('what is in the package is enough to open the window and take a sale', async () => {
  test.skip(process.platform !== 'linux', 'the package for Linux brings modules for Linux');
  const { resources } = await packApp('linux');
  const app = path.join(folder, 'app');
  extractAll(path.join(resources, 'app.asar'), app);
  const asRoot = process.getuid?.() === 0;
  const galla = await electron.launch({
    cwd: folder,
    args: [
      ...(asRoot ? ['--no-sandbox'] : []),
      ...[app, '--data', path.join(folder, 'data'), '--port', '0', '--terminal', 'manual'],
    ],
  });
  const cashier = await CashierPage.open(galla);
  await expect(cashier.page).toHaveTitle('Galla');
  await cashier.terminalReady();
  await cashier.charge('19900');
  await cashier.shows('card');
  await galla.close();
});
