import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { expect, test } from './fixture.ts';
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
