import type { Capability } from '../../shared/staff.ts';
import type { Store } from './store.ts';

/**
 * Somebody who may is fetched when a step needs it: whoever asked waits, the approval dialog stands in
 * front, and the step is asked again with what comes of it.
 */
export interface Approver {
  /** Resolves with a token, or undefined when nobody approved. One at a time. */
  ask(capability: Capability): Promise<string | undefined>;
  /** From the dialog. */
  settle(token: string | undefined): void;
}

export function createApprover(store: Store): Approver {
  let waiting: ((token: string | undefined) => void) | null = null;
  return {
    ask(capability) {
      if (waiting) return Promise.resolve(undefined);
      store.setState({ approval: capability });
      return new Promise((resolve) => {
        waiting = resolve;
      });
    },
    settle(token) {
      store.setState({ approval: null });
      waiting?.(token);
      waiting = null;
    },
  };
}
