import { expectAccessible } from './accessible.ts';
import { expect, test } from './fixture.ts';
import { signIn } from './pages/sign-in.ts';

/** A technician lets a program in, sees it call, and shuts it out again. */
test('a key is made for a program, opens the gateway, and is revoked', async ({ cashier }) => {
  const { page } = cashier;
  await signIn(page, 'Meera');
  await page.keyboard.press('Control+K');
  await page.locator('[data-dialog="palette"]').waitFor();
  await page.keyboard.type('gateway');
  await page.keyboard.press('Enter');
  const screen = page.locator('main[data-screen="gateway"]');
  await expect(screen).toContainText('Nobody has called yet.');
  await expectAccessible(page, 'the gateway');
  const url = (await screen.locator('code').first().textContent()) ?? '';

  await page.getByLabel('What the key is for').fill('Web shop');
  await page.getByLabel('pair terminals').focus();
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: 'Make a key' }).focus();
  await page.keyboard.press('Enter');
  const secret = screen.locator('[data-made-key]');
  await expect(secret).toBeVisible();
  const credentials = (await secret.textContent()) ?? '';
  const [keyId = ''] = credentials.split(':');
  await expect(screen.locator(`[data-key="${keyId}"]`)).toContainText('sell, pair terminals');
  await expectAccessible(page, 'a key and its secret');
  const ask = () =>
    fetch(`${url}/local/v1/terminals`, {
      headers: { authorization: `Basic ${btoa(credentials)}` },
    });
  expect((await ask()).status).toBe(200);
  await page.getByRole('button', { name: 'I have kept it' }).focus();
  await page.keyboard.press('Enter');
  await expect(secret).toHaveCount(0);

  await page.getByRole('button', { name: 'Look again' }).focus();
  await page.keyboard.press('Enter');
  const call = screen.locator('[data-call="GET /local/v1/terminals"]');
  await expect(call).toHaveAttribute('data-outcome', '200');
  await expect(call).toContainText(keyId);
  await expect(screen).not.toContainText(credentials.split(':')[1] ?? 'no secret');

  await page.getByLabel('Language of the sample').selectOption('node');
  await expect(screen.getByRole('region', { name: 'Sample' })).toContainText('await fetch(');

  const revoke = screen.locator(`[data-key="${keyId}"] button`);
  await revoke.focus();
  await page.keyboard.press('Enter');
  expect((await ask()).status).toBe(200);
  await expect(revoke).toHaveText('Yes, shut it out');
  await page.keyboard.press('Enter');
  await expect(screen.locator(`[data-key="${keyId}"]`)).toHaveCount(0);
  expect((await ask()).status).toBe(401);
});
