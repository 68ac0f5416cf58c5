import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { expect, test } from './fixture.ts';
import { signIn } from './pages/sign-in.ts';

/** What a technician does with what a terminal's line says, by keyboard alone. */
const wire = (page: Page) => page.locator('main[data-screen="wire"]');
const message = (page: Page) => wire(page).getByRole('region', { name: 'Message', exact: true });

const capture = [
  '> 06010a04000000019900490356',
  '< 800000',
  '< 04ff010a',
  '> 800000',
  // A number as on a card, which must not be shown.
  `< 040f0d270022f0f8${'4'.repeat(15)}1`,
  '< 060f00',
].join('\n');

test('a sale is watched on the line, told in words, and saved as a file', async ({
  cashier,
  galla,
  folder,
}) => {
  const { page } = cashier;
  await cashier.terminalReady();
  await cashier.charge('19900');
  await cashier.shows('card');
  await cashier.customer('approve');
  await cashier.shows('approved');
  await page.keyboard.press('Enter');
  await cashier.isSelling();
  await page.keyboard.press('F10');
  await expect(page.locator('[data-screen="history"]')).toHaveAttribute('data-search', 'answered');
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-story="1"]')).toHaveAttribute('data-telling', 'answered');
  const file = path.join(folder, 'sale.json');
  await saveTo(galla, file);
  await page.keyboard.press('s');
  await expect(page.locator('.story-remark')).toContainText('Saved, without the customer');
  const saved = JSON.parse(await readFile(file, 'utf8'));
  expect(saved).toMatchObject({ format: 'galla.checkout', payments: [{ state: 'captured' }] });
  const frames = saved.lines.filter(({ type }: { type: string }) => type === 'frame');
  expect(frames.every(({ masked }: { masked?: string }) => masked !== undefined)).toBe(true);

  await signIn(page, 'Meera');
  await goToWire(page);
  await expect(wire(page).locator('[data-frame="completion"]').first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(message(page)).toBeFocused();
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('ArrowUp');
  await expect(message(page)).toHaveAttribute('data-message', 'status information');
  await expect(message(page)).toContainText('₹199.00');
  await expect(message(page)).toContainText('************1111');
  await page.keyboard.press('p');
  await expect(wire(page).getByRole('status')).toContainText('Paused');
  await expectAccessible(page, 'the wire log');
  await page.keyboard.press('Escape');
  await cashier.isSelling();
});

test('a capture from elsewhere is opened, recognised and kept as a fixture', async ({
  cashier,
  galla,
  folder,
}) => {
  const { page } = cashier;
  await cashier.terminalReady();
  await signIn(page, 'Meera');
  await goToWire(page);
  const opened = path.join(folder, 'capture.txt');
  await writeFile(opened, capture);
  await galla.evaluate(({ dialog }, filePath) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [filePath] });
  }, opened);
  await page.keyboard.press('o');
  await expect(wire(page)).toHaveAttribute('data-mode', 'capture');
  await expect(wire(page).getByRole('status')).toContainText('ZVT: 6 messages, all of it read.');
  await expect(message(page)).toContainText('₹199.00');
  await expect(wire(page).getByRole('option')).toHaveCount(6);
  for (let step = 0; step < 4; step += 1) await page.keyboard.press('ArrowDown');
  await expect(message(page)).toContainText('************4441');
  await expect(page.locator('body')).not.toContainText('44444444');
  await expectAccessible(page, 'an opened capture');

  const fixture = path.join(folder, 'fixture.json');
  await saveTo(galla, fixture);
  await page.keyboard.press('s');
  await expect(wire(page).getByRole('status')).toContainText('Saved');
  const kept = await readFile(fixture, 'utf8');
  expect(JSON.parse(kept)).toMatchObject({ format: 'galla.frames', protocol: 'zvt' });
  expect(kept).not.toContain('44444444');
  await page.keyboard.press('Escape');
  await expect(wire(page)).toHaveAttribute('data-mode', 'live');
});

test('a cashier is not shown the line without somebody who may', async ({ cashier }) => {
  const { page } = cashier;
  await cashier.terminalReady();
  await goToPalette(page);
  await expect(page.locator('[data-dialog="approval"]')).toBeVisible();
  await page.keyboard.press('Escape');
  await cashier.isSelling();
});

async function goToWire(page: Page): Promise<void> {
  await goToPalette(page);
  await expect(wire(page)).toHaveAttribute('data-phase', 'following');
}

async function goToPalette(page: Page): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.locator('[data-dialog="palette"]').getByRole('combobox').fill('wire');
  await page.keyboard.press('Enter');
}

async function saveTo(galla: ElectronApplication, file: string): Promise<void> {
  await galla.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath });
  }, file);
}
