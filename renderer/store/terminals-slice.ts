import type { CheckoutView } from '../../shared/ipc.ts';
import { isInService, type TerminalStatus } from '../../shared/terminal.ts';

export interface TerminalsSlice {
  readonly terminals: readonly TerminalStatus[];
}

export const terminalsAtStart: TerminalsSlice = { terminals: [] };

/** In the place where it was, or at the end when it is new. */
export function terminalChanged(slice: TerminalsSlice, status: TerminalStatus): TerminalsSlice {
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
  slice: TerminalsSlice,
  id: string | null | undefined,
): TerminalStatus | undefined {
  return slice.terminals.find(({ terminal }) => terminal.id === id);
}

/** The simulated terminal that the demo keys act on: the one that has the checkout, or the first. */
export function simulatedTerminalId(
  slice: TerminalsSlice,
  checkout: CheckoutView | null,
): string | undefined {
  const simulated = slice.terminals.filter(({ terminal }) => terminal.simulated);
  const busy = simulated.find(({ terminal }) => terminal.id === checkout?.activity?.terminalId);
  return (busy ?? simulated[0])?.terminal.id;
}
