import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const schemes =
  process.env.E2E_EXTENT === 'short' ? (['light'] as const) : (['light', 'dark'] as const);

/**
 * Fails with every violation of WCAG 2.2 A and AA that axe finds on the page as it stands; in both
 * colour schemes with `npm run e2e`, in the light one within `npm test`. `where` names the state in the message.
 */
export async function expectAccessible(page: Page, where: string): Promise<void> {
  for (const colorScheme of schemes) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const axe = new AxeBuilder({ page });
    // The same page in other colours: nothing else about it can differ.
    if (colorScheme === 'dark') axe.withRules(['color-contrast']);
    else axe.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']);
    // In legacy mode axe stays on this page: Electron has no other one to collect its results in.
    const found = await axe.setLegacyMode(true).analyze();
    const violations = found.violations.map(({ id, nodes }) => [
      id,
      nodes.map(({ target, failureSummary }) => `${target.join(' ')}: ${failureSummary}`),
    ]);
    expect(violations, `${where}, ${colorScheme}`).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: null, reducedMotion: null });
}

/** Nothing is cut off sideways at twice the size: a window of 1024 by 768 is then half as wide. */
export async function expectFitsZoomed(page: Page, where: string): Promise<void> {
  const size = page.viewportSize();
  await page.setViewportSize({ width: 512, height: 384 });
  const wide = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    const beyond = [...document.querySelectorAll('button, input, select, h1, h2')]
      .filter((element) => element.checkVisibility())
      .filter((element) => element.getBoundingClientRect().right > clientWidth + 1)
      .map((element) => element.textContent?.trim().slice(0, 40) ?? element.tagName);
    return { isWide: scrollWidth > clientWidth, beyond };
  });
  expect(wide, `${where} at 200 %`).toEqual({ isWide: false, beyond: [] });
  await page.setViewportSize(size ?? { width: 1024, height: 768 });
}
