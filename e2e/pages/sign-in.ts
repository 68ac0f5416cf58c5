import { expect, type Page } from '@playwright/test';

/** Somebody of the demo shop takes the window, which shows each PIN beside its name. */
export async function signIn(page: Page, name: 'Asha' | 'Ravi' | 'Meera'): Promise<void> {
  await page.keyboard.press('F12');
  const person = page.locator(`[data-screen="lock"] [data-person="${name}"]`);
  await person.focus();
  await page.keyboard.press('Space');
  await expect(person).toHaveAttribute('aria-checked', 'true');
  const pin = /\d{4,}/.exec((await person.locator('.person-pin').textContent()) ?? '')?.[0] ?? '';
  // Slower than a scanner.
  await page.keyboard.type(pin, { delay: 50 });
  await page.keyboard.press('Enter');
  await page.locator('main[data-screen="sell"]').waitFor();
}
