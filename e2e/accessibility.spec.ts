import { expectAccessible, expectFitsZoomed } from './accessible.ts';
import { expect, test } from './fixture.ts';

/** Every screen by the rules of WCAG, in light and dark, and at twice the size. */
test('selling, and the dialogs before it', async ({ cashier }) => {
  const { page } = cashier;
  await cashier.terminalReady();
  await expectAccessible(page, 'an empty sale');
  await expectFitsZoomed(page, 'an empty sale');
  await page.keyboard.type('19900');
  await expectAccessible(page, 'a typed amount');
  for (const [key, name] of [
    ['F1', 'help'],
    ['Control+K', 'palette'],
  ] as const) {
    await page.keyboard.press(key);
    await expect(page.locator(`[data-dialog="${name}"]`)).toBeVisible();
    await expectAccessible(page, name);
    await expectFitsZoomed(page, name);
    await page.keyboard.press('Escape');
    await expect(page.locator(`[data-dialog="${name}"]`)).toHaveCount(0);
  }
});

test('settings', async ({ cashier }) => {
  const { page } = cashier;
  await page.keyboard.press('Control+K');
  await page.keyboard.type('settings');
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-screen="settings"]')).toBeVisible();
  await expectAccessible(page, 'settings');
  await expectFitsZoomed(page, 'settings');
});

test('a payment, from the first picture to each end', async ({ cashier }) => {
  const { page } = cashier;
  await cashier.terminalReady();
  for (const [action, state, key] of [
    ['approve', 'approved', 'Enter'],
    ['decline', 'declined', 'Escape'],
    ['unplug', 'line_lost', null],
  ] as const) {
    await cashier.charge('19900');
    await cashier.shows('card');
    await expectAccessible(page, `waiting for a card before ${state}`);
    await cashier.customer(action);
    await cashier.shows(state);
    await expectAccessible(page, state);
    await expectFitsZoomed(page, state);
    if (key) await page.keyboard.press(key);
    if (key) await cashier.isSelling();
  }
});
