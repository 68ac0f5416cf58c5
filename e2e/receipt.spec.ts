import {
  type SimulatedPrinter,
  startSimulatedPrinter,
} from '../electron/receipts/testing/simulated-printer.ts';
import { expectAccessible } from './accessible.ts';
import { expect, test } from './fixture.ts';
import type { CashierPage } from './pages/cashier-page.ts';

/** Receipts, by keyboard, on a printer of the network that keeps what it is sent. */
test.use({ startOptions: ['--terminal', 'auto'] });

const managerPin = '7391';

/** Where the printer is, said in its dialog and approved by the manager. */
async function setUpPrinter({ page }: CashierPage, port: number): Promise<void> {
  await page.keyboard.press('Control+K');
  await page.keyboard.type('printer');
  await page.keyboard.press('Enter');
  const dialog = page.locator('[data-dialog="printer"]');
  await dialog.getByLabel('Connected by').selectOption('tcp');
  await dialog.getByLabel('Address').fill('127.0.0.1');
  await dialog.getByLabel('Port', { exact: true }).fill(String(port));
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-dialog="approval"] [data-person="Ravi"]')).toBeVisible();
  await page.keyboard.type(managerPin);
  await page.keyboard.press('Enter');
  await expect(dialog.getByText('Kept.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
}

async function sell(cashier: CashierPage, typed: string): Promise<void> {
  await cashier.charge(typed);
  await cashier.shows('approved');
  await cashier.page.keyboard.press('Enter');
  await cashier.isSelling();
}

/** What came to the printer, as far as it is text. */
function textOn(printer: SimulatedPrinter): string {
  return new TextDecoder('windows-1252').decode(printer.received());
}

const chip = ({ page }: CashierPage) => page.locator('[data-chip="printer"]');

test('a sale is printed by itself, and a copy says that it is one', async ({ cashier }) => {
  const printer = await startSimulatedPrinter();
  await cashier.terminalReady();
  await setUpPrinter(cashier, printer.port);
  await sell(cashier, '19900');
  await expect.poll(() => textOn(printer)).toContain('RRN');
  expect(textOn(printer)).toContain('Sale 1');
  expect(textOn(printer)).not.toContain('DUPLICATE');

  await cashier.page.keyboard.press('Control+P');
  const receipt = cashier.page.locator('[data-dialog="receipt"]');
  await expect(receipt.locator('.receipt-paper')).toContainText('₹199.00');
  await expectAccessible(cashier.page, 'a receipt');
  await cashier.page.keyboard.press('p');
  await expect(receipt.getByText('It goes to the printer.')).toBeVisible();
  await expect.poll(() => textOn(printer)).toContain('DUPLICATE');
  await printer.close();
});

test('with the printer off the sale goes on, the bar says why, and it is printed when it is back', async ({
  cashier,
}) => {
  const gone = await startSimulatedPrinter();
  const { port } = gone;
  await gone.close();
  await cashier.terminalReady();
  await setUpPrinter(cashier, port);
  await sell(cashier, '19900');
  await sell(cashier, '5000');
  await expect(chip(cashier)).toHaveAttribute('data-state', 'refused');
  await expect(chip(cashier)).toContainText('2');

  const printer = await startSimulatedPrinter(port);
  await expect(chip(cashier)).toHaveAttribute('data-state', 'ready');
  await expect.poll(() => textOn(printer)).toContain('Sale 2');
  expect(textOn(printer).match(/Sale 1/g)).toHaveLength(1);
  expect(textOn(printer)).not.toContain('DUPLICATE');
  await printer.close();
});

test('paper that has run out is said in words, with what to do', async ({ cashier }) => {
  const printer = await startSimulatedPrinter();
  printer.become('paper_out');
  await cashier.terminalReady();
  await setUpPrinter(cashier, printer.port);
  await sell(cashier, '19900');
  await expect(chip(cashier)).toHaveAttribute('data-state', 'paper_out');
  await cashier.page.keyboard.press('Control+K');
  await cashier.page.keyboard.type('printer');
  await cashier.page.keyboard.press('Enter');
  const dialog = cashier.page.locator('[data-dialog="printer"]');
  await expect(dialog).toContainText('Put in a new roll');
  await expectAccessible(cashier.page, 'a printer without paper');
  expect(printer.received()).toHaveLength(0);
  printer.become('ready');
  await dialog.getByRole('button', { name: 'Try now' }).press('Enter');
  await expect(dialog.getByText('Nothing waits.')).toBeVisible();
  await expect.poll(() => textOn(printer)).toContain('Sale 1');
  await printer.close();
});

test('the rupee sign is a picture where the printer has no letter for it', async ({ cashier }) => {
  const printer = await startSimulatedPrinter();
  await cashier.terminalReady();
  await setUpPrinter(cashier, printer.port);
  await sell(cashier, '19900');
  const raster = [0x1d, 0x76, 0x30];
  await expect
    .poll(() => {
      const bytes = printer.received();
      return bytes.some((_, at) => raster.every((byte, place) => bytes[at + place] === byte));
    })
    .toBe(true);
  await printer.close();
});
