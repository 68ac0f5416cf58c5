import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { expect, test } from './fixture.ts';
import type { CashierPage } from './pages/cashier-page.ts';

/** The manager's desk by keyboard: finding a payment, and giving money back. */
const payments = (page: Page) => page.locator('[data-screen="payments"]');
const form = (page: Page) => page.locator('[data-dialog="refund"]');
const progress = (page: Page) => page.locator('[data-dialog="refund_progress"]');
const approval = (page: Page) => page.locator('[data-dialog="approval"]');
const attention = (page: Page) => page.locator('[data-screen="attention"]');

/** From the sell screen to the refund of the newest payment. */
async function opensRefund(cashier: CashierPage): Promise<void> {
  const { page } = cashier;
  await page.keyboard.press('Control+R');
  await expect(payments(page)).toHaveAttribute('data-search', 'answered');
  await page.keyboard.press('Enter');
  await cashier.press('r');
  await expect(form(page).getByLabel('Amount to refund')).toBeVisible();
}

/** Types a part and sends it, with the customer's card on the terminal. */
async function refundsPart(cashier: CashierPage, typed: string): Promise<void> {
  const { page } = cashier;
  await cashier.type(typed);
  await page.keyboard.press('Enter');
  await cashier.managerApproves();
  await expect(progress(page).locator('[data-stage="card"]')).toContainText('card');
  await cashier.customer('approve');
  await expect(progress(page).locator('[data-state="processed"]')).toBeVisible({ timeout: 15_000 });
  await page.keyboard.press('Enter');
  await expect(progress(page)).toHaveCount(0);
}

test('the whole of a payment goes back, let through by a manager', async ({ cashier }) => {
  const { page } = cashier;
  await cashier.terminalReady();
  await cashier.sells('19900');
  await opensRefund(cashier);
  await expectAccessible(page, 'the refund');
  await expect(form(page).locator('[data-route="reversal"]')).toBeVisible();
  await expect(form(page)).toContainText('A manager has to approve it');
  await page.keyboard.press('Enter');
  await cashier.managerApproves();
  await expect(progress(page).locator('[data-state="processed"]')).toBeVisible({ timeout: 15_000 });
  await page.keyboard.press('Enter');
  await expect(payments(page).locator('[data-money="refund"]')).toContainText('₹199.00');
  await expect(payments(page).locator('[data-money="payment"]')).toHaveAttribute(
    'data-standing',
    'refunded',
  );
  await expectAccessible(page, 'payments and refunds');
});

test('parts go back up to what was paid, and not a paisa more', async ({ cashier }) => {
  const { page } = cashier;
  await cashier.terminalReady();
  await cashier.sells('19900');
  await opensRefund(cashier);
  await refundsPart(cashier, '15000');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await cashier.isSelling();
  await page.keyboard.press('Control+R');
  await expect(payments(page)).toHaveAttribute('data-search', 'answered');
  await cashier.press('ArrowDown', 'ArrowDown', 'Enter', 'r');
  await expect(form(page)).toContainText('at most ₹49.00');
  await cashier.type('4901');
  await expect(form(page).locator('[data-refused="too_much"]')).toContainText('Only ₹49.00');
  await page.keyboard.press('Enter');
  await expect(approval(page)).toHaveCount(0);
  await page.keyboard.press('Backspace');
  await expect(form(page).getByLabel('Amount to refund')).toHaveAttribute('data-minor', '490');
  await cashier.press('a');
  await page.keyboard.press('Enter');
  await cashier.managerApproves();
  await expect(progress(page).locator('[data-stage="card"]')).toBeVisible();
  await cashier.customer('approve');
  await expect(progress(page).locator('[data-state="processed"]')).toBeVisible({ timeout: 15_000 });
  await page.keyboard.press('Enter');
  await cashier.press('r');
  await expect(form(page).locator('[data-refused="nothing_left"]')).toBeVisible();
});

test('without a manager nothing is given back', async ({ cashier }) => {
  const { page } = cashier;
  await cashier.terminalReady();
  await cashier.sells('19900');
  await opensRefund(cashier);
  await page.keyboard.press('Enter');
  await expect(approval(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(form(page)).toContainText('Nothing was done.');
  await page.keyboard.press('Escape');
  await expect(payments(page).locator('[data-money="refund"]')).toHaveCount(0);
});

test('a refund that nobody knows the end of stays in sight until its slip is typed', async ({
  cashier,
}) => {
  const { page } = cashier;
  await cashier.terminalReady();
  await cashier.sells('19900');
  await opensRefund(cashier);
  await cashier.type('5000');
  await page.keyboard.press('Enter');
  await cashier.managerApproves();
  await expect(progress(page).locator('[data-stage="card"]')).toContainText('card');
  await cashier.customer('unplug');
  await expect(progress(page).locator('[data-state="in_doubt"]')).toBeVisible({ timeout: 15_000 });
  await page.keyboard.press('Escape');
  await expect(page.locator('[data-attention="1"]')).toBeVisible();
  await page.keyboard.press('Control+J');
  await expect(attention(page).locator('[data-refund-in-doubt="1"]')).toBeVisible();
  await expect(attention(page)).toContainText('Do not pay it a second time');
  await expectAccessible(page, 'a refund in doubt');
  await cashier.press('t');
  await expect(progress(page).locator('[data-settling]')).toBeVisible();
  await expect(progress(page).getByRole('textbox')).toHaveCount(0);
  await cashier.press('p');
  await expect(progress(page).getByRole('textbox')).toBeFocused();
  await cashier.type('632511000004');
  await page.keyboard.press('Enter');
  await cashier.managerApproves();
  await expect(progress(page).locator('[data-state="processed"]')).toBeVisible({ timeout: 20_000 });
  await page.keyboard.press('Enter');
  await expect(attention(page)).toHaveAttribute('data-count', '0');
  await expect(page.locator('[data-attention]')).toHaveCount(0);
});

test('what the filter shows is kept as a file, when somebody lets that through', async ({
  cashier,
  galla,
  folder,
}) => {
  const { page } = cashier;
  const filePath = path.join(folder, 'payments.csv');
  await galla.evaluate(({ dialog }, file) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath: file });
  }, filePath);
  await cashier.terminalReady();
  await cashier.sells('19900');
  await page.keyboard.press('Control+R');
  await expect(payments(page)).toHaveAttribute('data-search', 'answered');
  await page.keyboard.press('Enter');
  await cashier.press('s');
  await cashier.managerApproves();
  await expect(payments(page)).toContainText('Saved.');
  const rows = (await readFile(filePath, 'utf8')).trimEnd().split('\r\n');
  expect(rows).toHaveLength(2);
  expect(rows[1]).toContain(',paid,199.00,INR,card,');
});

/** Banknotes back, with whoever lets it through already there; the window is left on the payments. */
async function refundsCash(cashier: CashierPage, typed: string): Promise<void> {
  const { page } = cashier;
  await cashier.press('r');
  await expect(form(page).getByLabel('Amount to refund')).toBeVisible();
  await cashier.type(typed);
  await page.keyboard.press('Enter');
}

async function isRefunded(cashier: CashierPage): Promise<void> {
  const { page } = cashier;
  await expect(progress(page).locator('[data-state="processed"]')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(progress(page)).toHaveCount(0);
}

test('a manager lets refunds through for a while: not large ones, not many, and not after it', async ({
  cashier,
  galla,
}) => {
  const { page } = cashier;
  const minutes = 60_000;
  // The main process's clock, put forward by hand: the wait for an approval's end runs when it is told to.
  await galla.evaluate((_electron, length) => {
    const { setTimeout: later, performance } = globalThis;
    const now = performance.now.bind(performance);
    const till = globalThis as typeof globalThis & { passTime?: () => void };
    const due: (() => void)[] = [];
    let ahead = 0;
    performance.now = () => now() + ahead;
    till.setTimeout = ((run: () => void, wait: number, ...rest: unknown[]) => {
      if (wait === length) due.push(run);
      return later(run, wait, ...rest);
    }) as typeof later;
    till.passTime = () => {
      ahead += length;
      for (const run of due.splice(0)) run();
      ahead -= length;
    };
  }, minutes);
  await cashier.set({ approvalMinutes: 1, refundLimitAmount: 100, refundLimitCount: 2 });
  await page.keyboard.type('50000');
  await page.keyboard.press('Control+Enter');
  await cashier.shows('approved');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+R');
  await expect(payments(page)).toHaveAttribute('data-search', 'answered');
  await page.keyboard.press('Enter');
  await refundsCash(cashier, '2000');
  await expect(approval(page)).toContainText('has to approve this step');
  await page.getByLabel(/The same for the next 1 minutes/).focus();
  await page.keyboard.press('Space');
  await cashier.managerApproves();
  await isRefunded(cashier);

  await refundsCash(cashier, '1000');
  await isRefunded(cashier);
  // More than the shop lets through without a PIN: nothing happens, and it is said why.
  await refundsCash(cashier, '10001');
  await expect(approval(page)).toContainText('larger than Ravi lets through');
  await page.keyboard.press('Escape');
  await expect(form(page)).toContainText('Nothing was done.');
  await page.keyboard.press('Escape');
  await refundsCash(cashier, '1000');
  await isRefunded(cashier);
  // The third without a PIN.
  await refundsCash(cashier, '1000');
  await expect(approval(page)).toContainText('as many as the shop allows');
  await page.getByLabel(/The same for the next/).focus();
  await page.keyboard.press('Space');
  await cashier.managerApproves();
  await isRefunded(cashier);

  await expect(page.locator('[data-chip="standing"]')).toBeVisible();
  await galla.evaluate(() => (globalThis as { passTime?: () => void }).passTime?.());
  await expect(page.locator('[data-chip="standing"]')).toHaveCount(0);
  await refundsCash(cashier, '1000');
  await expect(approval(page)).toContainText('has to approve this step');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(payments(page).locator('[data-money="refund"]')).toHaveCount(4);
});
