import type { CustomerDisplayState } from '../../shared/customer-display.ts';
import type { CheckoutView, Push } from '../../shared/ipc.ts';
import type { Settings } from '../../shared/settings.ts';
import { customerView } from './customer-view.ts';
import type { IpcHandlers } from './handle.ts';
import { shownSettings } from './shown-settings.ts';

/** The window that faces the customer, as the rest of the program knows it. */
export interface DisplayWindow {
  isOpen(): boolean;
  /** Opens it, or closes it when it is open. */
  toggle(): void;
  /** Does nothing while it is closed. */
  send(push: Push): void;
}

export interface CustomerDisplay extends Pick<DisplayWindow, 'isOpen' | 'toggle'> {
  state(): CustomerDisplayState;
  /** What cashiers' windows are told may be news for the customer as well. */
  hear(push: Push): void;
  /** What goods that nobody has charged yet come to, in minor units. */
  rungUp(amount: number): void;
}

export function createCustomerDisplay(facts: {
  readonly window: DisplayWindow;
  readonly settings: () => Settings;
  /** What the cashier's window shows first. */
  readonly checkout: () => CheckoutView | null;
}): CustomerDisplay {
  const { window, settings, checkout } = facts;
  let soFar = 0;

  function state(): CustomerDisplayState {
    const { store } = shownSettings(settings());
    return { store, view: customerView(checkout(), soFar, store.currency) };
  }

  function show(): void {
    if (window.isOpen()) window.send({ type: 'customer_display', state: state() });
  }

  return {
    isOpen: () => window.isOpen(),
    toggle: () => window.toggle(),
    state,
    hear(push) {
      if (push.type === 'checkout' || push.type === 'settings') show();
    },
    rungUp(amount) {
      soFar = amount;
      show();
    },
  };
}

export interface CustomerDisplayFacts {
  readonly display: CustomerDisplay;
}

export function customerDisplayHandlers({
  display,
}: CustomerDisplayFacts): Pick<
  IpcHandlers,
  'customer_display.load' | 'customer_display.toggle' | 'customer_display.rung_up'
> {
  return {
    'customer_display.load': () => display.state(),
    'customer_display.toggle': () => {
      display.toggle();
      return { isOpen: display.isOpen() };
    },
    'customer_display.rung_up': ({ amount }) => {
      display.rungUp(amount);
      return { isOpen: display.isOpen() };
    },
  };
}
