import type { Capability } from '../../shared/staff.ts';
import { personAt } from './register-slice.ts';
import type { Store } from './store.ts';

/**
 * Somebody who may is fetched when a step needs it: whoever asked waits, the approval dialog stands in
 * front, and the step is asked again with what comes of it.
 */
export interface Approver {
  /** Resolves with a token, or undefined when nobody approved. One at a time. */
  ask(capabilities: readonly Capability[]): Promise<string | undefined>;
  /** From the dialog. */
  settle(token: string | undefined): void;
}

export function createApprover(store: Store): Approver {
  let waiting: ((token: string | undefined) => void) | null = null;

  function settle(token: string | undefined): void {
    store.setState({ approval: null });
    waiting?.(token);
    waiting = null;
  }

  // Whoever comes next did not ask for it.
  store.subscribe((state, before) => {
    if (waiting && personAt(state)?.id !== personAt(before)?.id) settle(undefined);
  });

  return {
    ask(capabilities) {
      if (waiting) return Promise.resolve(undefined);
      store.setState({ approval: capabilities });
      return new Promise((resolve) => {
        waiting = resolve;
      });
    },
    settle,
  };
}
