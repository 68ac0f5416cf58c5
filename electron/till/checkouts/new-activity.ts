import type { Activity } from '../../../shared/activity.ts';
import { screenCardNumbers, screenDeep } from '../../../shared/card-number-screen.ts';
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
    deviceId: namedBy(input.deviceId, terminal.id),
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

/** A hint that names no terminal of ours (X19) is a caller's free text. */
function namedBy(hint: string | null, terminalId: string): string {
  return hint === null || hint === terminalId ? terminalId : screenCardNumbers(hint);
}
