import { expect, launchGalla, test } from './fixture.ts';
import { CashierPage } from './pages/cashier-page.ts';
import { signIn } from './pages/sign-in.ts';

test('from the demo to a shop of one’s own, which starts empty and stays', async ({ folder }) => {
  const demo = await launchGalla(folder, ['--terminal', 'manual']);
  const { page } = await CashierPage.open(demo);
  await signIn(page, 'Ravi');
  await page.keyboard.press('Control+K');
  await page.locator('[data-dialog="palette"]').waitFor();
  await page.keyboard.type('your own');
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-dialog="own_shop"]')).toContainText('The demo stays as it is');
  const closed = demo.waitForEvent('close');
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-dialog="own_shop"]')).toContainText('Galla is closing');
  await closed;

  const own = await launchGalla(folder, []);
  const window = await own.firstWindow();
  await expect(window.locator('[data-screen="set_up"]')).toBeVisible();
  await expect(window.getByText('No money moves')).toHaveCount(0);
  await own.close();

  const again = await launchGalla(folder, ['--demo']);
  await expect((await again.firstWindow()).getByText('No money moves')).toBeVisible();
  await again.close();
});
