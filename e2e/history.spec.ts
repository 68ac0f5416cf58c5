import type { Page } from '@playwright/test';
import { expect, test } from './fixture.ts';
import { openApi } from './gateway-api.ts';
import type { CashierPage } from './pages/cashier-page.ts';

/** Finding a sale again, and everything that is known of it, by keyboard alone. */
const screen = (page: Page) => page.locator('[data-screen="history"]');
const option = (page: Page, seq: number) =>
  screen(page).locator(`[role="option"][data-order="${seq}"]`);
const story = (page: Page) => screen(page).locator('[data-telling="answered"]');

async function sell(cashier: CashierPage, typed: string, action: 'approve' | 'decline') {
  await cashier.charge(typed);
  await cashier.shows('card');
  await cashier.customer(action);
  await cashier.shows(action === 'approve' ? 'approved' : 'declined');
  await cashier.page.keyboard.press(action === 'approve' ? 'Enter' : 'Escape');
  await cashier.isSelling();
}

async function find(page: Page, text: string): Promise<void> {
  await page.keyboard.press('F2');
  await page.keyboard.type(text);
  await expect(screen(page)).toHaveAttribute('data-search', 'answered');
}

async function open(page: Page): Promise<void> {
  await page.keyboard.press('F10');
  await expect(screen(page)).toHaveAttribute('data-search', 'answered');
}

/** What the story shows of a kind, from the top. */
const lines = (page: Page, kind: 'change' | 'call' | 'frame') =>
  story(page).locator(`.story-line[data-line="${kind}"]`);

test('a sale is found by the end of its RRN, and its story has clicks, frames and changes', async ({
  cashier,
}) => {
  const { page } = cashier;
  await cashier.terminalReady();
  await sell(cashier, '19900', 'approve');
  await sell(cashier, '25000', 'decline');
  await open(page);
  await expect(option(page, 2)).toBeVisible();
  const rrn = /RRN (\d+)/.exec((await option(page, 1).textContent()) ?? '')?.[1] ?? '';
  expect(rrn).toHaveLength(12);

  await find(page, rrn.slice(-6));
  await expect(option(page, 2)).toHaveCount(0);
  await page.keyboard.press('Enter');
  await expect(story(page)).toHaveAttribute('data-story', '1');
  await expect(lines(page, 'call').first()).toContainText('Charged a new sale');
  await expect(lines(page, 'call').first()).toContainText('Asha');
  await expect(lines(page, 'frame').getByText('authorisation').first()).toBeVisible();
  await page.keyboard.press('2');
  await expect(lines(page, 'frame')).toHaveCount(0);
  await expect(story(page)).toContainText('Paid: ₹199.00');

  await page.keyboard.press('End');
  await page.keyboard.press('ArrowDown');
  const paid = story(page).locator('[data-what="payment_captured"]');
  const rows = await lines(page, 'change').count();
  for (let step = 0; step < rows; step += 1) {
    if (await paid.getByRole('button').evaluate((row) => row === document.activeElement)) break;
    await page.keyboard.press('ArrowUp');
  }
  await page.keyboard.press('Enter');
  await expect(paid).toContainText(rrn);
  await expect(paid).toContainText('the terminal: completion');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await cashier.isSelling();
});

test('what software asked is in the story, by route and key, and the story can be copied', async ({
  cashier,
  galla,
  folder,
}) => {
  const { page } = cashier;
  const api = await openApi(cashier, folder);
  const order = await api('POST', '/orders', { amount: 19_900, currency: 'INR', receipt: 'B-77' });
  for (let time = 0; time < 3; time += 1) await api('GET', `/orders/${order.id}`);
  await open(page);
  await find(page, 'b-77');
  await page.keyboard.press('Enter');
  await expect(story(page)).toHaveAttribute('data-story', '1');
  await cashier.press('3');
  await expect(lines(page, 'call')).toHaveCount(2);
  await expect(lines(page, 'call').first()).toContainText('POST /v1/orders: 200');
  await expect(lines(page, 'call').last()).toContainText('GET /v1/orders/:id: 200 · 3 times');
  await page.keyboard.press('c');
  await expect(story(page).getByText('Copied.')).toBeVisible();
  const copied = await galla.evaluate(({ clipboard }) => clipboard.readText());
  expect(copied).toContain('Story of sale 1');
  expect(copied).toContain('POST /v1/orders: 200');
  // A seal is a longer word of hexadecimal digits, which may begin with as many decimal ones.
  expect(copied).not.toMatch(/(?<![0-9a-f])\d{14,19}(?![0-9a-f])/);
});

test('sales are found by amount, by last four, by number and by day, and nothing by nonsense', async ({
  cashier,
}) => {
  const { page } = cashier;
  await cashier.terminalReady();
  await sell(cashier, '19900', 'approve');
  await sell(cashier, '7550', 'approve');
  await open(page);
  const found = async (text: string, seqs: readonly number[]) => {
    await find(page, text);
    await expect(screen(page).locator('[role="option"]')).toHaveCount(seqs.length);
    for (const seq of seqs) await expect(option(page, seq)).toBeVisible();
  };
  await found('75.50', [2]);
  await found('₹199', [1]);
  await found('#2', [2]);
  await found('1111', [2, 1]);
  await found('1111 75.5', [2]);
  await found('nonsense', []);
  await expect(screen(page)).toContainText('No sale has all of this.');

  await page.keyboard.press('Escape');
  await page.keyboard.press('PageUp');
  await expect(page.getByRole('group', { name: 'Day' })).not.toHaveAttribute('data-day', 'all');
  await expect(screen(page).locator('[role="option"]')).toHaveCount(2);
  await page.keyboard.press('PageUp');
  await expect(screen(page).locator('[role="option"]')).toHaveCount(0);
  await page.keyboard.press('PageDown');
  await page.keyboard.press('PageDown');
  await expect(page.getByRole('group', { name: 'Day' })).toHaveAttribute('data-day', 'all');
  await expect(screen(page).locator('[role="option"]')).toHaveCount(2);
});

test('the last digits of a payer’s number are told from those of nobody', async ({ cashier }) => {
  const { page } = cashier;
  await cashier.terminalReady();
  await sell(cashier, '19900', 'approve');
  const row = cashier.sale(1);
  const rrn = /RRN (\d+)/.exec((await row.textContent()) ?? '')?.[1] ?? '';
  await page.keyboard.press('Control+U');
  const dialog = page.locator('[data-dialog="check_reference"]');
  const outcome = dialog.locator('[data-outcome]');
  await expect(dialog.getByRole('textbox')).toBeFocused();
  await page.keyboard.type(rrn.slice(-5));
  await page.keyboard.press('Enter');
  await expect(outcome).toHaveAttribute('data-outcome', 'match');
  await expect(dialog).toContainText('Sale 1: ₹199.00');
  await page.keyboard.press('Control+A');
  await page.keyboard.type('987654');
  await page.keyboard.press('Enter');
  await expect(outcome).toHaveAttribute('data-outcome', 'none');
  await page.keyboard.press('Escape');
  await cashier.isSelling();
});
