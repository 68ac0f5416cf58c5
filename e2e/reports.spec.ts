import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { expectAccessible, expectFitsZoomed } from './accessible.ts';
import { expect, launchGalla, test } from './fixture.ts';
import { openApi } from './gateway-api.ts';
import { CashierPage } from './pages/cashier-page.ts';
import { signIn } from './pages/sign-in.ts';

/** A manager looks at what was taken, with nothing but the keyboard. */
test('a manager sees the day by hour, by method and by reason, as a picture and as figures', async ({
  cashier,
  galla,
  folder,
}) => {
  const { page } = cashier;
  await cashier.terminalReady();
  await sellBy(cashier, '19900', 'approve-upi');
  await page.keyboard.press('Enter');
  await sellBy(cashier, '25000', 'decline');
  await page.keyboard.press('Escape');
  await cashier.isSelling();

  await signIn(page, 'Ravi');
  await openReports(page);
  const screen = page.locator('main[data-screen="reports"]');
  const report = screen.locator('[data-report="INR"]');
  const figure = (name: string) => report.locator(`[data-figure="${name}"]`);
  await expect(figure('taken')).toContainText('₹199.00');
  await expect(figure('taken')).toContainText('1 payment');
  await expect(figure('average')).toContainText('₹199.00');
  await expect(figure('declined')).toContainText('1');
  await expect(report.locator('[data-share="upi"]')).toContainText('₹199.00');
  await expect(report.locator('[data-share="CARD_DECLINED"]')).toContainText('1');
  await expect(report.getByRole('img', { name: /By hour/ })).toBeVisible();
  await expectDrawn(page);
  await expectAccessible(page, 'a report as a picture');
  await expectFitsZoomed(page, 'a report');

  await cashier.press('t');
  await expect(report.locator('canvas')).toHaveCount(0);
  const row = report.locator('[data-step]').last();
  await expect(row).toContainText('₹199.00');
  await expectAccessible(page, 'a report as a table');

  const day = (await screen.getAttribute('data-told')) ?? '';
  await cashier.press('2');
  await expect(screen).toHaveAttribute('data-told', day.slice(0, 7));
  await expect(report.locator(`[data-step="${day}"]`)).toContainText('₹199.00');
  await cashier.press('3');
  await expect(screen).toHaveAttribute('data-told', day.slice(0, 4));
  await expect(report.locator('[data-step]')).toHaveCount(12);
  await cashier.press('-');
  await expect(screen).toHaveAttribute('data-told', String(Number(day.slice(0, 4)) - 1));
  await expect(screen).toContainText('No payments were begun in this year.');
  await cashier.press('+');
  await cashier.press('1');
  await expect(screen).toHaveAttribute('data-told', day);

  const file = path.join(folder, 'report.csv');
  await galla.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath });
  }, file);
  await cashier.press('s');
  await expect(screen.getByText('Saved.')).toBeVisible();
  expect(await readFile(file, 'utf8')).toContain(`payments,${day},INR,1,199.00\r\n`);

  await page.keyboard.press('Escape');
  await cashier.isSelling();
});

test('a cashier needs somebody who may look at reports', async ({ cashier }) => {
  const { page } = cashier;
  await openReports(page);
  await expect(page.locator('[data-dialog="approval"]')).toBeVisible();
  await page.keyboard.press('Escape');
  await cashier.isSelling();
});

test('a new demo shop has days to look at', async ({ folder }) => {
  const galla = await launchGalla(folder, ['--terminal', 'manual'], true);
  const cashier = await CashierPage.open(galla);
  const { page } = cashier;
  await cashier.isSelling();
  await signIn(page, 'Ravi');
  await openReports(page);
  const screen = page.locator('main[data-screen="reports"]');
  await expect(screen).toContainText('No payments were begun on this day.');
  await cashier.press('-');
  await expect(screen.locator('[data-figure="taken"]')).toContainText(/[3-6]\d payments/);
  for (const method of ['upi', 'card', 'cash']) {
    await expect(screen.locator(`[data-share="${method}"]`)).toBeVisible();
  }
  await galla.close();
});

async function sellBy(
  cashier: CashierPage,
  typed: string,
  action: 'approve' | 'approve-upi' | 'decline',
): Promise<void> {
  await cashier.charge(typed);
  await cashier.shows('card');
  await cashier.customer(action);
  await cashier.shows(action === 'decline' ? 'declined' : 'approved');
}

/** Its id, as a window knows it. */
async function newestPayment(page: Page): Promise<string> {
  return await page.evaluate(async () => {
    interface Loaded {
      readonly answer: { readonly today: readonly { readonly payment: { readonly id: string } }[] };
    }
    const { galla } = window as unknown as {
      galla: { call(channel: string, request: object): Promise<Loaded> };
    };
    return (await galla.call('window.load', {})).answer.today[0]?.payment.id ?? '';
  });
}

async function openReports(page: Page): Promise<void> {
  await page.keyboard.press('Control+K');
  await page.locator('[data-dialog="palette"]').waitFor();
  await page.keyboard.type('reports', { delay: 50 });
  await page.keyboard.press('Enter');
  await page.locator('main[data-screen="reports"]').waitFor();
}

/** The picture has something on it, in more than one colour. */
async function expectDrawn(page: Page): Promise<void> {
  await expect
    .poll(() =>
      page.locator('.report-picture canvas').evaluate((canvas) => {
        const context = (canvas as HTMLCanvasElement).getContext('2d');
        const { width, height } = canvas as HTMLCanvasElement;
        if (!context || width === 0 || height === 0) return 0;
        return new Set(new Uint32Array(context.getImageData(0, 0, width, height).data.buffer)).size;
      }),
    )
    .toBeGreaterThan(2);
}

test('an open report follows what programs do, and leads to what nobody knows yet', async ({
  cashier,
  folder,
}) => {
  const { page } = cashier;
  await cashier.terminalReady();
  await sellBy(cashier, '19900', 'approve');
  await page.keyboard.press('Enter');
  await cashier.isSelling();
  await signIn(page, 'Ravi');
  await openReports(page);
  const screen = page.locator('main[data-screen="reports"]');
  const payment = await newestPayment(page);
  const api = await openApi(cashier, folder);
  const refunded = screen.locator('[data-figure="refunded"]');
  await expect(refunded).toContainText('₹0.00');
  await api('POST', `/payments/${payment}/refund`, { amount: 5_000 });
  await cashier.terminalAsks(5_000);
  await cashier.customer('approve');
  await expect(refunded).toContainText('₹50.00');
  await api('POST', `/payments/${payment}/refund`, { amount: 2_000 });
  await cashier.terminalAsks(2_000);
  await cashier.customer('unplug');
  const unknown = screen.getByRole('button', { name: '1 outcome unknown' });
  await unknown.focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-refund-in-doubt="1"]')).toBeVisible();
});
