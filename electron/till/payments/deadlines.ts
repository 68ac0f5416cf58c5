import type { Clock } from '../../../shared/clock.ts';
import { type DeadlineName, type Waiting, waitOf, wholeCheckout } from './deadline-policy.ts';

/** Counts the waits of open payments by elapsed time, and says when one is over. */
export interface Deadlines {
  /** Starts what the payment waits for now, instead of what it waited for before. */
  watch(waiting: Waiting): void;
  stop(): void;
}

export function createDeadlines(
  clock: Clock,
  runOut: (paymentId: string, name: DeadlineName) => void,
): Deadlines {
  /** Cancel what ends the present stage, and what ends the checkout, of each open payment. */
  const stages = new Map<string, () => void>();
  const checkouts = new Map<string, () => void>();

  function start(paymentId: string, name: DeadlineName, milliseconds: number): () => void {
    return clock.after(milliseconds, `payment ${name}`, () => runOut(paymentId, name));
  }

  return {
    watch(payment) {
      const { id } = payment;
      stages.get(id)?.();
      stages.delete(id);
      const wait = waitOf(payment);
      if (!wait) {
        checkouts.get(id)?.();
        checkouts.delete(id);
        return;
      }
      stages.set(id, start(id, wait.name, wait.milliseconds));
      if (!checkouts.has(id)) checkouts.set(id, start(id, 'checkout', wholeCheckout));
    },
    stop() {
      for (const timers of [stages, checkouts]) {
        for (const cancel of timers.values()) cancel();
        timers.clear();
      }
    },
  };
}
