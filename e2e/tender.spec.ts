import { expect, test } from './fixture.ts';
import type { CashierPage } from './pages/cashier-page.ts';

/** Every way to pay, by keyboard alone. */
async function dialog(cashier: CashierPage, name: string): Promise<void> {
  await expect(cashier.page.locator(`[data-dialog="${name}"]`)).toBeVisible();
}

test('cash: what the customer gives is counted, and the change stays until the next key', async ({
  cashier,
}) => {
  const { page, pay } = cashier;
  await cashier.terminalReady();
  await cashier.type('19900');
  await page.keyboard.press('F7');
  await dialog(cashier, 'cash');
  await page.keyboard.press('Alt+4');
  await expect(page.getByText('Still missing')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByText(/not enough yet/)).toBeVisible();
  await page.keyboard.press('Alt+6');
  await page.keyboard.press('Enter');
  await cashier.shows('change');
  await expect(pay).toContainText('₹401.00');
  await expect(pay).toContainText('₹600.00 given for ₹199.00');

  await cashier.type('5000');
  await cashier.isSelling();
  await page.keyboard.press('Control+Enter');
  await cashier.shows('approved');
  await expect(pay).toContainText('₹50.00');
  await page.keyboard.press('Enter');
  await cashier.isSelling();
  await cashier.today();
  await expect(cashier.sale(1)).toHaveAttribute('data-status', 'paid');
  await expect(cashier.sale(2)).toHaveAttribute('data-status', 'paid');
});

test('a declined card is paid by UPI instead, as one sale', async ({ cashier }) => {
  await cashier.terminalReady();
  await cashier.charge('25000');
  await cashier.shows('card');
  await cashier.customer('decline');
  await cashier.shows('declined');
  await cashier.page.keyboard.press('F6');
  await cashier.shows('qr');
  await cashier.customer('approve-upi');
  await cashier.shows('approved');
  await expect(cashier.pay).toContainText('UPI');
  await cashier.page.keyboard.press('Enter');
  await cashier.isSelling();
  await expect(cashier.sale(1)).toHaveAttribute('data-status', 'paid');
  await expect(cashier.sale(2)).toHaveCount(0);
});

test('two people pay one sale: a part in cash, the rest by card', async ({ cashier }) => {
  const { page, pay } = cashier;
  await cashier.terminalReady();
  await cashier.type('20000');
  await page.keyboard.press('F8');
  await dialog(cashier, 'split');
  await cashier.type('5000');
  await page.keyboard.press('F7');
  await page.keyboard.press('F5');
  await page.keyboard.press('Enter');
  await dialog(cashier, 'cash');
  await page.keyboard.press('Alt+4');
  await page.keyboard.press('Enter');
  await cashier.shows('part_paid');
  await expect(pay).toContainText('₹50.00 of ₹200.00 paid, ₹150.00 left');
  await expect(pay).toContainText('Give ₹50.00 change');

  await page.keyboard.press('Enter');
  await cashier.shows('card');
  await expect(pay).toContainText('₹150.00');
  await cashier.customer('decline');
  await cashier.shows('declined');
  await expect(pay).toContainText('₹50.00 of ₹200.00 was already taken');
  await page.keyboard.press('Enter');
  await cashier.shows('card');
  await cashier.customer('approve');
  await cashier.shows('approved');
  await expect(pay).toContainText('₹200.00 in 2 payments');
  await page.keyboard.press('Enter');
  await cashier.isSelling();
  await expect(cashier.sale(1)).toHaveAttribute('data-status', 'paid');
});

test('a part-paid sale is left on purpose only, and paid on from today’s list', async ({
  cashier,
}) => {
  const { page, pay } = cashier;
  await cashier.terminalReady();
  await cashier.type('20000');
  await page.keyboard.press('F8');
  await dialog(cashier, 'split');
  await page.keyboard.press('h');
  await page.keyboard.press('F7');
  await page.keyboard.press('F7');
  await page.keyboard.press('Enter');
  await dialog(cashier, 'cash');
  await page.keyboard.press('Control+Enter');
  await cashier.shows('part_paid');
  await page.keyboard.press('Escape');
  await dialog(cashier, 'leave_part');
  // The key that charges does not leave.
  await page.keyboard.press('Enter');
  await cashier.shows('part_paid');
  await page.keyboard.press('Escape');
  await expect(page.getByText('₹100.00 is left to pay.')).toBeVisible();
  await page.keyboard.press('a');
  await cashier.isSelling();
  await expect(cashier.sale(1)).toHaveAttribute('data-status', 'part_paid');

  const row = cashier.sale(1).getByRole('button').first();
  await row.focus();
  await row.press('Enter');
  const rest = cashier.sale(1).getByRole('button', { name: 'Pay the rest' });
  await rest.focus();
  await rest.press('Enter');
  await dialog(cashier, 'rest');
  await page.keyboard.press('F7');
  await dialog(cashier, 'cash');
  await page.keyboard.press('Control+Enter');
  await cashier.shows('approved');
  await expect(pay).toContainText('₹200.00 in 2 payments');
  await page.keyboard.press('Enter');
  await cashier.isSelling();
  await expect(cashier.sale(1)).toHaveAttribute('data-status', 'paid');
  await expect(cashier.sale(2)).toHaveCount(0);
});

test('the wrong way to pay is switched: the terminal closes it before anything else begins', async ({
  cashier,
}) => {
  const { page, pay } = cashier;
  await cashier.terminalReady();
  await cashier.charge('30000');
  await cashier.shows('card');
  await page.keyboard.press('F6');
  await cashier.shows('qr');
  await page.keyboard.press('F7');
  await dialog(cashier, 'cash');
  await page.keyboard.press('Control+Enter');
  await cashier.shows('approved');
  await expect(pay).toContainText('Cash');
  await page.keyboard.press('Enter');
  await cashier.isSelling();
  await expect(cashier.sale(1)).toHaveAttribute('data-status', 'paid');
  await expect(cashier.sale(2)).toHaveCount(0);
});

test('UPI by a code on this screen is paid when a person types the bank’s reference', async ({
  galla,
  cashier,
}) => {
  const { page, pay } = cashier;
  await cashier.terminalReady();
  await cashier.set({ upiAddress: 'galla@okbank' });
  await cashier.type('31000');
  await page.keyboard.press('F6');
  await dialog(cashier, 'place');
  await page.keyboard.press('2');
  await cashier.shows('upi_person');
  await expect(pay).toContainText('Nothing confirms this by itself');
  await expect(page.getByRole('img', { name: 'UPI code' })).toBeVisible();
  const opening = galla.waitForEvent('window');
  await page.keyboard.press('F11');
  const customer = await opening;
  await expect(customer.locator('[data-screen="customer"]')).toHaveAttribute('data-state', 'scan');

  await page.bringToFront();
  await cashier.type('1234');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/A UTR has 12 digits/)).toBeVisible();
  await cashier.type('56789012');
  await page.keyboard.press('Enter');
  await cashier.shows('approved');
  await expect(pay).toContainText('RRN 123456789012');
  await expect(customer.locator('[data-screen="customer"]')).toHaveAttribute('data-state', 'paid');
});

test('a code that brought nothing is said so on purpose, and nothing is charged', async ({
  cashier,
}) => {
  const { page, pay } = cashier;
  await cashier.terminalReady();
  await cashier.set({ upiAddress: 'galla@okbank' });
  await cashier.type('31000');
  await page.keyboard.press('F6');
  await dialog(cashier, 'place');
  await page.keyboard.press('2');
  await cashier.shows('upi_person');
  await expect(page.locator('[data-dialog]')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await dialog(cashier, 'nothing_arrived');
  await page.keyboard.press('n');
  await cashier.shows('cancelled');
  await expect(pay).toContainText('Nobody paid by the code');
  await expect(pay).toContainText('Nothing charged');
});

test('the same sale again is asked about, and Enter does not charge it', async ({ cashier }) => {
  const { page } = cashier;
  await cashier.terminalReady();
  await cashier.type('7700');
  await page.keyboard.press('Control+Enter');
  await cashier.shows('approved');
  await page.keyboard.press('Enter');
  await cashier.isSelling();

  await cashier.charge('7700');
  await dialog(cashier, 'same_sale');
  await expect(page.getByText(/Sale 1 for the same was paid/)).toBeVisible();
  await page.keyboard.press('Enter');
  await cashier.isSelling();
  await expect(cashier.sale(2)).toHaveCount(0);

  await page.keyboard.press('Enter');
  await dialog(cashier, 'same_sale');
  await page.keyboard.press('n');
  await cashier.shows('card');
  await cashier.customer('approve');
  await cashier.shows('approved');
  await expect(cashier.pay).toContainText('Sale 2');
});

test('a terminal in doubt is put aside, and the next customer pays in cash', async ({
  cashier,
}) => {
  const { page } = cashier;
  await cashier.terminalReady();
  await cashier.charge('44000');
  await cashier.shows('card');
  await cashier.customer('unplug');
  await cashier.shows('line_lost');
  await page.keyboard.press('a');
  await cashier.isSelling();
  await expect(cashier.sale(1)).toHaveAttribute('data-status', 'in_doubt');

  await cashier.type('5000');
  await page.keyboard.press('Control+Enter');
  await cashier.shows('approved');
  await page.keyboard.press('Enter');
  await cashier.isSelling();
  await expect(cashier.sale(2)).toHaveAttribute('data-status', 'paid');

  await cashier.customer('plug');
  await cashier.today();
  await expect(cashier.sale(1)).toHaveAttribute('data-status', 'cancelled');
});
