import type { CheckoutView } from '../../shared/ipc.ts';
import { isInService, type TerminalStatus } from '../../shared/terminal.ts';

export interface TerminalsSlice {
  readonly terminals: readonly TerminalStatus[];
  /** The one that the terminals' screen shows again after a payment has stood before it. */
  readonly shownTerminal: string | null;
}

export const terminalsAtStart: TerminalsSlice = { terminals: [], shownTerminal: null };

/** In the place where it was, or at the end when it is new. */
export function terminalChanged(
  slice: Pick<TerminalsSlice, 'terminals'>,
  status: TerminalStatus,
): Pick<TerminalsSlice, 'terminals'> {
  if (!isInService(status.terminal)) {
    return {
      terminals: slice.terminals.filter(({ terminal }) => terminal.id !== status.terminal.id),
    };
  }
  const place = slice.terminals.findIndex(({ terminal }) => terminal.id === status.terminal.id);
  return {
    terminals: place < 0 ? [...slice.terminals, status] : slice.terminals.with(place, status),
  };
}

export function terminalById(
  slice: Pick<TerminalsSlice, 'terminals'>,
  id: string | null | undefined,
): TerminalStatus | undefined {
  return slice.terminals.find(({ terminal }) => terminal.id === id);
}

/** The simulated terminal that the demo keys act on: the one that has the checkout, or the first. */
export function simulatedTerminalId(
  slice: Pick<TerminalsSlice, 'terminals'>,
  checkout: CheckoutView | null,
): string | undefined {
  const simulated = slice.terminals.filter(({ terminal }) => terminal.simulated);
  const busy = simulated.find(({ terminal }) => terminal.id === checkout?.activity?.terminalId);
  return (busy ?? simulated[0])?.terminal.id;
}
