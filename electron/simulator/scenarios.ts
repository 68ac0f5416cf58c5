import { assertNever } from '../../shared/assert-never.ts';
import type { PaymentFailureCode } from '../../shared/failures.ts';
import type { SimulatorAction } from '../../shared/terminal.ts';

/** How a simulated terminal stands on the counter. */
export interface Stand {
  readonly plugged: boolean;
  readonly powered: boolean;
  readonly silent: boolean;
}

/** What a person does to a terminal, one thing each. */
export type StandEffect =
  | { readonly type: 'present' | 'approve'; readonly method: 'card' | 'upi' }
  | { readonly type: 'decline'; readonly code: PaymentFailureCode }
  | { readonly type: 'cancel' }
  | { readonly type: 'set_silent'; readonly silent: boolean }
  | { readonly type: 'power_off' }
  | { readonly type: 'connect' | 'disconnect' };

export const firstStand: Stand = { plugged: true, powered: true, silent: false };

/** Milliseconds after which the simulated customer of the auto mode pays. */
export const autoApproveAfter = 700;

/** What an action does to the stand, or `undefined` when it is not the time for it. */
export function actOn(
  stand: Stand,
  action: SimulatorAction,
): { readonly stand: Stand; readonly effects: readonly StandEffect[] } | undefined {
  switch (action) {
    case 'unplug':
      if (!stand.plugged) return undefined;
      return { stand: { ...stand, plugged: false }, effects: stand.powered ? disconnect : [] };
    case 'plug':
      return plug(stand);
    case 'silence':
      if (stand.silent || !stand.powered) return undefined;
      return { stand: { ...stand, silent: true }, effects: [{ type: 'set_silent', silent: true }] };
    case 'power-off':
      return powerOff(stand);
    case 'power-on':
      if (stand.powered) return undefined;
      return { stand: { ...stand, powered: true }, effects: stand.plugged ? connect : [] };
    default:
      return stand.powered ? { stand, effects: [customer(action)] } : undefined;
  }
}

const connect: readonly StandEffect[] = [{ type: 'connect' }];
const disconnect: readonly StandEffect[] = [{ type: 'disconnect' }];
const speakAgain: StandEffect = { type: 'set_silent', silent: false };

/** Also ends a silence: to a person, pulling and putting back the cable is what helps. */
function plug(stand: Stand): ReturnType<typeof actOn> {
  if (stand.plugged && !stand.silent) return undefined;
  const effects = [
    ...(stand.silent ? [speakAgain] : []),
    ...(!stand.plugged && stand.powered ? connect : []),
  ];
  return { stand: { ...stand, plugged: true, silent: false }, effects };
}

function powerOff(stand: Stand): ReturnType<typeof actOn> {
  if (!stand.powered) return undefined;
  const effects: readonly StandEffect[] = [
    { type: 'power_off' },
    ...(stand.silent ? [speakAgain] : []),
    ...(stand.plugged ? disconnect : []),
  ];
  return { stand: { ...stand, powered: false, silent: false }, effects };
}

type CustomerAction = Exclude<
  SimulatorAction,
  'unplug' | 'plug' | 'silence' | 'power-off' | 'power-on'
>;

function customer(action: CustomerAction): StandEffect {
  switch (action) {
    case 'present':
      return { type: 'present', method: 'card' };
    case 'approve':
      return { type: 'approve', method: 'card' };
    case 'approve-upi':
      return { type: 'approve', method: 'upi' };
    case 'decline':
      return { type: 'decline', code: 'CARD_DECLINED' };
    case 'card-error':
      return { type: 'decline', code: 'CARD_READ_ERROR' };
    case 'wrong-pin':
      return { type: 'decline', code: 'INVALID_PIN' };
    case 'timeout':
      return { type: 'decline', code: 'TIMEOUT' };
    case 'cancel':
      return { type: 'cancel' };
    case 'network-error':
      return { type: 'decline', code: 'NETWORK_ERROR' };
    case 'malfunction':
      return { type: 'decline', code: 'DEVICE_MALFUNCTION' };
    default:
      return assertNever(action);
  }
}
