import type { CheckoutView } from '../../shared/ipc.ts';
import { isRunning, outcomeStatus } from '../screens/pay/pay-status.ts';
import type { TenderSlice } from './tender-slice.ts';

/** The checkout on the screen, as the main process last told it, and what is being asked about it. */
export interface CheckoutSlice {
  readonly checkout: CheckoutView | null;
  /** Counts what the main process told without being asked; see `answered`. */
  readonly checkoutNews: number;
  /** One question at a time. `until` by the window's clock: every wait has an end. */
  readonly asking: { readonly what: Asking; readonly until: number } | null;
  /** What somebody has still to look at, oldest first. */
  readonly unresolved: readonly CheckoutView[];
  /** The checkout whose interruption somebody has looked at. */
  readonly lookedAt: string | null;
  /** The checkout whose end the cashier has just left; news of it does not bring it back. */
  readonly leftId: string | null;
  /** When a paid sale makes room for the next one by itself, by the window's clock. */
  readonly nextAt: number | null;
}

export type Asking =
  | 'start'
  | 'pay'
  | 'retry'
  | 'switch'
  | 'cancel'
  | 'check'
  | 'confirm'
  | 'resolve'
  | 'aside';

export const checkoutAtStart: CheckoutSlice = {
  checkout: null,
  checkoutNews: 0,
  asking: null,
  unresolved: [],
  lookedAt: null,
  leftId: null,
  nextAt: null,
};

/**
 * The main process told how the checkout stands. One that the cashier has left stays away while that is
 * on its way to the main process.
 */
export function checkoutTold(
  slice: CheckoutSlice,
  checkout: CheckoutView | null,
): Pick<CheckoutSlice, 'checkout' | 'checkoutNews'> {
  const isLeft = checkout !== null && checkout.id === slice.leftId;
  return { checkout: isLeft ? null : checkout, checkoutNews: slice.checkoutNews + 1 };
}

/**
 * An answer about a checkout. News travels on another road and may have overtaken it, so an answer
 * never replaces news: a new checkout is taken unless it is on the screen already, and one that was
 * asked about only when nothing has been told since (`newsBefore`) and it is still on the screen.
 */
export function answered(
  slice: CheckoutSlice,
  checkout: CheckoutView,
  newsBefore: number,
  kind: 'new' | 'same',
): Partial<CheckoutSlice> {
  const isShown = slice.checkout?.id === checkout.id;
  if (kind === 'new') return isShown ? {} : { checkout };
  return isShown && slice.checkoutNews === newsBefore ? { checkout } : {};
}

/** The cashier has seen the end of it. */
export function left(slice: CheckoutSlice, id: string): Partial<CheckoutSlice> {
  return slice.checkout?.id === id ? { checkout: null, leftId: id } : {};
}

/** The cashier has asked for another way to pay, and the terminal has not closed this one yet. */
export function isSwitching({
  checkout,
  asking,
  cashAfter,
}: CheckoutSlice & Pick<TenderSlice, 'cashAfter'>): boolean {
  return asking?.what === 'switch' || (cashAfter !== null && checkout?.id === cashAfter);
}

/** The terminal is at work on it, so news is expected soon. */
export function isCheckoutRunning({ checkout }: CheckoutSlice): boolean {
  return checkout !== null && isRunning(outcomeStatus(checkout));
}
