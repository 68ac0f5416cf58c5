import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { expect, test } from './fixture.ts';
import type { CashierPage } from './pages/cashier-page.ts';
import { signIn } from './pages/sign-in.ts';

/** Looking into the book, as somebody does who has to answer for it. */
const audit = (page: Page) => page.locator('[data-screen="audit"]');
const approval = (page: Page) => page.locator('[data-dialog="approval"]');

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
  await signIn(page, 'Ravi');
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
  await signIn(page, 'Ravi');
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

test('the book is compared with a statement, and each difference leads to its sale', async ({
  cashier,
  galla,
  folder,
}) => {
  const { page } = cashier;
  const statement = page.locator('[data-screen="statement"]');
  const sum = (outcome: string) => statement.locator(`[data-sum="${outcome}"]`);
  const filePath = path.join(folder, 'bank.csv');
  const saved = path.join(folder, 'differences.csv');
  await galla.evaluate(
    ({ dialog }, files) => {
      const left = [...files];
      dialog.showSaveDialog = async () => ({ canceled: false, filePath: left.shift() ?? '' });
    },
    [filePath, saved],
  );
  await cashier.terminalReady();
  for (const typed of ['19900', '5000']) {
    await cashier.charge(typed);
    await cashier.shows('card');
    await cashier.customer('approve');
    await cashier.shows('approved');
    await page.keyboard.press('Enter');
    await cashier.isSelling();
  }
  await signIn(page, 'Ravi');
  await goTo(cashier, 'reconciliation');
  await cashier.press('c');
  await expect(statement).toHaveAttribute('data-state', 'none');
  await cashier.press('t');
  await expect(statement.getByText('Saved.')).toBeVisible();
  // The bank has lost the second sale, and has one that nobody made here.
  const [heading = '', first = ''] = (await readFile(filePath, 'utf8')).split('\r\n');
  const foreign = first.replace(/,\d+,SALE/, ',77,SALE');
  await writeFile(filePath, `${[heading, first, foreign].join('\r\n')}\r\n`);
  await statement.locator('input[type="file"]').setInputFiles(filePath);
  await expect(statement).toHaveAttribute('data-state', 'told');
  await expect(sum('matched')).toHaveAttribute('data-count', '1');
  await expect(sum('theirs_only')).toHaveAttribute('data-count', '1');
  await expect(sum('ours_only')).toHaveAttribute('data-count', '1');
  await expectAccessible(page, 'a statement');
  await cashier.press('s');
  await expect(statement.getByText('Saved.')).toBeVisible();
  expect((await readFile(saved, 'utf8')).trimEnd().split('\r\n')).toHaveLength(3);
  await cashier.press('3', 'ArrowDown');
  await expect(statement.locator('[data-outcome][aria-selected="true"]')).toContainText('₹50.00');
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-story="2"]')).toBeVisible();
  await goTo(cashier, 'audit');
  await expect(audit(page).locator('[data-kind="comparison"]')).toContainText('bank.csv · 1/3');
});
