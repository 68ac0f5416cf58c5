import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { expect, test } from './fixture.ts';
import { unlockKeyring } from './pages/keyring.ts';
import { signIn } from './pages/sign-in.ts';

/** Every language at every speed, each with the patience of one hello. */
const probing = { timeout: 40_000 };
/** The window itself says that it may take half a minute. */
const examining = { timeout: 60_000 };
const others: (() => Promise<void>)[] = [];

test.afterEach(async () => {
  for (const end of others.splice(0)) await end();
});

/** A technician with a terminal that nobody has told this till about, by keyboard. */
test('a terminal on the network is found to speak, is named, sells, is examined and taken away', async ({
  cashier,
  folder,
}) => {
  const { page } = cashier;
  const other = await startOther(path.join(folder, 'other.json'));
  await signIn(page, 'Meera');
  await goToTerminals(page);
  const screen = page.locator('main[data-screen="terminals"]');
  await expect(screen.locator('[data-terminal][data-state="ready"]')).toHaveCount(1);
  await expectAccessible(page, 'the terminals');

  await press(page, 'Add a terminal');
  await page.getByLabel('Address').fill('127.0.0.1');
  await page.getByLabel('Port number').fill('1');
  await page.keyboard.press('Enter');
  await expect(screen.getByRole('alert').filter({ hasText: 'Nobody answers' })).toBeVisible(
    probing,
  );
  await expectAccessible(page, 'a line on which nobody spoke');
  await press(page, 'Another line');
  await page.getByLabel('Address').fill('127.0.0.1');
  await page.getByLabel('Port number').fill(other.port);
  await page.keyboard.press('Enter');
  await expect(screen).toContainText('It speaks ZVT.', probing);
  await expect(page.getByLabel('Name at this counter')).toBeFocused();
  await page.keyboard.type('simulated TERMINAL');
  await page.keyboard.press('Enter');
  await expect(screen.getByRole('alert').filter({ hasText: 'has this name' })).toBeVisible();
  await expectAccessible(page, 'naming a terminal');
  await page.getByLabel('Name at this counter').fill('Side counter');
  await page.getByLabel('Device id').fill('SIDE-1');
  await page.getByLabel('Card slips').focus();
  await page.keyboard.press('ArrowDown');
  await page.getByRole('button', { name: 'Pair' }).focus();
  await page.keyboard.press('Enter');
  await expect(screen.locator('[data-terminal="SIDE-1"]')).toHaveAttribute(
    'data-state',
    'ready',
    probing,
  );
  await expect(screen.getByLabel('About this terminal')).toContainText('printed by this till');

  await press(page, 'Test sale of ₹1.00');
  // Technicians sell nothing by themselves.
  await expect(page.locator('[data-dialog="approval"]')).toBeVisible();
  await page.locator('[data-dialog="approval"] [data-person="Ravi"]').focus();
  await page.keyboard.press('Space');
  await page.keyboard.type('7391');
  await page.keyboard.press('Enter');
  await cashier.shows('card');
  await other.press('approve');
  await cashier.shows('approved');
  await page.keyboard.press('Enter');

  await expect(screen.getByRole('heading', { name: 'Side counter' })).toBeVisible();
  await press(page, 'Examine');
  const doctor = screen.locator('.examination');
  await expect(doctor).toContainText('Nothing is wrong.', examining);
  await expect(doctor.locator('[data-step="hello"]')).toHaveAttribute('data-code', 'answers');
  await expect(doctor.locator('[data-step="last_result"]')).toHaveAttribute(
    'data-code',
    'last_known',
  );
  await expectAccessible(page, 'an examination');

  await other.end();
  await expect(screen.locator('[data-terminal="SIDE-1"]')).toHaveAttribute('data-state', 'absent');
  await press(page, 'Examine');
  await expect(doctor.locator('[data-step="cable"]')).toHaveAttribute(
    'data-code',
    'unreachable',
    examining,
  );
  await expect(doctor.locator('[data-step="hello"]')).toHaveAttribute('data-result', 'skipped');
  await expect(doctor).toContainText('Check that the terminal is on the shop’s network');

  await press(page, 'Switch off');
  await expect(screen.locator('[data-terminal="SIDE-1"]')).toHaveAttribute('data-state', 'off');
  await expect(page.locator('[data-chip="terminal"]')).toHaveCount(1);
});

test('a terminal that is sealed with a key is paired by hand, and connects with the right one', async ({
  cashier,
  galla,
  folder,
}) => {
  const { page } = cashier;
  const key = path.join(folder, 'key.json');
  await writeFile(
    key,
    JSON.stringify({ passphrase: 'of both', key_identifier: 'shop', key_version: 2 }),
  );
  const sealed = await startTerminal('--protocol', 'nexo', '--key-file', key);
  await signIn(page, 'Meera');
  await goToTerminals(page);
  const screen = page.locator('main[data-screen="terminals"]');
  await press(page, 'Add a terminal');
  await page.getByLabel('Address').fill('127.0.0.1');
  await page.getByLabel('Port number').fill(sealed.port);
  await page.keyboard.press('Enter');
  await expect(screen.getByRole('alert').filter({ hasText: 'sealed with a key' })).toBeVisible(
    probing,
  );
  await press(page, 'Set it by hand');
  await page.getByLabel('Name at this counter').fill('Sealed');
  await page.getByLabel('Device id').fill('SEALED');
  await page.getByLabel('Language').selectOption('nexo');
  await press(page, 'Pair');
  const item = screen.locator('[data-terminal="SEALED"]');
  await expect(item).toHaveAttribute('data-state', 'absent', probing);
  await press(page, 'Key');
  await expect(page.getByLabel('Name of the key')).toBeFocused();
  await expectAccessible(page, 'the key of a terminal');
  await page.getByLabel('Name of the key').fill('shop');
  await page.getByLabel('Version of the key').fill('2');
  await page.keyboard.press('Enter');
  await expect(screen.getByRole('alert').filter({ hasText: 'are needed' })).toBeVisible();
  await page.getByLabel('Passphrase').fill('of both');
  // The keyring of a machine that runs tests keeps nothing.
  await page.keyboard.press('Enter');
  await expect(screen.getByRole('alert').filter({ hasText: 'no key is kept' })).toBeVisible();
  await unlockKeyring(galla);
  await page.keyboard.press('Enter');
  await expect(item).toHaveAttribute('data-state', 'ready', probing);
  await expect(screen.getByLabel('About this terminal')).toContainText('shop, version 2');
  await expect(screen).not.toContainText('of both');
});

test('whoever may not pair terminals sees them, and needs somebody who may', async ({
  cashier,
}) => {
  const { page } = cashier;
  await goToTerminals(page);
  await press(page, 'Switch off');
  await expect(page.locator('[data-dialog="approval"]')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.locator('main[data-screen="terminals"]')).toContainText(
    'That needs somebody who may pair terminals.',
  );
  await expect(page.locator('[data-terminal][data-state="ready"]')).toHaveCount(1);
});

async function goToTerminals(page: Page): Promise<void> {
  await page.keyboard.press('Control+K');
  await page.locator('[data-dialog="palette"]').waitFor();
  await page.keyboard.type('terminals');
  await page.keyboard.press('Enter');
  await expect(page.locator('main[data-screen="terminals"]')).toBeVisible();
}

/** As somebody without a mouse: the button has the keyboard, then Enter. */
async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).focus();
  await page.keyboard.press('Enter');
}

/** As `npm run terminal` starts one, on any free port of this computer. */
async function startTerminal(...args: readonly string[]) {
  const program = path.join(import.meta.dirname, '../electron/simulator/terminal-program.ts');
  const listen = ['--listen', 'tcp://127.0.0.1:0'];
  const child = spawn(process.execPath, [program, ...listen, ...args]);
  others.push(async () => {
    child.kill('SIGKILL');
    await once(child, 'exit');
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const [, port] = /^ready .*:(\d+)$/.exec(line) ?? [];
    if (port) return { port };
  }
  throw new Error('The terminal ended before it was ready');
}

/** Another simulated terminal, in a process of its own on a TCP port. */
async function startOther(memory: string) {
  const program = path.join(import.meta.dirname, '../electron/simulator/terminal-process.ts');
  const child = spawn(process.execPath, [program, '--tcp', '0', '--memory', memory]);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ready = String((await lines.next()).value);
  const end = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  };
  others.push(end);
  return {
    port: ready.split(' ').at(-1) ?? '',
    press: async (action: string) => {
      child.stdin.write(`${action}\n`);
    },
    end,
  };
}
