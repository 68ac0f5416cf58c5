import type { CheckoutView } from '../../../shared/ipc.ts';
import type { PayStatus } from './pay-status.ts';

/** What is left of a deadline. */
export interface Countdown {
  /** `unknown`: nobody here can stop it, so that only its outcome is given up. */
  readonly words: 'closes' | 'unknown' | 'confirm' | 'answer' | 'over';
  /** Whole seconds, never negative. */
  readonly seconds: number;
  /** The length of the whole wait in seconds, for a bar. */
  readonly of: number;
}

/** `now` by the main process's clock, in milliseconds since 1970. Null when nothing runs out. */
export function countdown(
  checkout: CheckoutView,
  status: PayStatus,
  now: number,
): Countdown | null {
  const { deadline, payment, activity, order } = checkout;
  if (!deadline) return null;
  const since = payment?.changedAt ?? activity?.changedAt ?? order.createdAt;
  const of = Math.max(1, secondsUntil(deadline.at, since));
  // The two clocks agree to a moment; nobody should read more time than there is.
  const seconds = Math.min(of, secondsUntil(deadline.at, now));
  const words = seconds > 0 ? deadlineWords(checkout, status, deadline.name) : 'over';
  return { words, seconds, of };
}

/** Whole seconds, rounded up, so that "0:01" still means that there is time; never negative. */
export function secondsUntil(at: number, now: number): number {
  return Math.max(0, Math.ceil((at - now) / 1000));
}

/** "1:52". */
export function formatSeconds(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

function deadlineWords(
  { cancel }: CheckoutView,
  status: PayStatus,
  name: string,
): Countdown['words'] {
  if (status === 'upi_person') return 'confirm';
  if (status !== 'card' && status !== 'qr') return 'answer';
  // At the end of the whole checkout nobody is asked to stop either.
  return cancel === 'terminal_only' || name === 'checkout' ? 'unknown' : 'closes';
}
