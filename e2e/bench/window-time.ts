import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, type Page } from '@playwright/test';
import { launchGalla } from '../fixture.ts';
import { CashierPage } from '../pages/cashier-page.ts';
import { chooseRuntime } from '../tools/runtime.mjs';
import { quantile } from './bench-till.ts';
import { fillShop } from './large-shop.ts';
import { watchedFrames, watchFrames } from './watch-frames.ts';

export interface WindowTimes {
  readonly count: number;
  /** Milliseconds from a key or a turn of the wheel to the next frame. */
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  /** How many keys the browser itself says took longer than the bar until they were on the screen. */
  readonly slow: number;
}

/** Milliseconds between keys: somebody quick, and slower than what is taken for a scanner. */
const typing = 60;
const bar = 50;

/** A cashier at a sale of so many lines, from a shop of so many goods, with real keys and a wheel. */
export async function measureWindow(size: { goods: number; lines: number }): Promise<WindowTimes> {
  chooseRuntime();
  const folder = mkdtempSync(path.join(tmpdir(), 'galla-bench-window-'));
  await fillShop(folder, size.goods);
  const galla = await launchGalla(folder, ['--terminal', 'manual']);
  try {
    const { page } = await CashierPage.open(galla);
    await page.locator('[data-screen="sell"]').waitFor();
    await fillCart(page, size.lines);
    await watchFrames(page);
    await findGoods(page);
    await walkGoods(page);
    await changeLines(page);
    await turnWheel(page);
    const { frames, slowEvents } = await watchedFrames(page);
    return {
      count: frames.length,
      p50: quantile(frames, 0.5),
      p95: quantile(frames, 0.95),
      p99: quantile(frames, 0.99),
      slow: slowEvents.filter((duration) => duration > bar).length,
    };
  } finally {
    await galla.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key, { delay: typing });
}

/** Goods one after the other, each on a line of its own. */
async function fillCart(page: Page, lines: number): Promise<void> {
  await page.keyboard.press('F2');
  for (let line = 0; line < lines; line += 1) {
    await page.keyboard.press('Enter');
    await page.keyboard.press('ArrowRight');
  }
  await expect(page.locator('.cart-lines [data-item]')).toHaveCount(lines);
}

/** What is typed finds fewer and fewer; what was found is added, and everything is shown again. */
async function findGoods(page: Page): Promise<void> {
  for (const words of ['masala', 'kaveri chai', 'narmada', '3000', 'चीनी']) {
    await press(page, 'F2');
    await page.keyboard.type(words, { delay: typing });
    await press(page, 'ArrowDown', 'Enter', ...Array(words.length).fill('Backspace'), 'Escape');
  }
}

async function walkGoods(page: Page): Promise<void> {
  await press(page, 'F2', ...Array(12).fill('ArrowDown'), ...Array(6).fill('PageDown'));
  await press(page, 'End', 'Home', 'ArrowRight', 'Enter', 'Escape');
}

/** The keys of a sale: another line, one more, one less, an amount typed in, a line taken out. */
async function changeLines(page: Page): Promise<void> {
  await press(page, ...Array(15).fill('ArrowUp'));
  await press(page, ...Array(8).fill('+'), ...Array(5).fill('-'));
  await press(page, ...Array(5).fill('ArrowDown'), '1', '2', '5', '0', 'Backspace', '+');
  await press(page, 'ArrowUp', 'Delete', '7', '*', 'Delete');
}

async function turnWheel(page: Page): Promise<void> {
  for (const place of ['.goods-scroll', '.cart-lines']) {
    await page.locator(place).hover();
    for (let turn = 0; turn < 20; turn += 1) {
      await page.mouse.wheel(0, turn < 10 ? 400 : -300);
      await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
    }
  }
}
