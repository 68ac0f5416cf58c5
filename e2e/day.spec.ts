import { expect, test } from './fixture.ts';
import type { CashierPage } from './pages/cashier-page.ts';

/** A morning at the counter, from the locked window to the tenth sale, without ever touching a mouse. */
const cashierPin = '2468';

async function next(cashier: CashierPage, seq: number): Promise<void> {
  await cashier.page.keyboard.press('Enter');
  await cashier.isSelling();
  await expect(cashier.sale(seq)).toHaveAttribute('data-status', 'paid');
}

async function byCard(cashier: CashierPage, typed: string, seq: number): Promise<void> {
  await cashier.charge(typed);
  await cashier.shows('card');
  await cashier.customer('approve');
  await cashier.shows('approved');
  await next(cashier, seq);
}

test('from the locked window to the tenth sale, by keyboard alone', async ({ cashier }) => {
  const { page, pay } = cashier;
  await page.keyboard.press('F12');
  await expect(page.locator('[data-screen="lock"]')).toBeVisible();
  await page.keyboard.type('1357');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/That PIN is not right/)).toBeVisible();
  await page.keyboard.type(cashierPin);
  await page.keyboard.press('Enter');
  await cashier.isSelling();
  await cashier.terminalReady();

  await byCard(cashier, '19900', 1);

  await page.keyboard.type('5000');
  await page.keyboard.press('Control+Enter');
  await cashier.shows('approved');
  await next(cashier, 2);

  await page.keyboard.type('12500');
  await page.keyboard.press('F6');
  await cashier.shows('qr');
  await cashier.customer('approve-upi');
  await cashier.shows('approved');
  await expect(pay).toContainText('UPI');
  await next(cashier, 3);

  await page.keyboard.type('8000');
  await page.keyboard.press('F7');
  await expect(page.locator('[data-dialog="cash"]')).toBeVisible();
  await page.keyboard.press('Alt+4');
  await page.keyboard.press('Enter');
  await cashier.shows('change');
  await expect(pay).toContainText('₹20.00');
  await next(cashier, 4);

  await cashier.charge('45000');
  await cashier.shows('card');
  await cashier.customer('decline');
  await cashier.shows('declined');
  await expect(pay).toContainText('Nothing charged');
  await page.keyboard.press('Enter');
  await cashier.shows('card');
  await cashier.customer('approve');
  await cashier.shows('approved');
  await next(cashier, 5);

  // A customer who changes their mind: the terminal gives up the card first.
  await cashier.charge('30000');
  await cashier.shows('card');
  await page.keyboard.press('F6');
  await cashier.shows('qr');
  await cashier.customer('approve-upi');
  await cashier.shows('approved');
  await next(cashier, 6);

  for (const [place, typed] of ['1000', '99900', '100000'].entries()) {
    await byCard(cashier, typed, 7 + place);
  }

  // The tenth: the cable is out for a moment, and the terminal says itself how it went.
  await cashier.charge('60000');
  await cashier.shows('card');
  await cashier.customer('unplug');
  await cashier.shows('line_lost');
  await cashier.customer('plug');
  await cashier.shows('cancelled');
  await page.keyboard.press('Enter');
  await cashier.shows('card');
  await cashier.customer('approve');
  await cashier.shows('approved');
  await next(cashier, 10);
  await expect(cashier.sale(11)).toHaveCount(0);

  await page.keyboard.press('F12');
  await expect(page.locator('[data-screen="lock"]')).toBeVisible();
  await expect(page.getByText('₹600.00')).toHaveCount(0);
});
