import type { Page } from '@playwright/test';
import { expect, test } from './fixture.ts';

/** Goods of the demo shop's catalogue, sold by keyboard alone. */
const total = (page: Page) => page.getByRole('status', { name: 'Total' });
const lines = (page: Page) =>
  page.getByRole('region', { name: 'This sale' }).locator('[data-line]');

/** Walks to the goods of this name with the arrow keys, from the first of them. */
async function walkTo(page: Page, name: string): Promise<void> {
  const list = page.getByRole('listbox', { name: 'Goods' });
  await page.keyboard.press('F2');
  await page.keyboard.press('Home');
  const goods = await list.getByRole('option').first().getAttribute('aria-setsize');
  for (let steps = 0; steps < Number(goods); steps += 1) {
    if ((await list.getByRole('option', { name, selected: true }).count()) > 0) return;
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
  await page.keyboard.press('Enter');
  await expect(total(page)).toContainText('₹65.00');
  await page.keyboard.press('Escape');
  await cashier.type('5000');
  await expect(total(page)).toContainText('₹115.00');
  await page.keyboard.press('Enter');

  await cashier.shows('card');
  await expect(cashier.pay).toContainText('₹115.00');
  await cashier.customer('approve');
  await cashier.shows('approved');
  await expect(cashier.pay).toContainText('₹115.00');
  await page.keyboard.press('Enter');
  await cashier.isSelling();
  await expect(lines(page)).toHaveCount(0);
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
  await page.getByRole('option', { name: 'Masala chai' }).click();
  await page.getByRole('option', { name: 'Samosa' }).click();
  await page.keyboard.press('ArrowUp');
  await sale.getByRole('button', { name: 'One more Masala chai' }).click();
  await page.keyboard.press('ArrowDown');
  await expect(total(page)).toContainText('₹65.00');
  await page.keyboard.press('-');
  await expect(page.getByText('One is the least')).toBeVisible();
  await page.keyboard.press('Delete');
  await expect(total(page)).toContainText('₹40.00');
  await cashier.type('500');
  await expect(total(page)).toContainText('₹45.00');
  await page.keyboard.press('Escape');
  await expect(total(page)).toContainText('₹40.00');
  await page.keyboard.press('Escape');
  await expect(lines(page)).toHaveCount(0);
  await page.keyboard.press('Backspace');
  await expect(total(page)).toContainText('₹40.00');
});
