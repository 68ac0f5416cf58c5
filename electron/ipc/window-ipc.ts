import type { Item } from '../../shared/catalogue.ts';
import type { Clock } from '../../shared/clock.ts';
import type { Push, WindowMode, WindowState } from '../../shared/ipc.ts';
import type { Settings } from '../../shared/settings.ts';
import type { SimulatorControl } from '../../shared/terminal.ts';
import type { WebhookDesk } from '../../shared/webhook.ts';
import type { Receipts } from '../receipts/receipts.ts';
import type { HeldSales } from '../till/sales/held-sales.ts';
import type { StaffRoom } from '../till/staff/staff.ts';
import type { Till } from '../till/till.ts';
import type { CheckoutViews } from './checkout-views.ts';
import type { IpcHandlers } from './handle.ts';
import { orderLine } from './push.ts';
import { openRefundLines } from './refund-lines.ts';
import { shownSettings } from './shown-settings.ts';

/** More orders than this in a day are found by searching, not by scrolling. */
const mostOrders = 200;

export interface WindowFacts {
  readonly till: Till;
  readonly clock: Clock;
  readonly views: CheckoutViews;
  readonly settings: () => Settings;
  readonly staffRoom: Pick<StaffRoom, 'session'>;
  readonly receipts: Pick<Receipts, 'queue'>;
  readonly heldSales: Pick<HeldSales, 'list'>;
  readonly items: () => readonly Item[];
  readonly gateway: () => { readonly url: string } | null;
  readonly webhookDesk: Pick<WebhookDesk, 'switchedOff'>;
  readonly mode: () => WindowMode;
  /** Only where a simulated terminal is paired. */
  readonly simulator: SimulatorControl | null;
  /** Midnight before `now` where the shop is; both in milliseconds since 1970. */
  readonly startOfDay: (now: number) => number;
  /** Something that every window shows has changed. */
  readonly changed: (push: Push) => void;
}

export function windowHandlers(
  facts: WindowFacts,
): Pick<IpcHandlers, 'window.load' | 'simulator.act' | 'simulator.mode'> {
  const { simulator } = facts;
  return {
    'window.load': () => loadWindow(facts),
    'simulator.act': ({ terminalId, action, ...details }) => ({
      result: simulator ? simulator.act(terminalId, action, details) : 'not_demo',
    }),
    'simulator.mode': ({ mode }) => {
      if (!simulator) return { mode: 'not_demo' };
      simulator.setMode(mode);
      facts.changed({ type: 'mode', mode: facts.mode() });
      return { mode };
    },
  };
}

function loadWindow(facts: WindowFacts): WindowState {
  const { till, clock, settings } = facts;
  const now = clock.now();
  const session = facts.staffRoom.session();
  return {
    mode: facts.mode(),
    ...shownSettings(settings()),
    session,
    catalogue: facts.items(),
    gateway: facts.gateway(),
    terminals: till.terminals.list(),
    printer: facts.receipts.queue.status(),
    ...(session.type === 'open' ? loadSales(facts, now) : noSales),
    webhooksOff: facts.webhookDesk.switchedOff(),
    now,
  };
}

type Sales = Pick<WindowState, 'held' | 'today' | 'checkout' | 'unresolved' | 'refunds'>;

/** What nobody is there to see. */
const noSales: Sales = {
  held: [],
  today: [],
  checkout: null,
  unresolved: [],
  refunds: [],
};

function loadSales({ till, views, startOfDay, heldSales }: WindowFacts, now: number): Sales {
  const today = till.orders
    .list({ count: mostOrders, skip: 0, from: startOfDay(now) })
    .flatMap((order) => orderLine(till, order.id) ?? []);
  const held = heldSales.list();
  const refunds = openRefundLines(till);
  return { held, today, checkout: views.current(), unresolved: views.unresolved(), refunds };
}
