import type { History } from '../history/history.ts';
import type { Till } from '../till/till.ts';
import type { IpcHandlers } from './handle.ts';
import { orderLine } from './push.ts';

export interface HistoryFacts {
  readonly till: Till;
  readonly history: History;
  /** Puts a text where other programs can paste it. */
  readonly copy: (text: string) => void;
}

type HistoryHandlers = Pick<
  IpcHandlers,
  'history.search' | 'history.story' | 'history.check' | 'window.copy'
>;

/** Looking back: sales that were made, and all that is known of one. */
export function historyHandlers({ till, history, copy }: HistoryFacts): HistoryHandlers {
  return {
    'history.search': (query) => {
      const { orders, more, unread } = history.search(query);
      return { lines: orders.flatMap(({ id }) => orderLine(till, id) ?? []), more, unread };
    },
    'history.story': async ({ orderId }) => ({ story: await history.story(orderId) }),
    'history.check': ({ digits }) => ({
      matches: history.check(digits).map(({ order, payment, reference, paidAt }) => ({
        line: { order, payment },
        reference,
        paidAt,
      })),
    }),
    'window.copy': ({ text }) => {
      copy(text);
      return { copied: true };
    },
  };
}
