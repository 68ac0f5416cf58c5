import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { ElectronApplication, Page } from '@playwright/test';
import { expectAccessible, expectFitsZoomed } from './accessible.ts';
import { expect, launchGalla, test } from './fixture.ts';

/** People at the window: coming, going, and what somebody else has to let through. */

/** A terminal of its own makes it a real shop; that nobody answers there does not matter here. */
const realShop = ['--pair', 'tcp:127.0.0.1:1'];

const screen = (page: Page, name: string) => page.locator(`main[data-screen="${name}"]`);
const tile = (page: Page, name: string) => page.locator(`[data-person="${name}"]`);

async function start(folder: string): Promise<{ galla: ElectronApplication; page: Page }> {
  const galla = await launchGalla(folder, realShop);
  return { galla, page: await galla.firstWindow() };
}

/** Walks to a person with the arrow keys and types a PIN. */
async function enter(page: Page, name: string, pin: string): Promise<void> {
  const people = await page.getByRole('radio').count();
  for (let step = 0; step < people; step += 1) {
    if ((await tile(page, name).getAttribute('aria-checked')) === 'true') break;
    await page.keyboard.press('ArrowRight');
  }
  await expect(tile(page, name)).toHaveAttribute('aria-checked', 'true');
  await page.keyboard.type(pin);
  await page.keyboard.press('Enter');
}

async function goTo(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+K');
  await page.keyboard.type(words);
  await page.keyboard.press('Enter');
}

/** What the journal says about a setting: its value, and the names of who changed it and who approved. */
function changesOf(folder: string, setting: string): readonly unknown[] {
  const ledger = new DatabaseSync(path.join(folder, 'ledger.sqlite'), { readOnly: true });
  try {
    const name = (member: string) =>
      `(SELECT json_extract(content, '$.name') FROM staff WHERE id = json_extract(actor, '$.${member}'))`;
    return ledger
      .prepare(
        `SELECT json_extract(payload, '$.value') AS value, ${name('staffId')} AS changed,
           ${name('approvedBy')} AS approved
         FROM journal WHERE type = 'setting' AND json_extract(payload, '$.name') = ? ORDER BY seq`,
      )
      .all(setting)
      .map((row) => ({ ...row }));
  } finally {
    ledger.close();
  }
}

test('a real shop from its first manager to a step that somebody else lets through', async ({
  folder,
}) => {
  let { galla, page } = await start(folder);
  await expect(screen(page, 'set_up')).toBeVisible();
  await expectAccessible(page, 'the first start');
  await expectFitsZoomed(page, 'the first start');
  for (const pin of ['1234', '60521']) {
    await page.getByLabel('Name').fill('Lakshmi');
    await page.getByLabel('PIN, 4 to 8 digits').fill(pin);
    await page.getByLabel('The same PIN again').fill(pin);
    await page.keyboard.press('Enter');
    if (pin === '1234') await expect(page.getByRole('alert')).toContainText('too easy to guess');
  }
  await expect(screen(page, 'sell')).toBeVisible();
  await expect(page.getByText('Manager Lakshmi')).toBeVisible();

  await goTo(page, 'staff');
  await page.getByLabel('Name').fill('Asha');
  await page.getByLabel('PIN, 4 to 8 digits').fill('2468');
  await page.keyboard.press('Enter');
  await expect(tile(page, 'Asha')).toBeVisible();
  await expectAccessible(page, 'the staff');

  await page.keyboard.press('F12');
  await expect(screen(page, 'lock')).toBeVisible();
  await expectAccessible(page, 'the lock');
  await expectFitsZoomed(page, 'the lock');
  for (const left of ['4 more tries', '3 more tries', '2 more tries', 'One more try']) {
    await enter(page, 'Asha', '9999');
    await expect(page.getByRole('alert')).toContainText(left);
  }
  await enter(page, 'Asha', '9999');
  await expect(page.getByRole('alert')).toContainText('Too many wrong PINs');
  await expect(page.getByRole('timer')).toHaveText(/0:\d\d/);
  await galla.close();

  ({ galla, page } = await start(folder));
  await expect(screen(page, 'lock')).toBeVisible();
  await enter(page, 'Lakshmi', '60521');
  await expect(screen(page, 'sell')).toBeVisible();
  await goTo(page, 'staff');
  await tile(page, 'Asha').click();
  await page.getByLabel('New PIN, or leave it empty').fill('8642');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Kept.')).toBeVisible();
  await page.keyboard.press('F12');
  await expect(screen(page, 'lock')).toBeVisible();
  await enter(page, 'Asha', '8642');
  await expect(screen(page, 'sell')).toBeVisible();

  await goTo(page, 'settings');
  const name = page.getByLabel('Name of the shop');
  const approval = page.locator('[data-dialog="approval"]');
  await name.fill('Mallory’s');
  await page.keyboard.press('Enter');
  await expect(approval).toContainText('change settings');
  await expectAccessible(page, 'an approval');
  await page.keyboard.press('Escape');
  await expect(page.locator('[data-outcome="not_allowed"]')).toBeVisible();
  await name.fill('Chai Point');
  await page.keyboard.press('Enter');
  await enter(page, 'Lakshmi', '60521');
  await expect(page.locator('[data-outcome="kept"]')).toBeVisible();
  await galla.close();

  expect(changesOf(folder, 'storeName')).toEqual([
    { value: 'Chai Point', changed: 'Asha', approved: 'Lakshmi' },
  ]);
});

test('somebody else takes over in the middle of a sale, which stays', async ({ cashier }) => {
  const { page } = cashier;
  await page.keyboard.press('F2');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'This sale' })).toBeVisible();
  await page.keyboard.press('F12');
  await expect(screen(page, 'lock')).toBeVisible();
  await expect(tile(page, 'Ravi')).toContainText('Demo PIN 7391');
  await enter(page, 'Ravi', '7391');
  await expect(page.getByText('Manager Ravi')).toBeVisible();
  await expect(page.getByRole('region', { name: 'This sale' })).toBeVisible();
});

test('nobody leaves a payment alone, and the window says so', async ({ cashier }) => {
  await cashier.terminalReady();
  await cashier.charge('19900');
  await cashier.shows('card');
  await cashier.page.keyboard.press('F12');
  await expect(cashier.pay).toContainText('A payment is running');
  await cashier.customer('approve');
  await cashier.shows('approved');
  await cashier.page.keyboard.press('F12');
  await expect(screen(cashier.page, 'lock')).toBeVisible();
});

test('somebody lets the same steps through for a while, and ends it', async ({ cashier }) => {
  const { page } = cashier;
  await goTo(page, 'staff');
  const approval = page.locator('[data-dialog="approval"]');
  await expect(approval).toContainText('manage staff');
  await page.getByLabel(/The same for the next 5 minutes/).check();
  await enter(page, 'Ravi', '7391');
  await expect(screen(page, 'staff')).toBeVisible();
  await page.getByLabel('Name').fill('Dev');
  await page.getByLabel('PIN, 4 to 8 digits').fill('8642');
  await page.keyboard.press('Enter');
  await expect(tile(page, 'Dev')).toBeVisible();
  await expect(approval).toHaveCount(0);
  await page.getByRole('button', { name: 'End this approval now' }).click();
  await expect(page.locator('[data-chip="standing"]')).toHaveCount(0);
  await tile(page, 'Dev').click();
  await page.getByLabel('Role').selectOption('Technician');
  await page.getByRole('button', { name: 'Keep' }).click();
  await expect(approval).toBeVisible();
});

test('whoever is there changes their own PIN', async ({ cashier }) => {
  const { page } = cashier;
  await goTo(page, 'my pin');
  const dialog = page.locator('[data-dialog="own_pin"]');
  await expectAccessible(page, 'a new PIN');
  for (const [old, told] of [
    ['1111', 'That PIN is not right'],
    ['2468', 'Your new PIN is kept'],
  ] as const) {
    await dialog.getByLabel('PIN until now').fill(old);
    await dialog.getByLabel('New PIN, 4 to 8 digits').fill('8642');
    await dialog.getByLabel('The new PIN again').fill('8642');
    await page.keyboard.press('Enter');
    await expect(dialog.getByRole('alert')).toContainText(told);
  }
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await page.keyboard.press('F12');
  await expect(tile(page, 'Asha')).not.toContainText('Demo PIN');
  await enter(page, 'Asha', '8642');
  await expect(screen(page, 'sell')).toBeVisible();
});
