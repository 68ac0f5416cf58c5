import { expect, test } from './fixture.ts';

/** The second window, which faces the customer: it shows their sale and can be used for nothing. */
test('F11 opens a display that follows the sale, and closes it again', async ({
  galla,
  cashier,
}) => {
  await cashier.terminalReady();
  const opening = galla.waitForEvent('window');
  await cashier.page.keyboard.press('F11');
  const customer = await opening;
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

test('whoever touches the display can neither charge nor read anything else', async ({
  galla,
  cashier,
}) => {
  const opening = galla.waitForEvent('window');
  await cashier.page.keyboard.press('F11');
  const customer = await opening;
  await customer.locator('[data-screen="customer"]').waitFor();
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
