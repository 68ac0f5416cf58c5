import { spawnSync } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { expect, launchGalla, test } from './fixture.ts';
import { CashierPage } from './pages/cashier-page.ts';
import { startTerminalProcess } from './simulated-terminal.ts';

/** The till is killed while a customer stands at a terminal that goes on without it. */
const hasSocat = spawnSync('socat', ['-V']).status === 0;
test.skip(!hasSocat, 'the terminal needs a serial line of socat');

test('killed in the middle and started again: the sale is there first, and is not charged again', async ({
  folder,
}) => {
  await mkdir(path.join(folder, 'terminal-side'));
  const terminal = await startTerminalProcess(path.join(folder, 'terminal-side'));
  const pair = ['--pair', `serial:${terminal.place}`, '--demo'];

  const first = await launchGalla(folder, pair);
  const before = await CashierPage.open(first);
  await before.terminalReady();
  const presented = terminal.presented();
  await before.charge('19900');
  await presented;
  await before.shows('card');
  first.process().kill('SIGKILL');
  await new Promise((resolve) => first.process().once('close', resolve));

  // Nobody is there to acknowledge what the bank says, so the terminal takes the money back.
  expect(await terminal.act('approve')).toBe('done');

  const second = await launchGalla(folder, pair);
  const after = await CashierPage.open(second);
  await after.shows('interrupted');
  await expect(after.pay).toContainText('Sale 1 was interrupted');
  await expect(after.pay).toContainText(/Nothing was charged/, { timeout: 20_000 });
  await after.page.keyboard.press('Enter');
  await expect(after.pay).toContainText('₹199.00');
  const list = await terminal.list();
  expect(list.filter(({ result }) => result === 'approved')).toEqual([]);
  expect(list).toHaveLength(1);
  await second.close();
  terminal.end();
});

test('killed after the money was taken: it is paid, once', async ({ folder }) => {
  await mkdir(path.join(folder, 'terminal-side'));
  const terminal = await startTerminalProcess(path.join(folder, 'terminal-side'));
  const pair = ['--pair', `serial:${terminal.place}`, '--demo'];

  const first = await launchGalla(folder, pair);
  const before = await CashierPage.open(first);
  await before.terminalReady();
  await before.charge('19900');
  await before.shows('card');
  await terminal.act('approve');
  await before.shows('approved');
  first.process().kill('SIGKILL');
  await new Promise((resolve) => first.process().once('close', resolve));

  const second = await launchGalla(folder, pair);
  const after = await CashierPage.open(second);
  await after.shows('approved');
  await after.page.keyboard.press('Enter');
  await after.isSelling();
  await expect(after.sale(1)).toHaveAttribute('data-status', 'paid');
  expect((await terminal.list()).map(({ result }) => result)).toEqual(['approved']);
  await second.close();
  terminal.end();
});

test('killed while a code was on its screen: a person says whether the money arrived', async ({
  folder,
}) => {
  const options = ['--terminal', 'manual'];
  const first = await launchGalla(folder, options);
  const before = await CashierPage.open(first);
  await before.terminalReady();
  await before.set({ upiAddress: 'galla@okbank' });
  await before.type('31000');
  await before.page.keyboard.press('F6');
  await before.page.keyboard.press('2');
  await before.shows('upi_person');
  first.process().kill('SIGKILL');
  await new Promise((resolve) => first.process().once('close', resolve));

  const second = await launchGalla(folder, options);
  const after = await CashierPage.open(second);
  await after.shows('interrupted');
  await after.page.keyboard.press('Enter');
  await after.shows('upi_unconfirmed');
  await expect(after.pay).toContainText('Do not charge again');
  await after.type('123456789012');
  await after.page.keyboard.press('Enter');
  await after.shows('approved');
  await after.page.keyboard.press('Enter');
  await after.isSelling();
  await expect(after.sale(1)).toHaveAttribute('data-status', 'paid');
  await second.close();
});
