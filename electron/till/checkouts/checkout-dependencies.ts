import type { Clock } from '../../../shared/clock.ts';
import type { Ids } from '../../../shared/ids.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { Payments } from '../payments/payments.ts';
import type { TerminalPort } from '../payments/terminal-port.ts';

/** What starting and closing a checkout both need. */
export interface CheckoutDependencies {
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly terminals: TerminalPort;
  readonly payments: Payments;
}
