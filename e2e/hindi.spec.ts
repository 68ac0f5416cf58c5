import type { Page } from '@playwright/test';
import { expect, test } from './fixture.ts';
import { signIn } from './pages/sign-in.ts';

/** A whole sale in Hindi: what is said, and that the letters are there on a machine without a font. */
test.use({ startOptions: ['--terminal', 'manual', '--language', 'hi'] });

const ready = (page: Page) => page.locator('[data-chip="terminal"][data-state="ready"]');

/** Words in Latin letters that a person sees, besides codes and the terminal's name, which is data. */
async function foreignWords(page: Page): Promise<readonly string[]> {
  const text = (await page.locator('body').innerText()).replaceAll('Simulated terminal', '');
  const known = /^(UPI|RRN|TEST|QR|pty|TCP|Enter|Esc|R|F|P|VISA|Visa|am|pm)$/;
  return (text.match(/[A-Za-z]+/g) ?? []).filter((word) => !known.test(word));
}

test('a sale is declined, tried again, paid and listed, all of it in Hindi', async ({
  cashier,
}, testInfo) => {
  const { page } = cashier;
  const look = (name: string) => page.screenshot({ path: testInfo.outputPath(`${name}.png`) });
  await expect(ready(page)).toBeVisible({ timeout: 15_000 });
  await expect(page.locator('html')).toHaveAttribute('lang', 'hi-IN');
  await expect(page.getByRole('button', { name: /^पैसे लें/ })).toBeVisible();
  await cashier.today();
  await expect(page.getByText('आज अभी कोई बिक्री नहीं।')).toBeVisible();
  await look('sell');

  await cashier.charge('12345600');
  await cashier.shows('card');
  await expect(cashier.pay).toContainText('कार्ड का इंतज़ार');
  await expect(cashier.pay).toContainText('₹1,23,456.00');
  await expect(cashier.pay).toContainText('1,23,456 भारतीय रुपए');
  expect(await foreignWords(page)).toEqual([]);
  await look('card');

  await cashier.customer('decline');
  await cashier.shows('declined');
  await expect(cashier.pay).toContainText('नामंज़ूर');
  await expect(cashier.pay).toContainText('बैंक ने कार्ड नामंज़ूर किया।');
  await expect(cashier.pay).toContainText('कोई पैसा नहीं कटा');
  await expect(cashier.pay).toContainText('मशीन: “खाते में पैसे कम हैं”');
  await look('declined');

  await page.keyboard.press('Enter');
  await cashier.shows('card');
  await cashier.customer('approve');
  await cashier.shows('approved');
  await expect(cashier.pay).toContainText('पैसे मिल गए');
  await expect(cashier.pay).toContainText(/RRN \d{12}/);
  expect(await foreignWords(page)).toEqual([]);
  await look('approved');

  await page.keyboard.press('Enter');
  await cashier.isSelling();
  await expect(cashier.sale(1)).toHaveAttribute('data-status', 'paid');
  await expect(cashier.sale(1)).toContainText('पैसे मिले');
  await expect(cashier.sale(1)).toContainText('₹1,23,456.00');
  await cashier.sale(1).getByRole('button').click();
  await expect(page.getByLabel('बिक्री 1 का ब्योरा')).toContainText('मंज़ूरी कोड');
  await look('listed');
});

test('the window brings its own letters', async ({ cashier }) => {
  const { page } = cashier;
  await expect(ready(page)).toBeVisible({ timeout: 15_000 });
  const loaded = await page.evaluate(async () => {
    await document.fonts.ready;
    return [...document.fonts]
      .filter(({ status }) => status === 'loaded')
      .map(({ family, unicodeRange }) => `${family} ${unicodeRange}`);
  });
  expect(loaded.join('\n')).toMatch(/Noto Sans Devanagari Variable.* U\+900-97F/);
});

test('the rarer troubles of a test terminal are behind one key, in one row', async ({
  cashier,
}) => {
  const { page } = cashier;
  const strip = page.locator('.demo-acts');
  const height = (await strip.boundingBox())?.height;
  await page.getByRole('button', { name: 'और…' }).click();
  await expect(strip.getByRole('button')).toHaveText([
    'कार्ड न पढ़ा जाए',
    'बैंक देर करे',
    'नेटवर्क नहीं',
    'मशीन खराब',
    'वापस',
  ]);
  expect((await strip.boundingBox())?.height).toBe(height);
  await cashier.charge('19900');
  await cashier.shows('card');
  await page.getByRole('button', { name: 'नेटवर्क नहीं' }).click();
  await cashier.shows('failed');
  await expect(cashier.pay).toContainText('मशीन बैंक से जुड़ नहीं पाई।');
});

test.describe('in a shop that begins in English', () => {
  test.use({ startOptions: ['--terminal', 'manual'] });

  test('a language that is chosen is read and spoken, and then the one before it', async ({
    cashier,
  }) => {
    const { page } = cashier;
    await signIn(page, 'Ravi');
    for (const [language, charge] of [
      ['hi', /^पैसे लें/],
      ['en', /^Charge/],
    ] as const) {
      await page.evaluate(async (chosen) => {
        const { galla } = window as unknown as {
          galla: { call(channel: string, request: object): Promise<unknown> };
        };
        await galla.call('settings.change', { changes: { language: chosen } });
      }, language);
      await expect(page.locator('html')).toHaveAttribute('lang', `${language}-IN`);
      await expect(page.getByRole('button', { name: charge })).toBeVisible();
    }
  });
});
