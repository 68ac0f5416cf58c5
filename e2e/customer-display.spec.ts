import type { ElectronApplication, Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { expect, test } from './fixture.ts';
import type { CashierPage } from './pages/cashier-page.ts';

/** The second window, which faces the customer: it shows their sale and can be used for nothing. */
async function openDisplay(galla: ElectronApplication, cashier: CashierPage): Promise<Page> {
  await cashier.isSelling();
  const opening = galla.waitForEvent('window');
  await cashier.page.keyboard.press('F11');
  const customer = await opening;
  await customer.locator('[data-screen="customer"]').waitFor();
  return customer;
}

test('F11 opens a display that follows the sale, and closes it again', async ({
  galla,
  cashier,
}) => {
  await cashier.terminalReady();
  const customer = await openDisplay(galla, cashier);
  const shown = customer.locator('[data-screen="customer"]');
  await expect(shown).toHaveAttribute('data-state', 'welcome');

  await cashier.type('19900');
  await expect(shown).toHaveAttribute('data-state', 'total');
  await expect(shown).toContainText('₹199.00');
  await cashier.page.keyboard.press('Enter');
  await cashier.shows('card');
  await expect(shown).toHaveAttribute('data-state', 'total');
  await cashier.customer('approve');
  await cashier.shows('approved');
  await expect(shown).toHaveAttribute('data-state', 'paid');
  await expect(shown).toContainText('Thank you');
  await cashier.page.keyboard.press('Enter');
  await expect(shown).toHaveAttribute('data-state', 'welcome');

  const closed = customer.waitForEvent('close');
  await cashier.page.keyboard.press('F11');
  await closed;
  await cashier.isSelling();
});

test('the code on the cashier’s screen is the customer’s too, as long as it can be paid', async ({
  galla,
  cashier,
}) => {
  const { page } = cashier;
  await cashier.terminalReady();
  await cashier.set({ upiAddress: 'galla@okbank' });
  const customer = await openDisplay(galla, cashier);
  const shown = customer.locator('[data-screen="customer"]');
  const drawn = (window: Page) =>
    window.getByRole('img', { name: 'UPI code' }).locator('path').last().getAttribute('d');
  const payByCode = async () => {
    await page.keyboard.press('F6');
    await expect(page.locator('[data-dialog="place"]')).toBeVisible();
    await page.keyboard.press('2');
    await cashier.shows('upi_person');
    await expect(shown).toHaveAttribute('data-state', 'scan');
  };
  await cashier.type('31000');
  await payByCode();
  await expect(shown).toContainText('₹310.00');
  expect(await drawn(customer)).toBe(await drawn(page));
  await expectAccessible(customer, 'a code');

  const first = await drawn(page);
  await page.keyboard.press('Escape');
  await page.keyboard.press('n');
  await cashier.shows('cancelled');
  await expect(shown).toHaveAttribute('data-state', 'total');
  await expect(customer.getByRole('img', { name: 'UPI code' })).toHaveCount(0);
  await page.keyboard.press('Escape');
  await cashier.isSelling();
  await cashier.type('20000');
  await payByCode();
  await expect.poll(() => drawn(customer)).not.toBe(first);
  expect(await drawn(customer)).toBe(await drawn(page));
  await cashier.type('123456789012');
  await page.keyboard.press('Enter');
  await expect(shown).toHaveAttribute('data-state', 'paid');
  await expectAccessible(customer, 'thanks');
});

test('whoever touches the display can neither charge nor read anything else', async ({
  galla,
  cashier,
}) => {
  const customer = await openDisplay(galla, cashier);
  const answers = await customer.evaluate(async () => {
    const { galla: bridge } = window as unknown as {
      galla: { call(channel: string, request: unknown): Promise<unknown> };
    };
    const ask = (channel: string, request: unknown) =>
      bridge.call(channel, request).then(
        () => 'answered',
        () => 'refused',
      );
    return {
      own: await ask('customer_display.load', {}),
      everything: await ask('window.load', {}),
      charge: await ask('checkout.start', { lines: [{ type: 'amount', amount: 100 }] }),
      settings: await ask('settings.read', {}),
    };
  });
  expect(answers).toEqual({
    own: 'answered',
    everything: 'refused',
    charge: 'refused',
    settings: 'refused',
  });
});
