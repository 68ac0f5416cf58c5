import type { Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { expect, test } from './fixture.ts';
import type { CashierPage } from './pages/cashier-page.ts';

/** Looking into the book, as somebody does who has to answer for it. */
const audit = (page: Page) => page.locator('[data-screen="audit"]');
const approval = (page: Page) => page.locator('[data-dialog="approval"]');

/** Somebody who may do everything takes the window; the demo shop shows the PIN beside the name. */
async function managerSignsIn(cashier: CashierPage): Promise<void> {
  const { page } = cashier;
  await page.keyboard.press('F12');
  const ravi = page.locator('[data-person="Ravi"]');
  await expect(ravi).toBeVisible();
  while ((await ravi.getAttribute('aria-checked')) !== 'true') await cashier.press('ArrowRight');
  const pin = /\d{4,}/.exec((await ravi.locator('.person-pin').textContent()) ?? '')?.[0] ?? '';
  await cashier.type(pin);
  await page.keyboard.press('Enter');
  await cashier.isSelling();
}

async function goTo(cashier: CashierPage, words: string): Promise<void> {
  await cashier.page.keyboard.press('Control+K');
  await cashier.type(words);
  await cashier.page.keyboard.press('Enter');
}

test('who did what is told in words, and the whole book is walked', async ({ cashier }) => {
  const { page } = cashier;
  await cashier.terminalReady();
  await cashier.charge('19900');
  await cashier.shows('card');
  await cashier.customer('approve');
  await cashier.shows('approved');
  await page.keyboard.press('Enter');
  await managerSignsIn(cashier);
  await goTo(cashier, 'audit');
  await expect(audit(page)).toHaveAttribute('data-state', 'told');
  await expect(audit(page).locator('[data-kind="order_paid"]')).toContainText('#1');
  await expect(audit(page).locator('[data-kind="pin_right"]')).toContainText('Ravi');
  await cashier.press('c');
  await expect(audit(page).locator('[data-chain="whole"]')).toContainText('none of');
  await expectAccessible(page, 'the audit log');
  await audit(page).getByLabel('About').selectOption('people');
  await expect(audit(page).locator('[data-kind="order_paid"]')).toHaveCount(0);
  await expect(audit(page).locator('[data-kind="pin_right"]').first()).toBeVisible();
});

test('a cashier looks into it with somebody beside them', async ({ cashier }) => {
  const { page } = cashier;
  await goTo(cashier, 'audit');
  await expect(approval(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await cashier.isSelling();
});

test('X33 a terminal’s day is ended, matches the book, and is settled', async ({ cashier }) => {
  const { page } = cashier;
  const settlement = page.locator('[data-screen="settlement"]');
  await cashier.terminalReady();
  await cashier.charge('19900');
  await cashier.shows('card');
  await cashier.customer('approve');
  await cashier.shows('approved');
  await page.keyboard.press('Enter');
  await managerSignsIn(cashier);
  await goTo(cashier, 'reconciliation');
  await expect(settlement).toHaveAttribute('data-state', 'told');
  await expect(settlement).toContainText('1 not settled yet');
  await expectAccessible(page, 'the end of day');
  await cashier.press('s');
  await expect(settlement.getByRole('alert').last()).toContainText('only be refunded');
  await page.keyboard.press('Enter');
  await expect(settlement.locator('[data-verdict]')).toHaveAttribute('data-verdict', 'matched', {
    timeout: 30_000,
  });
  await expect(settlement).toContainText('Everything of this terminal is settled.');
  await expect(settlement).toContainText('1 payment was settled.');
});
