import type { Page } from '@playwright/test';
import { expectAccessible, expectFitsZoomed } from './accessible.ts';
import { expect, test } from './fixture.ts';
import { signIn } from './pages/sign-in.ts';

/** A manager fills the catalogue, and the counter sells by it at once. */
const list = `Item Name,HSN,Rate,Group,Barcode
Masala chai,0902,22.50,,
"Basmati rice, 5 kg",1006,749,Groceries,2000000000138
Vada pav,,thirty,Snacks,
`;

async function goToGoods(page: Page): Promise<void> {
  await page.keyboard.press('Control+K');
  await page.keyboard.type('goods');
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-screen="goods"]')).toBeVisible();
}

test('a list from a spreadsheet is looked at, kept, changed and sold by', async ({ cashier }) => {
  const { page } = cashier;
  const file = page.locator('[data-file]');
  const row = (name: string) => page.getByRole('option', { name });
  await cashier.terminalReady();
  await signIn(page, 'Ravi');
  await goToGoods(page);
  await expectAccessible(page, 'goods to change');
  await expectFitsZoomed(page, 'goods to change');

  await page.getByRole('button', { name: 'From a file' }).press('Enter');
  await page
    .locator('input[type="file"]')
    .setInputFiles({ name: 'goods.csv', mimeType: 'text/csv', buffer: Buffer.from(list) });
  await expect(file).toHaveAttribute('data-file', 'preview');
  await expect(file.locator('[data-refused="4"]')).toContainText('not an amount like');
  await expect(file.locator('[data-planned="changed"]')).toContainText('₹20.00 → ₹22.50');
  await expect(row('Basmati rice, 5 kg')).toHaveCount(0);
  await expectAccessible(page, 'what a file would do');
  await expectFitsZoomed(page, 'what a file would do');
  await page.keyboard.press('Enter');
  await expect(file).toContainText('Kept: 1 new, 1 changed.');
  await expect(row('Masala chai')).toContainText('₹22.50');

  await page.keyboard.press('F2');
  await page.keyboard.type('5 kg');
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Price for one')).toBeFocused();
  await page.keyboard.type('seven');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert').filter({ hasText: 'not an amount' })).toBeVisible();
  await page.getByLabel('Price for one').fill('699.90');
  await page.keyboard.press('Enter');
  await expect(row('Basmati rice, 5 kg')).toContainText('₹699.90');
  await expect(page.locator('[data-outcome="kept"]')).toBeVisible();

  await page.keyboard.press('F2');
  await page.keyboard.type('Bag');
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Name')).toHaveValue('Bag');
  await page.getByLabel('Price for one').fill('5');
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-outcome="kept"]')).toBeVisible();
  await expect(row('Bag')).toContainText('₹5.00');

  await page.keyboard.press('F2');
  await page.keyboard.type('vada');
  await page.getByRole('button', { name: 'Remove' }).press('Enter');
  await page.getByRole('button', { name: 'Yes, remove' }).press('Enter');
  await expect(row('Vada pav')).toHaveCount(0);

  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await cashier.isSelling();
  await cashier.scan('2000000000138');
  await expect(page.getByRole('status', { name: 'Total' })).toContainText('₹699.90');
  await page.keyboard.press('Enter');
  await cashier.shows('card');
  await expect(cashier.pay).toContainText('₹699.90');
});

test('whoever may not change the goods asks somebody who may', async ({ cashier }) => {
  const { page } = cashier;
  await goToGoods(page);
  await page.keyboard.press('Enter');
  await page.getByLabel('Price for one').fill('1');
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-dialog="approval"]')).toContainText('change the goods');
  await page.keyboard.press('Escape');
  await expect(page.getByText('Not approved. Nothing was changed.')).toBeVisible();
  await expect(page.getByRole('option', { name: 'Masala chai' })).toContainText('₹20.00');
});

test('a code scanned where nobody sells looks for what carries it, or says that it adds nothing', async ({
  cashier,
}) => {
  const { page } = cashier;
  await page.keyboard.press('Control+J');
  await expect(page.locator('[data-screen="attention"]')).toBeVisible();
  await cashier.scan('2000000000015');
  await expect(page.getByRole('alert').filter({ hasText: 'Not added' })).toBeVisible();
  await page.keyboard.press('F10');
  await expect(page.locator('[data-screen="history"]')).toBeVisible();
  await page.keyboard.press('Tab');
  await cashier.scan('2000000000015');
  await expect(page.getByRole('combobox', { name: 'Search sales' })).toHaveValue('2000000000015');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await cashier.isSelling();
  await expect(page.getByRole('region', { name: 'This sale' }).locator('[data-line]')).toHaveCount(
    0,
  );
});
