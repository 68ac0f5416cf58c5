import type { Clock } from '../../shared/clock.ts';
import type { KeptFile } from '../../shared/ipc-history.ts';
import { checkoutFileOf } from '../history/checkout-file-policy.ts';
import type { History } from '../history/history.ts';
import type { Till } from '../till/till.ts';
import type { IpcHandlers } from './handle.ts';
import { orderLine } from './push.ts';

export interface HistoryFacts {
  readonly till: Till;
  readonly history: History;
  /** Puts a text where other programs can paste it. */
  readonly copy: (text: string) => void;
  /** Keeps a text in a file, where the person says. */
  readonly keepText: (text: string, name: string) => Promise<KeptFile>;
  readonly programVersion: string;
  readonly clock: Clock;
}

type HistoryHandlers = Pick<
  IpcHandlers,
  'history.search' | 'history.story' | 'history.check' | 'history.export' | 'window.copy'
>;

/** Looking back: sales that were made, and all that is known of one. */
export function historyHandlers({ till, history, copy, ...facts }: HistoryFacts): HistoryHandlers {
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
    'history.export': async ({ orderId }) => {
      const story = await history.story(orderId);
      if (!story) return { result: 'unknown_order' };
      const terminals = till.terminals.list().map(({ terminal }) => terminal);
      const file = checkoutFileOf(story, {
        programVersion: facts.programVersion,
        madeAt: facts.clock.now(),
        terminals,
      });
      const text = `${JSON.stringify(file, null, 1)}\n`;
      return { result: await facts.keepText(text, `sale-${story.order.seq}.json`) };
    },
    'window.copy': ({ text }) => {
      copy(text);
      return { copied: true };
    },
  };
}
