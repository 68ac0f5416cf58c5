import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expectAccessible, expectFitsZoomed } from './accessible.ts';
import { expect, test } from './fixture.ts';
import type { CashierPage } from './pages/cashier-page.ts';
import { unlockKeyring } from './pages/keyring.ts';
import { signIn } from './pages/sign-in.ts';

interface Heard {
  readonly event: string;
  readonly id: string;
  readonly isSigned: (secret: string) => boolean;
}

/** A program that is told, on this computer; it answers as it is set to. */
async function startProgram() {
  const heard: Heard[] = [];
  const answer = { status: 200 };
  const server = createServer((request, response) => {
    const parts: Uint8Array[] = [];
    request.on('data', (part: Uint8Array) => parts.push(part));
    request.on('end', () => {
      const body = Buffer.concat(parts);
      heard.push({
        event: JSON.parse(body.toString()).event,
        id: String(request.headers['x-razorpay-event-id']),
        isSigned: (secret) =>
          createHmac('sha256', secret).update(body).digest('hex') ===
          request.headers['x-razorpay-signature'],
      });
      response.writeHead(answer.status).end('read by the program');
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { heard, answer, url: `http://127.0.0.1:${port}/hook`, close: () => server.close() };
}

async function goToWebhooks({ page }: CashierPage): Promise<void> {
  await signIn(page, 'Ravi');
  await page.keyboard.press('Control+K');
  await page.locator('[data-dialog="palette"]').waitFor();
  await page.keyboard.type('webhooks');
  await page.keyboard.press('Enter');
  await page.locator('main[data-screen="webhooks"]').waitFor();
}

test('a manager adds an endpoint, tries it, and sends an event again', async ({
  cashier,
  galla,
}) => {
  const { page } = cashier;
  const program = await startProgram();
  const screen = page.locator('main[data-screen="webhooks"]');
  const press = async (name: string) => {
    await page.getByRole('button', { name, exact: true }).focus();
    await page.keyboard.press('Enter');
  };
  await unlockKeyring(galla);
  await goToWebhooks(cashier);
  await expect(screen).toContainText('No program is told yet');
  await expectAccessible(page, 'webhooks without endpoints');

  await press('Add an endpoint');
  await page.getByLabel('Address').fill('http://shop.example/hook');
  await page.keyboard.press('Enter');
  await expect(screen).toContainText('HTTP is only for this computer');
  await expectAccessible(page, 'an address that is refused');
  await page.getByLabel('Address').fill(program.url);
  await page.keyboard.press('Enter');
  const shown = screen.locator('[data-made-secret]');
  await expect(shown).toBeVisible();
  const secret = (await shown.textContent()) ?? '';
  await expectAccessible(page, 'a secret that is shown once');
  await press('I have kept it');
  await expect(shown).toHaveCount(0);

  await press('Send a test event');
  const delivery = (state: string) => screen.locator(`[data-delivery][data-state="${state}"]`);
  await expect(delivery('delivered')).toHaveCount(1);
  await expect(delivery('delivered')).toHaveAttribute('data-kind', 'test');
  await expect(screen.locator('[data-details]')).toContainText('taken, answer 200');
  await expect(screen.locator('[data-details]')).toContainText('read by the program');
  await expect(screen.getByRole('region', { name: 'What is sent' })).toContainText(
    '"event": "payment.captured"',
  );

  program.answer.status = 500;
  await press('Send again');
  await expect(delivery('trying')).toHaveCount(1);
  await expect(screen.locator('[data-details]')).toContainText('not taken, answer 500');
  await expectAccessible(page, 'deliveries');
  await expectFitsZoomed(page, 'deliveries');
  program.answer.status = 200;
  await press('Send again');
  await expect(screen.locator('[data-details]')).toContainText('taken, answer 200');
  expect(program.heard.every(({ isSigned }) => isSigned(secret))).toBe(true);
  expect(new Set(program.heard.map(({ id }) => id)).size).toBe(1);

  await press('Pause');
  await expect(screen.locator('[data-endpoint]')).toHaveAttribute('data-state', 'paused');
  await press('Go on');
  await expect(screen.locator('[data-endpoint]')).toHaveAttribute('data-state', 'active');

  await press('Remove');
  await press('Yes, tell it nothing more');
  await expect(screen.locator('[data-endpoint]')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await cashier.isSelling();
  program.close();
});

test('what is sold is told; a desktop without a keyring is told why it cannot', async ({
  cashier,
  galla,
}) => {
  const { page } = cashier;
  const program = await startProgram();
  await goToWebhooks(cashier);
  // The keyring of a machine that runs tests, or none at all.
  await galla.evaluate(({ safeStorage }) => {
    safeStorage.isEncryptionAvailable = () => false;
  });
  await page.keyboard.press('Escape');
  await cashier.isSelling();
  await page.keyboard.press('Control+K');
  await page.keyboard.type('webhooks');
  await page.keyboard.press('Enter');
  const screen = page.locator('main[data-screen="webhooks"]');
  await expect(screen).toContainText('no key store');
  await expect(page.getByRole('button', { name: 'Add an endpoint' })).toHaveCount(0);

  await galla.evaluate(({ safeStorage }) => {
    safeStorage.isEncryptionAvailable = () => true;
  });
  await unlockKeyring(galla);
  await page.keyboard.press('Escape');
  await cashier.isSelling();
  await page.keyboard.press('Control+K');
  await page.keyboard.type('webhooks');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Add an endpoint' }).focus();
  await page.keyboard.press('Enter');
  await page.getByLabel('Address').fill(program.url);
  await page.keyboard.press('Enter');
  await screen.locator('[data-made-secret]').waitFor();
  await page.keyboard.press('Escape');
  await cashier.isSelling();
  await cashier.type('30000');
  await page.keyboard.press('Alt+6');
  await cashier.shows('change');
  await expect
    .poll(() => program.heard.map(({ event }) => event))
    .toEqual(['payment.captured', 'order.paid']);
  program.close();
});
