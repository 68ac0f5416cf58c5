import { expect, launchGalla, test } from './fixture.ts';
import { CashierPage } from './pages/cashier-page.ts';

/** A customer goes back for their purse; the till is even switched off meanwhile. */
test('a held sale is there after a restart, and is charged as it was', async ({
  folder,
  startOptions,
}) => {
  const first = await launchGalla(folder, startOptions);
  const before = await CashierPage.open(first);
  await before.isSelling();
  await before.page.keyboard.type('12500');
  await before.page.keyboard.press('F9');
  await expect(before.page.getByText('Held. The same key brings it back.')).toBeVisible();
  await first.close();

  const second = await launchGalla(folder, startOptions);
  const cashier = await CashierPage.open(second);
  const { page } = cashier;
  await cashier.terminalReady();
  await page.keyboard.press('F9');
  const held = page.locator('[data-dialog="held"]');
  await expect(held.locator('[data-held]')).toContainText('₹125.00');
  await page.keyboard.press('Enter');
  await expect(held).toHaveCount(0);
  await page.keyboard.press('Enter');
  await cashier.shows('card');
  await expect(cashier.pay).toContainText('₹125.00');
  await cashier.customer('approve');
  await cashier.shows('approved');
  await page.keyboard.press('Enter');
  await cashier.isSelling();
  await page.keyboard.press('F9');
  await expect(page.getByText('No sale is held.')).toBeVisible();
  await second.close();
});
