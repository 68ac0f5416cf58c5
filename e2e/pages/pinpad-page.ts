import { type ElectronApplication, expect, type Locator, type Page } from '@playwright/test';
import type { SimulatorAction } from '../../shared/terminal.ts';
import type { CashierPage } from './cashier-page.ts';

/** A simulated terminal as a customer has it before them, in a window of its own. */
export class PinpadPage {
  readonly page: Page;
  readonly screen: Locator;

  private constructor(page: Page) {
    this.page = page;
    this.screen = page.locator('[data-screen="pinpad"]');
  }

  /** Opened from the cashier's window with its key. */
  static async open(galla: ElectronApplication, cashier: CashierPage): Promise<PinpadPage> {
    const opening = galla.waitForEvent('window');
    await cashier.page.keyboard.press('Control+d');
    const pinpad = new PinpadPage(await opening);
    await pinpad.screen.waitFor();
    return pinpad;
  }

  /** What the terminal does: `idle`, `waiting` for a customer, `asking` the bank, `reporting`. */
  async does(step: 'idle' | 'waiting' | 'asking' | 'reporting'): Promise<void> {
    await expect(this.screen).toHaveAttribute('data-step', step, { timeout: 15_000 });
  }

  /** With the keyboard: the letter or digit on the key. */
  async type(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** With a finger. */
  async touch(action: SimulatorAction, place = 0): Promise<void> {
    await this.screen.locator(`[data-act="${action}"] button`).nth(place).click();
  }
}
