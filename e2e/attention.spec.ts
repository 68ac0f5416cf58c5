import type { Page } from '@playwright/test';
import { expect, test } from './fixture.ts';
import type { CashierPage } from './pages/cashier-page.ts';

/** Payments whose end nobody knows: put aside, looked at, asked about, and ended by whoever may. */
const attention = (page: Page) => page.locator('[data-screen="attention"]');
const badge = (page: Page) => page.locator('[data-attention]');
const dialog = (page: Page) => page.locator('[data-dialog="resolve"]');
const approval = (page: Page) => page.locator('[data-dialog="approval"]');

/** A sale whose terminal loses its line while the customer pays; put aside. */
async function losesItsLine(cashier: CashierPage, typed: string): Promise<void> {
  await cashier.charge(typed);
  await cashier.shows('card');
  await cashier.customer('unplug');
  await cashier.shows('line_lost');
  await cashier.page.keyboard.press('a');
  await cashier.isSelling();
}

test('a doubt is put aside, and a manager ends it with the slip’s number, under their name', async ({
  cashier,
}) => {
  const { page } = cashier;
  await cashier.terminalReady();
  await losesItsLine(cashier, '19900');
  await expect(badge(page)).toHaveAttribute('data-attention', '1');

  await page.keyboard.press('Control+J');
  await expect(attention(page)).toHaveAttribute('data-count', '1');
  await expect(attention(page).locator('[data-part="money"]')).toContainText('not known yet');
  await expect(attention(page).locator('[data-fact="approval"]')).toContainText('nothing');
  await cashier.press('t', 'p');
  await expect(dialog(page).getByRole('textbox')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialog(page)).toContainText('Type the number that is printed on the slip.');
  await page.keyboard.type('600509300042');
  await page.keyboard.press('Enter');
  await cashier.managerApproves();
  await cashier.shows('approved');
  await expect(dialog(page)).toHaveCount(0);
  await page.keyboard.press('Enter');
  await expect(attention(page)).toHaveAttribute('data-count', '0');
  await expect(attention(page)).toContainText('Sale 1 is kept as paid.');
  await expect(badge(page)).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(cashier.sale(1)).toHaveAttribute('data-status', 'paid');

  await page.keyboard.press('F10');
  await page.keyboard.type('0042');
  await expect(page.locator('[role="option"]')).toHaveCount(1);
  await page.keyboard.press('Enter');
  const story = page.locator('[data-telling="answered"]');
  const said = story.locator('[data-line="call"][data-what="checkout.resolve"]');
  await expect(said.first()).toContainText('needed approval');
  await expect(said.last()).toContainText('Asha, allowed by Ravi');
  const paid = story.locator('[data-what="payment_captured"]');
  await paid.getByRole('button').focus();
  await page.keyboard.press('Enter');
  await expect(paid).toContainText('from the slip');
  await expect(paid).toContainText('600509300042');
});

test('without somebody who may allow it, nothing is changed', async ({ cashier }) => {
  const { page } = cashier;
  await cashier.terminalReady();
  await losesItsLine(cashier, '19900');
  await page.keyboard.press('Control+J');
  await cashier.press('t', 'n', '2');
  await page.keyboard.press('Enter');
  await expect(approval(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toContainText('Nothing was done.');
  await page.keyboard.press('Escape');
  await expect(attention(page)).toHaveAttribute('data-count', '1');
  await page.keyboard.press('Escape');
  await cashier.isSelling();
  await expect(badge(page)).toHaveAttribute('data-attention', '1');
});

test('a terminal that comes back says how it ended, and the list is empty by itself', async ({
  cashier,
}) => {
  const { page } = cashier;
  await cashier.terminalReady();
  await losesItsLine(cashier, '19900');
  await page.keyboard.press('Control+J');
  await expect(attention(page).locator('[data-unresolved="1"]')).toBeVisible();
  await cashier.customer('plug');
  await expect(attention(page)).toHaveAttribute('data-count', '0');
  await expect(attention(page)).toContainText('Nothing needs attention.');
  await page.keyboard.press('Escape');
  await expect(cashier.sale(1)).toHaveAttribute('data-status', 'cancelled');
});

test('a terminal that is asked and cannot say leaves everything as it was', async ({ cashier }) => {
  const { page } = cashier;
  await cashier.terminalReady();
  await losesItsLine(cashier, '19900');
  await page.keyboard.press('Control+J');
  await page.keyboard.press('r');
  await expect(attention(page).getByRole('alert')).toContainText('does not say yet');
  await expect(attention(page)).toHaveAttribute('data-count', '1');
  await page.keyboard.press('h');
  await expect(page.locator('[data-screen="history"] [data-story="1"]')).toContainText('In doubt');
});
