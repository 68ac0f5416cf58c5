import { expectAccessible, expectFitsZoomed } from './accessible.ts';
import { expect, test } from './fixture.ts';
import { PinpadPage } from './pages/pinpad-page.ts';

/** The other half of the counter: a customer who sees and presses the simulated terminal. */
test('a customer taps, types the PIN, and takes the paper', async ({ galla, cashier }) => {
  await cashier.terminalReady();
  const pinpad = await PinpadPage.open(galla, cashier);
  await pinpad.does('idle');
  await cashier.charge('19900');
  await pinpad.does('waiting');
  await expect(pinpad.screen).toContainText('₹199.00');
  await pinpad.type('t');
  await pinpad.does('asking');
  await expect(pinpad.screen).toContainText('Enter your PIN');
  await cashier.shows('bank');
  await pinpad.type('Enter');
  await cashier.shows('approved');
  await pinpad.does('idle');
  await expect(pinpad.screen).toContainText('Approved');
});

test('a customer scans the code on the terminal, and the address decides', async ({
  galla,
  cashier,
}) => {
  await cashier.terminalReady();
  const pinpad = await PinpadPage.open(galla, cashier);
  await cashier.charge('19900');
  await pinpad.does('waiting');
  await expect(pinpad.page.getByRole('img', { name: 'UPI code on the terminal' })).toBeVisible();
  await pinpad.touch('scan-upi', 1);
  await cashier.shows('declined');
  await cashier.page.keyboard.press('Enter');
  await pinpad.does('waiting');
  await pinpad.touch('scan-upi');
  await cashier.shows('approved');
  await expect(cashier.pay).toContainText('UPI');
});

test('a customer pulls the cable, and the till finds out what became of the payment', async ({
  galla,
  cashier,
}) => {
  await cashier.terminalReady();
  const pinpad = await PinpadPage.open(galla, cashier);
  await cashier.charge('19900');
  await pinpad.does('waiting');
  await pinpad.touch('unplug');
  await expect(pinpad.screen).toHaveAttribute('data-line', 'out');
  await expect(pinpad.screen).toContainText('The cable is out');
  await cashier.shows('line_lost');
  await pinpad.touch('plug');
  await expect(pinpad.screen).toHaveAttribute('data-line', 'in');
  await cashier.shows('cancelled', 30_000);
});

test('an answer that comes late is waited for, and the next one comes as usual', async ({
  galla,
  cashier,
}) => {
  await cashier.terminalReady();
  const pinpad = await PinpadPage.open(galla, cashier);
  await pinpad.type('l');
  await expect(pinpad.screen).toHaveAttribute('data-answer', 'late');
  await cashier.charge('19900');
  await pinpad.does('waiting');
  await pinpad.type('t');
  await cashier.shows('bank');
  await pinpad.type('Enter');
  await expect(pinpad.screen).toHaveAttribute('data-answer', 'usual');
  await cashier.shows('approved', 30_000);
});

test('the paise of the amount say what the bank answers', async ({ galla, cashier }) => {
  await cashier.terminalReady();
  const pinpad = await PinpadPage.open(galla, cashier);
  await cashier.charge('19951');
  await pinpad.does('waiting');
  await expect(pinpad.page.locator('[aria-current="true"]')).toContainText('insufficient funds');
  await pinpad.type('p');
  await cashier.shows('declined');
  await expect(cashier.pay).toContainText(/insufficient funds/i);
  await pinpad.type('p');
  await expect(pinpad.page.getByRole('status')).toContainText('Not now');
});

test('whoever presses the terminal can ask the till for nothing else', async ({
  galla,
  cashier,
}) => {
  await cashier.terminalReady();
  const pinpad = await PinpadPage.open(galla, cashier);
  const answers = await pinpad.page.evaluate(async () => {
    const { galla: bridge } = window as unknown as {
      galla: { call(channel: string, request: unknown): Promise<unknown> };
    };
    const ask = (channel: string, request: unknown) =>
      bridge.call(channel, request).then(
        () => 'answered',
        () => 'refused',
      );
    return {
      own: await ask('pinpad.load', { terminalId: '2841158834' }),
      everything: await ask('window.load', {}),
      charge: await ask('checkout.start', { lines: [{ type: 'amount', amount: 100 }] }),
      mode: await ask('simulator.mode', { mode: 'auto' }),
    };
  });
  expect(answers).toEqual({
    own: 'answered',
    everything: 'refused',
    charge: 'refused',
    mode: 'refused',
  });
});

test('everybody can use it, in either light and at twice the size', async ({ galla, cashier }) => {
  await cashier.terminalReady();
  const pinpad = await PinpadPage.open(galla, cashier);
  await expectAccessible(pinpad.page, 'a terminal that waits for nobody');
  await cashier.charge('19951');
  await pinpad.does('waiting');
  await expectAccessible(pinpad.page, 'a terminal that waits for a customer');
  await expectFitsZoomed(pinpad.page, 'the terminal');
  await pinpad.type('o');
  await expect(pinpad.screen).toHaveAttribute('data-line', 'out');
  await expectAccessible(pinpad.page, 'a terminal without power');
});
