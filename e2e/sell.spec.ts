import type { Page } from '@playwright/test';
import { expect, test } from './fixture.ts';

/** A sale from its first line to its last word, by keyboard and scanner alone. */
const total = (page: Page) => page.getByRole('status', { name: 'Total' });
const line = (page: Page, name: string) =>
  page
    .getByRole('list', { name: 'Lines of this sale' })
    .getByRole('listitem')
    .filter({ hasText: name });
const dialog = (page: Page, name: string) => page.locator(`[data-dialog="${name}"]`);

/** Of the demo shop's manager, which the approval dialog shows too. */
const managerPin = '7391';

/** Codes of the demo shop. */
const samosa = '2000000000053';
const jaggery = '2000000000121';

test('goods are found by a part of their name, category or code, in either script', async ({
  cashier,
}) => {
  const { page } = cashier;
  const options = page.getByRole('listbox', { name: 'Goods' }).getByRole('option');
  await page.keyboard.press('F2');
  await page.keyboard.type('dal');
  await expect(options).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(line(page, 'Toor dal 500 g')).toHaveCount(1);

  await page.keyboard.type('समो');
  await expect(options).toHaveText([/Samosa/]);
  await page.keyboard.press('Enter');
  await page.keyboard.type('groc');
  await expect(options).toHaveCount(4);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.keyboard.type('nothing like it');
  await expect(page.getByText('Nothing is called “nothing like it”.')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('PageDown');
  await expect(page.getByRole('button', { name: 'Drinks' })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await expect(options).toHaveCount(4);
  await page.keyboard.press('Escape');
  await expect(total(page)).toContainText('₹203.00');
});

test('a scanner adds goods whatever was being typed, and never charges', async ({ cashier }) => {
  const { page } = cashier;
  await cashier.type('50');
  await cashier.scan(samosa);
  await cashier.scan(samosa);
  await cashier.scan(jaggery);
  await expect(line(page, 'Samosa')).toContainText('2 ×');
  await expect(line(page, 'Amount to add')).toContainText('₹0.50');
  await expect(total(page)).toContainText('₹149.50');
  await cashier.isSelling();
});

test('an unknown code says so, and can be priced on the spot or looked for', async ({
  cashier,
}) => {
  const { page } = cashier;
  await cashier.scan('96385074');
  await expect(dialog(page, 'unknown_code')).toContainText('No goods have the code 96385074.');
  await page.keyboard.press('Enter');
  await expect(page.getByText('A price looks like 199 or 199.50.')).toBeVisible();
  await page.keyboard.type('45.5');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Umbrella');
  await page.keyboard.press('Enter');
  await expect(dialog(page, 'unknown_code')).toHaveCount(0);
  await expect(line(page, 'Umbrella')).toContainText('₹45.50');

  await cashier.scan('SHELF-7');
  await page.keyboard.press('F2');
  await page.keyboard.type('chai');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expect(total(page)).toContainText('₹65.50');
});

test('a code during a payment adds nothing and says so; after it, it begins the next sale', async ({
  cashier,
}) => {
  const { page } = cashier;
  await cashier.terminalReady();
  await cashier.charge('19900');
  await cashier.shows('card');
  await cashier.scan(samosa);
  await expect(cashier.pay).toContainText('finish this payment first');
  await cashier.shows('card');
  await cashier.customer('approve');
  await cashier.shows('approved');
  await cashier.scan(samosa);
  await cashier.isSelling();
  await expect(total(page)).toContainText('₹25.00');
});

test('another price and discounts are charged to the paisa, once somebody who may approves', async ({
  cashier,
}) => {
  const { page } = cashier;
  await cashier.terminalReady();
  await cashier.scan(samosa);
  await cashier.scan(jaggery);
  await page.keyboard.press('ArrowUp');
  await cashier.type('3');
  await page.keyboard.press('*');
  await expect(line(page, 'Samosa')).toContainText('3 ×');

  await page.keyboard.press('F4');
  await expect(dialog(page, 'change_line')).toBeVisible();
  await page.keyboard.press('Tab');
  await page.keyboard.type('22');
  await page.keyboard.press('Tab');
  await page.keyboard.type('10%');
  await page.keyboard.press('Tab');
  await page.keyboard.type('5%');
  await expect(dialog(page, 'change_line')).toContainText('₹150.48');
  await page.keyboard.press('Enter');
  await expect(dialog(page, 'change_line')).toHaveCount(0);
  await expect(line(page, 'Samosa')).toContainText('instead of ₹25.00');
  await expect(line(page, 'Discount')).toContainText('₹7.92');
  await expect(total(page)).toContainText('₹150.48');

  await page.keyboard.press('F3');
  await page.keyboard.type('Meera');
  await page.keyboard.press('Tab');
  await page.keyboard.type('98765 43210');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Meera' })).toBeVisible();

  await page.keyboard.press('Enter');
  await expect(dialog(page, 'approval')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(total(page)).toContainText('₹150.48');
  await page.keyboard.press('Enter');
  await expect(dialog(page, 'approval')).toBeVisible();
  await cashier.type(managerPin);
  await page.keyboard.press('Enter');
  await cashier.shows('card');
  await expect(cashier.pay).toContainText('₹150.48');
  await cashier.customer('approve');
  await cashier.shows('approved');
  await page.keyboard.press('Enter');
  await cashier.isSelling();
  await expect(page.getByRole('button', { name: 'Customer', exact: true })).toBeVisible();
  await cashier.sale(1).getByRole('button').press('Enter');
  const details = page.getByLabel('Details of sale 1');
  await expect(details).toContainText('3 × Samosa, ₹56.43 (₹9.57 off)');
  await expect(details).toContainText('Meera, 9876543210');
  await expect(details).toContainText('1 × Jaggery 1 kg, ₹94.05 (₹4.95 off)');
});
