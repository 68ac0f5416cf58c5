import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { expect, launchGalla, test } from './fixture.ts';
import { CashierPage } from './pages/cashier-page.ts';

test('the till opens and sells for cash while its terminal takes the call and never says a word', async ({
  folder,
}) => {
  const calls: Socket[] = [];
  const silent = createServer((socket) => {
    socket.on('error', () => undefined);
    calls.push(socket);
  });
  silent.listen(0, '127.0.0.1');
  await once(silent, 'listening');
  const { port } = silent.address() as AddressInfo;
  const galla = await launchGalla(folder, ['--demo', '--pair', `tcp:127.0.0.1:${port}`]);
  const cashier = await CashierPage.open(galla);
  await cashier.isSelling();
  await expect.poll(() => calls.length).toBeGreaterThan(0);
  await expect(cashier.page.locator('[data-chip="terminal"][data-state="ready"]')).toHaveCount(0);

  await cashier.type('19900');
  await cashier.page.keyboard.press('Control+Enter');
  await cashier.shows('approved');
  await galla.close();
  for (const call of calls) call.destroy();
  silent.close();
});

test('a window that is closed before the till runs takes the program with it, and nothing is lost', async ({
  folder,
}) => {
  const early = await launchGalla(folder, ['--terminal', 'manual']);
  const window = await early.firstWindow();
  // The program may be gone before the window's own close has come back.
  const ended = early.waitForEvent('close');
  await window.close();
  await ended;
  const galla = await launchGalla(folder, ['--terminal', 'manual']);
  const cashier = await CashierPage.open(galla);
  await cashier.isSelling();
  await galla.close();
});
