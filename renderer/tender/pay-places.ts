import type { CheckoutView } from '../../shared/ipc.ts';
import type { Currency } from '../../shared/money.ts';
import type { Settings } from '../../shared/settings.ts';
import type { TerminalStatus } from '../../shared/terminal.ts';

/** Where a customer can pay: at a terminal, or by a code on this till's own screen. */
export type PayPlace =
  | {
      readonly type: 'terminal';
      readonly id: string;
      readonly name: string;
      /** By this code instead of the terminal's own. */
      readonly qr?: 'bharat_qr';
      /** `unresolved`: it holds a payment whose outcome is not known, and takes no other. */
      readonly state: 'ready' | 'connecting' | 'absent' | 'unresolved';
    }
  | { readonly type: 'screen' };

export interface PlaceFacts {
  readonly terminals: readonly TerminalStatus[];
  readonly unresolved: readonly CheckoutView[];
  readonly settings: Settings;
  readonly currency: Currency;
}

/** The shop's standard terminal first, then those that are ready; the screen after all terminals. */
export function payPlaces(method: 'card' | 'upi', facts: PlaceFacts): readonly PayPlace[] {
  const { terminals, settings, currency } = facts;
  const wired = terminals
    .filter(({ terminal }) => terminal.route === 'local')
    .map((status): PayPlace & { type: 'terminal' } => ({
      type: 'terminal',
      id: status.terminal.id,
      name: status.terminal.name,
      state: stateOf(status, facts.unresolved),
    }))
    .toSorted((left, right) => rank(left, settings) - rank(right, settings))
    .flatMap((place) => (method === 'upi' ? waysAt(place, terminals) : [place]));
  const hasScreen = method === 'upi' && settings.upiAddress !== null && currency === 'INR';
  return hasScreen ? [...wired, { type: 'screen' }] : wired;
}

/**
 * The place that need not be asked for: the only one, or for `isUsual` the standard terminal when it can
 * take a payment. Null where somebody has to choose, or where there is none.
 */
export function obviousPlace(
  places: readonly PayPlace[],
  settings: Settings,
  isUsual: boolean,
): PayPlace | null {
  const [first] = places;
  if (!first) return null;
  if (places.length === 1) return first;
  const isStandard = first.type === 'terminal' && first.id === settings.standardTerminal;
  return isUsual && isStandard && first.state === 'ready' ? first : null;
}

/** By the terminal's usual code first. */
function waysAt(
  place: PayPlace & { type: 'terminal' },
  terminals: readonly TerminalStatus[],
): readonly PayPlace[] {
  const status = terminals.find(({ terminal }) => terminal.id === place.id);
  return status?.offersBharatQr ? [place, { ...place, qr: 'bharat_qr' }] : [place];
}

function stateOf(
  { terminal, connection }: TerminalStatus,
  unresolved: readonly CheckoutView[],
): 'ready' | 'connecting' | 'absent' | 'unresolved' {
  const isHeld = unresolved.some(
    ({ payment }) => payment?.state === 'in_doubt' && payment.terminalId === terminal.id,
  );
  return isHeld ? 'unresolved' : connection.type;
}

function rank(place: PayPlace & { type: 'terminal' }, { standardTerminal }: Settings): number {
  if (place.state !== 'ready') return 2;
  return place.id === standardTerminal ? 0 : 1;
}
