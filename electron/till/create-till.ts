import type { Clock } from '../../shared/clock.ts';
import type { Ids } from '../../shared/ids.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { createCheckouts } from './checkouts/checkouts.ts';
import { createNews } from './news/news.ts';
import { createOrders } from './orders/orders.ts';
import { createCodeDisplay } from './payments/code-display.ts';
import { createPaymentDesk } from './payments/payment-desk.ts';
import { createPayments } from './payments/payments.ts';
import { createSlips } from './payments/slips.ts';
import type { TerminalPort } from './payments/terminal-port.ts';
import { createRefunds } from './refunds/refunds.ts';
import type { Till } from './till.ts';

export interface RunningTill extends Till {
  /** Must resolve before the terminals are connected: see Payments.recover. */
  recover(): Promise<void>;
  stop(): void;
}

/** Builds the heart. `report` is told of faults that no caller waits for. */
export function createTill(dependencies: {
  readonly ledger: Ledger;
  readonly terminals: TerminalPort;
  readonly clock: Clock;
  readonly ids: Ids;
  /** Where codes of this till are shown first; absent: nowhere in particular. */
  readonly standardTerminal?: () => string | null;
  readonly report: (fault: unknown) => void;
}): RunningTill {
  const payments = createPayments(dependencies);
  const refunds = createRefunds({ ...dependencies, payments });
  const news = createNews(dependencies);
  const { terminals, standardTerminal = () => null } = dependencies;
  const { lanes } = payments;
  const codes = createCodeDisplay({ ...dependencies, lanes, standardTerminal });
  return {
    orders: createOrders(dependencies),
    checkouts: createCheckouts({ ...dependencies, payments }),
    payments: createPaymentDesk({ ...dependencies, payments }),
    refunds,
    slips: createSlips({ ...dependencies, lanes, markBefore: payments.markBefore }),
    codes,
    news,
    terminals: {
      list: () => terminals.statuses(),
      stoppedBy: (terminalId) => terminals.manners(terminalId).stoppedBy,
      onChange: terminals.onChange,
    },
    recover: async () => {
      await payments.recover();
      await refunds.recover();
      await news.recover();
    },
    stop: () => {
      codes.stop();
      news.stop();
      refunds.stopWaiting();
      payments.stop();
    },
  };
}
