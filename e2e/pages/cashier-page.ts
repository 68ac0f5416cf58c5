import { type ElectronApplication, expect, type Locator, type Page } from '@playwright/test';
import type { Settings } from '../../shared/settings.ts';
import type { Capability } from '../../shared/staff.ts';
import type { SimulatorAction } from '../../shared/terminal.ts';

/** The cashier's window as a person sees it: big words, keys, today's sales. */
export class CashierPage {
  readonly page: Page;
  readonly pay: Locator;
  readonly amount: Locator;

  private constructor(page: Page) {
    this.page = page;
    this.pay = page.locator('[data-screen="pay"]');
    this.amount = page.getByLabel('Amount to charge');
  }

  /** Resolves when the till has told the window what to show: until then no key means anything. */
  static async open(galla: ElectronApplication): Promise<CashierPage> {
    const page = await galla.firstWindow();
    await page.locator('[data-screen]:not([data-screen="opening"])').first().waitFor();
    return new CashierPage(page);
  }

  /** A sale takes a terminal that is ready; a person waits for the chip to say so. */
  async terminalReady(): Promise<void> {
    await expect(this.page.getByText('ready').first()).toBeVisible({ timeout: 15_000 });
  }

  /** Types as fast as a person can: what comes faster is taken for a scanner. */
  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text, { delay: 50 });
  }

  /** Presses one key after the other as fast as a person can. */
  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key, { delay: 50 });
  }

  /** What a scanner does that plays a keyboard: faster than any person, and Enter at the end. */
  async scan(code: string): Promise<void> {
    await this.page.evaluate(
      (keys) => {
        for (const key of keys) {
          const target = document.activeElement ?? document.body;
          target.dispatchEvent(
            new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
          );
        }
      },
      [...code, 'Enter'],
    );
  }

  /** Types an amount in paise and presses Enter, with nothing but the keyboard. */
  async charge(typed: string): Promise<void> {
    await this.type(typed);
    await this.page.keyboard.press('Enter');
  }

  /** A card payment that the customer makes at once, and the next sale. */
  async sells(typed: string): Promise<void> {
    await this.charge(typed);
    await this.shows('card');
    await this.customer('approve');
    await this.shows('approved');
    await this.page.keyboard.press('Enter');
    await this.isSelling();
  }

  /** The manager's PIN, as the demo shop shows it beside the name. */
  async managerApproves(): Promise<void> {
    const approval = this.page.locator('[data-dialog="approval"]');
    await expect(approval).toBeVisible();
    const shown = await approval.locator('[data-person="Ravi"] .person-pin').textContent();
    await this.type(/\d{4,}/.exec(shown ?? '')?.[0] ?? '');
    await this.page.keyboard.press('Enter');
  }

  /** What the customer does at the simulated terminal, through the hook of the gateway. */
  async customer(action: SimulatorAction, terminal = 0): Promise<void> {
    const answer = await fetch(`${await this.simulator(terminal)}/${action}`, { method: 'POST' });
    expect(answer.status, `${action}: ${await answer.text()}`).toBe(200);
  }

  /** Until the simulated terminal asks its customer for so much, in minor units. */
  async terminalAsks(amount: number): Promise<void> {
    const face = await this.simulator(0);
    const asked = async () => {
      const { state, transaction } = (await (await fetch(face)).json()) as {
        state: string;
        transaction: { amount: number } | null;
      };
      return state === 'waiting' ? transaction?.amount : undefined;
    };
    await expect.poll(asked).toBe(amount);
  }

  /** Where a simulated terminal is seen and pressed. */
  private async simulator(terminal: number): Promise<string> {
    const state = await this.page.evaluate(async () => {
      const bridge = (
        window as unknown as { galla: { call(c: string, r: object): Promise<unknown> } }
      ).galla;
      return (await bridge.call('window.load', {})) as {
        answer: { gateway: { url: string }; terminals: { terminal: { id: string } }[] };
      };
    });
    const { gateway, terminals } = state.answer;
    return `${gateway.url}/local/v1/simulator/terminals/${terminals[terminal]?.terminal.id}`;
  }

  /** A shop that is set up otherwise: somebody who may change settings has let it through. */
  async set(changes: Partial<Settings>): Promise<void> {
    await this.asks('settings.change', { changes }, 'change_settings');
  }

  /** Asks the till for something that needs a capability, let through by somebody who has it. */
  async asks(channel: string, request: object, capability: Capability): Promise<void> {
    const asked = { channel, request, capability };
    const reply = await this.page.evaluate(async ({ channel, request, capability }) => {
      interface Reply {
        readonly ok: boolean;
        readonly answer: {
          readonly people: readonly { id: string }[];
          readonly pins: Record<string, string>;
          readonly token: string;
        };
      }
      const { galla } = window as unknown as {
        galla: { call(channel: string, request: object, approval?: string): Promise<Reply> };
      };
      const capabilities = [capability];
      const { people, pins } = (await galla.call('staff.approvers', { capabilities })).answer;
      const staffId = people[0]?.id ?? '';
      const approval = { staffId, pin: pins[staffId], capabilities };
      const { token } = (await galla.call('staff.approve', approval)).answer;
      return await galla.call(channel, request, token);
    }, asked);
    expect(reply.ok, JSON.stringify(reply)).toBe(true);
  }

  async shows(state: string, timeout = 15_000): Promise<void> {
    await expect(this.pay).toHaveAttribute('data-state', state, { timeout });
  }

  async isSelling(): Promise<void> {
    await expect(this.page.locator('[data-screen="sell"]')).toBeVisible();
  }

  /** All of today's sales, of which only the last is always in sight. */
  async today(): Promise<void> {
    await this.page.getByRole('tab').last().click();
  }

  /** A row of today's list, by the sale's number; see `today` for any but the last. */
  sale(seq: number): Locator {
    return this.page.locator(`[data-order="${seq}"]`);
  }
}
