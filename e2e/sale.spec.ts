import { expect, test } from './fixture.ts';

/** A sale, by keyboard alone, with a customer at a simulated terminal on a real serial line. */
test('the first start is a demo shop that says so', async ({ cashier }) => {
  await cashier.isSelling();
  await expect(cashier.page.getByText('TEST', { exact: true })).toBeVisible();
  await expect(cashier.page.getByText(/No money moves/)).toBeVisible();
  await expect(cashier.page.getByText(/Asha/)).toBeVisible();
});

test('a sale is approved, with method and reference, and the next one starts', async ({
  cashier,
}) => {
  await cashier.terminalReady();
  await cashier.charge('19900');
  await cashier.shows('card');
  await expect(cashier.pay).toContainText('₹199.00');
  await cashier.customer('approve');
  await cashier.shows('approved');
  await expect(cashier.pay).toContainText('Paid');
  await expect(cashier.pay).toContainText('₹199.00');
  await expect(cashier.pay).toContainText(/Visa/i);
  await expect(cashier.pay).toContainText(/RRN \d{12}/);
  await cashier.page.keyboard.press('Enter');
  await cashier.isSelling();
  await expect(cashier.sale(1)).toHaveAttribute('data-status', 'paid');
});

test('a customer who scans pays by UPI', async ({ cashier }) => {
  await cashier.terminalReady();
  await cashier.charge('25050');
  await cashier.shows('card');
  await cashier.customer('approve-upi');
  await cashier.shows('approved');
  await expect(cashier.pay).toContainText('UPI');
});

test('a declined card charges nothing, and another attempt is paid', async ({ cashier }) => {
  await cashier.terminalReady();
  await cashier.charge('19900');
  await cashier.shows('card');
  await cashier.customer('decline');
  await cashier.shows('declined');
  await expect(cashier.pay).toContainText('Nothing charged');
  await cashier.page.keyboard.press('Enter');
  await cashier.shows('card');
  await cashier.customer('approve');
  await cashier.shows('approved');
  await cashier.page.keyboard.press('Enter');
  await expect(cashier.sale(1)).toHaveAttribute('data-status', 'paid');
  await expect(cashier.sale(2)).toHaveCount(0);
});

test('the cashier cancels with Esc, and it is cancelled when the terminal says so', async ({
  cashier,
}) => {
  await cashier.terminalReady();
  await cashier.charge('19900');
  await cashier.shows('card');
  await cashier.page.keyboard.press('Escape');
  await cashier.shows('cancelled');
  await expect(cashier.pay).toContainText('Nothing charged');
  await cashier.page.keyboard.press('Escape');
  await cashier.isSelling();
  await expect(cashier.sale(1)).toHaveAttribute('data-status', 'cancelled');
});

test('the customer cancels on the terminal', async ({ cashier }) => {
  await cashier.terminalReady();
  await cashier.charge('19900');
  await cashier.shows('card');
  await cashier.customer('cancel');
  await cashier.shows('cancelled');
  await expect(cashier.pay).toContainText(/customer cancelled/i);
});

test('a terminal unplugged in the middle is in doubt, and says itself how it ended', async ({
  cashier,
}) => {
  await cashier.terminalReady();
  await cashier.charge('19900');
  await cashier.shows('card');
  await cashier.customer('unplug');
  await cashier.shows('line_lost');
  await expect(cashier.pay).toContainText('We do not yet know if money moved');
  await cashier.customer('plug');
  await cashier.shows('cancelled');
  await expect(cashier.pay).toContainText('Nothing charged');
});

test('a terminal that is not there charges nothing and says what is wrong', async ({ cashier }) => {
  await cashier.terminalReady();
  await cashier.customer('unplug');
  await expect(cashier.page.getByText(/not connected/).first()).toBeVisible();
  await cashier.charge('19900');
  await cashier.shows('terminal_absent');
  await expect(cashier.pay).toContainText('Nothing charged');
});

test('an amount below one rupee is refused in words', async ({ cashier }) => {
  await cashier.terminalReady();
  await cashier.charge('99');
  await expect(cashier.page.getByText(/smallest amount is ₹1.00/)).toBeVisible();
  await cashier.isSelling();
});
