import { expect, test } from './fixture.ts';

/** A counter with two terminals: each has its own customer. */
test.use({ startOptions: ['--terminal', 'manual', '--terminals', '2'] });

test('where to pay is chosen by keyboard, and a doubt at one terminal does not stop the other', async ({
  cashier,
}) => {
  const { page } = cashier;
  const chips = page.locator('[data-chip="terminal"][data-state="ready"]');
  await expect(chips).toHaveCount(2);
  await cashier.charge('44000');
  const places = page.locator('[data-dialog="place"]');
  await expect(places).toContainText('Simulated terminal 2');
  await page.keyboard.press('Enter');
  await cashier.shows('card');
  await cashier.customer('unplug');
  await cashier.shows('line_lost');
  await page.keyboard.press('a');
  await cashier.isSelling();

  await cashier.charge('19900');
  await expect(places).toContainText('outcome not known');
  await page.keyboard.press('Enter');
  await cashier.shows('card');
  await cashier.customer('approve', 1);
  await cashier.shows('approved');
  await expect(cashier.pay).toContainText('Simulated terminal 2');
  await page.keyboard.press('Enter');
  await cashier.isSelling();
  await cashier.today();
  await expect(cashier.sale(1)).toHaveAttribute('data-status', 'in_doubt');
  await expect(cashier.sale(2)).toHaveAttribute('data-status', 'paid');
});

test('Enter goes to the standard terminal without a question', async ({ cashier }) => {
  const { page } = cashier;
  await expect(page.locator('[data-chip="terminal"][data-state="ready"]')).toHaveCount(2);
  await cashier.set({ standardTerminal: '2841158835' });
  await cashier.charge('19900');
  await cashier.shows('card');
  await expect(cashier.pay).toContainText('Simulated terminal 2');
  await cashier.customer('approve', 1);
  await cashier.shows('approved');
});
