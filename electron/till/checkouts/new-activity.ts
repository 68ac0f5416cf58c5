import type { Activity } from '../../../shared/activity.ts';
import { screenDeep } from '../../../shared/card-number-screen.ts';
import type { Clock } from '../../../shared/clock.ts';
import type { Ids } from '../../../shared/ids.ts';
import type { Terminal } from '../../../shared/terminal.ts';
import type { CloseCheckout } from '../till.ts';

/** An activity as it begins: processing, aimed at nothing yet. */
export function newActivity(
  dependencies: { readonly clock: Clock; readonly ids: Ids },
  action: Activity['action'],
  terminal: Terminal,
  input: Pick<CloseCheckout, 'deviceId' | 'notes'>,
): Activity {
  return {
    id: dependencies.ids('pda'),
    action,
    deviceId: input.deviceId ?? terminal.id,
    terminalId: terminal.id,
    orderId: null,
    paymentId: null,
    closes: null,
    status: 'processing',
    failure: null,
    echo: null,
    notes: screenDeep(input.notes),
    leftScreenAt: null,
    createdAt: dependencies.clock.now(),
    changedAt: dependencies.clock.now(),
  };
}
