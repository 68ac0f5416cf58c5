import { expectAccessible, expectFitsZoomed } from './accessible.ts';
import { expect, test } from './fixture.ts';

/** Every screen by the rules of WCAG, in light and dark, and at twice the size. */
test('selling, and the dialogs before it', async ({ cashier }) => {
  const { page } = cashier;
  await cashier.terminalReady();
  await expectAccessible(page, 'an empty sale');
  await expectFitsZoomed(page, 'an empty sale');
  await cashier.type('19900');
  await expectAccessible(page, 'a typed amount');
  for (const [key, name] of [
    ['F1', 'help'],
    ['Control+K', 'palette'],
  ] as const) {
    await page.keyboard.press(key);
    await expect(page.locator(`[data-dialog="${name}"]`)).toBeVisible();
    await expectAccessible(page, name);
    await expectFitsZoomed(page, name);
    await page.keyboard.press('Escape');
    await expect(page.locator(`[data-dialog="${name}"]`)).toHaveCount(0);
  }
});

test('a sale with goods, and every dialog about it', async ({ cashier }) => {
  const { page } = cashier;
  const dialog = async (name: string) => {
    await expect(page.locator(`[data-dialog="${name}"]`)).toBeVisible();
    await expectAccessible(page, name);
    await expectFitsZoomed(page, name);
    await page.keyboard.press('Escape');
    await expect(page.locator('[data-dialog]')).toHaveCount(0);
  };
  await cashier.terminalReady();
  await cashier.scan('2000000000015');
  await cashier.scan('2000000000053');
  await page.keyboard.press('F4');
  await dialog('change_line');
  await page.keyboard.press('F3');
  await dialog('customer');
  await cashier.scan('96385074');
  await dialog('unknown_code');
  await page.keyboard.press('F9');
  await expect(page.getByRole('button', { name: /Hold.*1 held/ })).toBeVisible();
  await page.keyboard.press('F9');
  await dialog('held');
  await cashier.scan('2000000000015');
  await expectAccessible(page, 'a sale with goods, and one held');
  await expectFitsZoomed(page, 'a sale with goods');
  for (const tab of ['Keypad', 'Today']) {
    await page.getByRole('tab', { name: tab }).click();
    await expectAccessible(page, tab);
  }
});

test('the lock, and who has let a step through', async ({ cashier }) => {
  const { page } = cashier;
  await page.keyboard.press('F12');
  await cashier.type('9999');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('not right');
  await expectAccessible(page, 'a wrong PIN');
  await cashier.type('2468');
  await page.keyboard.press('Enter');
  await cashier.isSelling();
  await page.keyboard.press('Control+K');
  await page.keyboard.type('staff');
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-dialog="approval"] [data-person]').first()).toBeVisible();
  await expectFitsZoomed(page, 'an approval');
  await page.getByLabel(/The same for the next 5 minutes/).check();
  await page.keyboard.type('7391');
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-screen="staff"] [data-person]').first()).toBeVisible();
  await expect(page.locator('[data-chip="standing"]')).toBeVisible();
  await expectAccessible(page, 'staff, while an approval stands');
  await expectFitsZoomed(page, 'staff');
});

test('finding a sale, its story, and the check of a payer’s number', async ({ cashier }) => {
  const { page } = cashier;
  await cashier.terminalReady();
  await cashier.charge('19900');
  await cashier.shows('card');
  await cashier.customer('approve');
  await cashier.shows('approved');
  await page.keyboard.press('Enter');
  await cashier.isSelling();
  await page.keyboard.press('F10');
  await expect(page.locator('[data-screen="history"] [role="option"]')).toHaveCount(1);
  await expectAccessible(page, 'sales found');
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-telling="answered"]')).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expectAccessible(page, 'a story');
  await expectFitsZoomed(page, 'a story');
  await page.keyboard.press('Control+U');
  await page.keyboard.type('9999');
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-outcome="none"]')).toBeVisible();
  await expectAccessible(page, 'a number that is not known');
});

test('what needs attention, and a person’s word on it', async ({ cashier }) => {
  const { page } = cashier;
  await cashier.terminalReady();
  await page.keyboard.press('Control+J');
  await expect(page.locator('[data-screen="attention"]')).toBeVisible();
  await expectAccessible(page, 'nothing needs attention');
  await page.keyboard.press('Escape');
  await cashier.charge('19900');
  await cashier.shows('card');
  await cashier.customer('unplug');
  await cashier.shows('line_lost');
  await page.keyboard.press('a');
  await cashier.isSelling();
  await expectAccessible(page, 'selling beside a doubt');
  await page.keyboard.press('Control+J');
  await expect(page.locator('.story-line').first()).toBeVisible();
  await expectAccessible(page, 'a doubt');
  await expectFitsZoomed(page, 'a doubt');
  await page.keyboard.press('t');
  for (const key of ['n', 'p']) {
    await page.keyboard.press(key);
    await expectAccessible(page, `how it ended, ${key}`);
  }
  await expectFitsZoomed(page, 'how it ended');
});

test('settings', async ({ cashier }) => {
  const { page } = cashier;
  await page.keyboard.press('Control+K');
  await page.keyboard.type('settings');
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-screen="settings"]')).toBeVisible();
  await expectAccessible(page, 'settings');
  await expectFitsZoomed(page, 'settings');
});

test('a payment, from the first picture to each end', async ({ cashier }) => {
  const { page } = cashier;
  await cashier.terminalReady();
  // Each another sale: the same one a moment later would be asked about.
  for (const [typed, action, state, key] of [
    ['19900', 'approve', 'approved', 'Enter'],
    ['29900', 'decline', 'declined', 'Escape'],
    ['39900', 'unplug', 'line_lost', null],
  ] as const) {
    await cashier.charge(typed);
    await cashier.shows('card');
    await expectAccessible(page, `waiting for a card before ${state}`);
    await cashier.customer(action);
    await cashier.shows(state);
    await expectAccessible(page, state);
    await expectFitsZoomed(page, state);
    if (key) await page.keyboard.press(key);
    if (key) await cashier.isSelling();
  }
});

test('every way to pay, and what asks about it', async ({ cashier }) => {
  const { page } = cashier;
  const dialog = async (name: string) => {
    await expect(page.locator(`[data-dialog="${name}"]`)).toBeVisible();
    await expectAccessible(page, name);
    await expectFitsZoomed(page, name);
  };
  const state = async (name: string) => {
    await cashier.shows(name);
    await expectAccessible(page, name);
    await expectFitsZoomed(page, name);
  };
  await cashier.terminalReady();
  await cashier.set({ upiAddress: 'galla@okbank' });
  await cashier.type('20000');
  await page.keyboard.press('F8');
  await page.keyboard.press('h');
  await page.keyboard.press('F7');
  await dialog('split');
  await page.keyboard.press('F6');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Alt+6');
  await dialog('cash');
  await page.keyboard.press('Enter');
  await state('part_paid');
  await page.keyboard.press('Escape');
  await dialog('leave_part');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Enter');
  await dialog('place');
  await page.keyboard.press('2');
  await state('upi_person');
  await page.keyboard.press('Escape');
  await dialog('nothing_arrived');
  await page.keyboard.press('Escape');
  await cashier.type('123456789012');
  await page.keyboard.press('Enter');
  await cashier.shows('approved');
  await page.keyboard.press('Enter');
  await cashier.isSelling();

  await cashier.type('30000');
  await page.keyboard.press('Alt+6');
  await state('change');
  await page.keyboard.press('Enter');
  await cashier.isSelling();
  await cashier.charge('30000');
  await dialog('same_sale');
});
