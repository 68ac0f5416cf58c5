import type { Page } from '@playwright/test';
import { expect, test } from './fixture.ts';

/** Goods of the demo shop's catalogue, sold by keyboard alone. */
const total = (page: Page) => page.getByRole('status', { name: 'Total' });

/** Walks to the goods of this name with the arrow keys, from wherever the keyboard is among them. */
async function walkTo(page: Page, name: string): Promise<void> {
  const tile = page.getByRole('region', { name: 'Goods' }).getByRole('button', { name });
  await page.keyboard.press('F2');
  await page.keyboard.press('Home');
  const tiles = await page.locator('.goods-tile').count();
  for (let steps = 0; steps < tiles; steps += 1) {
    if (await tile.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('ArrowRight');
  }
  throw new Error(`No arrow key leads to ${name}`);
}

test('two chai, one samosa and a typed amount are charged as one sale, and the details list them', async ({
  cashier,
}) => {
  const { page } = cashier;
  await cashier.terminalReady();
  await walkTo(page, 'Masala chai');
  await page.keyboard.press('Enter');
  await page.keyboard.press('+');
  await walkTo(page, 'Samosa');
  await page.keyboard.press('Space');
  await expect(total(page)).toContainText('₹65.00');
  await page.keyboard.press('Escape');
  await page.keyboard.type('5000');
  await expect(total(page)).toContainText('₹115.00');
  await page.keyboard.press('Enter');

  await cashier.shows('card');
  await expect(cashier.pay).toContainText('₹115.00');
  await cashier.customer('approve');
  await cashier.shows('approved');
  await expect(cashier.pay).toContainText('₹115.00');
  await page.keyboard.press('Enter');
  await cashier.isSelling();
  await expect(page.getByRole('region', { name: 'This sale' })).toHaveCount(0);
  await expect(cashier.sale(1)).toHaveAttribute('data-status', 'paid');

  const row = cashier.sale(1).getByRole('button');
  await row.focus();
  await row.press('Enter');
  const details = page.getByLabel('Details of sale 1');
  await expect(details).toContainText('2 × Masala chai, ₹40.00');
  await expect(details).toContainText('1 × Samosa, ₹25.00');
  await expect(details).toContainText('1 × Amount, ₹50.00');
});

test('a sale is changed and cleared by its keys', async ({ cashier }) => {
  const { page } = cashier;
  const sale = page.getByRole('region', { name: 'This sale' });
  await page.getByRole('button', { name: 'Masala chai' }).click();
  await page.getByRole('button', { name: 'Samosa' }).click();
  await sale.getByRole('button', { name: 'One more Masala chai' }).click();
  await expect(total(page)).toContainText('₹65.00');
  await page.keyboard.press('-');
  await expect(page.getByText('One is the least')).toBeVisible();
  await page.keyboard.press('Delete');
  await expect(total(page)).toContainText('₹40.00');
  await page.keyboard.type('500');
  await expect(total(page)).toContainText('₹45.00');
  await page.keyboard.press('Escape');
  await expect(total(page)).toContainText('₹40.00');
  await page.keyboard.press('Escape');
  await expect(sale).toHaveCount(0);
});
