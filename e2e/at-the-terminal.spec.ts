import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Page } from '@playwright/test';
import { startSimulatedPrinter } from '../electron/receipts/testing/simulated-printer.ts';
import { expect, test } from './fixture.ts';
import type { CashierPage } from './pages/cashier-page.ts';
import { PinpadPage } from './pages/pinpad-page.ts';
import { signIn } from './pages/sign-in.ts';

/** What this till prints and shows for its terminals, and what they show that it has asked for. */
const others: (() => void)[] = [];

test.afterEach(() => {
  for (const end of others.splice(0)) end();
});

const places = (page: Page) => page.locator('[data-dialog="place"] li');

test('a terminal leaves its slips and its display to the till, and a lost slip of a refund is had again', async ({
  galla,
  cashier,
}) => {
  const { page } = cashier;
  const printer = await startSimulatedPrinter();
  await cashier.terminalReady();
  await signIn(page, 'Ravi');
  await cashier.sells('19900');
  await refundsAll(cashier);

  // What it printed itself until now, this till has no slip of.
  const changes = { slips: 'till', display: 'codes' };
  await cashier.asks('terminals.change', { terminalId: '2841158834', changes }, 'pair_terminals');
  const link = { type: 'tcp', host: '127.0.0.1', port: printer.port } as const;
  await cashier.set({ printer: link, autoPrint: true, upiAddress: 'galla@okbank' });
  await cashier.terminalReady();
  await page.keyboard.press('Control+P');
  const receipt = page.locator('[data-dialog="receipt"]');
  await expect(receipt).toContainText('slip was lost on the way');
  await cashier.press('r');
  await expect(receipt.getByRole('status')).toHaveText('The slip is there.');
  await expect(receipt).not.toContainText('slip was lost on the way');
  await expect(receipt.locator('.receipt-copy')).toContainText('MERCHANT’S COPY');
  await page.keyboard.press('Escape');

  await cashier.sells('5000');
  const onPaper = () => new TextDecoder('windows-1252').decode(printer.received());
  await expect.poll(onPaper).toMatch(/Sale 2[\s\S]+MERCHANT.S COPY[\s\S]+Sale 2/);
  await printer.close();

  await cashier.type('31000');
  await page.keyboard.press('F6');
  await expect(places(page)).toHaveCount(2);
  await cashier.press('2');
  await cashier.shows('upi_person');
  await expect(cashier.pay).toContainText('Also on the display of Simulated terminal.');
  const pinpad = await PinpadPage.open(galla, cashier);
  await expect(pinpad.screen.getByRole('img')).toBeVisible();
});

test('Bharat QR is chosen where the terminal has it', async ({ cashier, folder }) => {
  const { page } = cashier;
  await cashier.terminalReady();
  const tty = path.join(folder, 'pine.tty');
  await startPineLabs(tty);
  const link = { type: 'serial', path: tty, baudRate: 115_200 };
  const wanted = { name: 'Pine', protocol: 'pinelabs', link, route: 'local' };
  await cashier.asks('terminals.pair', { wanted }, 'pair_terminals');
  await expect(page.locator('[data-chip="terminal"][data-state="ready"]')).toHaveCount(2);
  await cashier.type('19900');
  await page.keyboard.press('F6');
  await expect(places(page).nth(2)).toContainText('Bharat QR on Pine');
  await cashier.press('3');
  await cashier.shows('approved');
  await expect(cashier.pay).toContainText('Bharat QR');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+P');
  await expect(page.locator('[data-dialog="receipt"]')).toContainText('Bharat QR');
});

/** A manager, who needs nobody's approval. */
async function refundsAll(cashier: CashierPage): Promise<void> {
  const { page } = cashier;
  await page.keyboard.press('Control+R');
  await expect(page.locator('[data-screen="payments"]')).toHaveAttribute('data-search', 'answered');
  await page.keyboard.press('Enter');
  await cashier.press('r');
  await expect(page.locator('[data-dialog="refund"] [data-route="reversal"]')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(
    page.locator('[data-dialog="refund_progress"] [data-state="processed"]'),
  ).toBeVisible({ timeout: 15_000 });
  await page.keyboard.press('Enter');
  await cashier.press('Escape', 'Escape');
  await cashier.isSelling();
}

/** A simulated terminal of another language, whose customer pays by themselves. */
async function startPineLabs(tty: string): Promise<void> {
  const program = path.join(import.meta.dirname, '../electron/simulator/terminal-program.ts');
  const asked = ['--protocol', 'pinelabs', '--listen', `pty:${tty}`, '--auto'];
  const child = spawn(process.execPath, [program, ...asked]);
  others.push(() => child.kill());
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.startsWith('ready ')) return;
  }
}
