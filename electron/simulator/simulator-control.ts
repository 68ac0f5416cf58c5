import type { SimulatorControl } from '../../shared/terminal.ts';
import type { SimulatedStation } from './simulated-terminals.ts';

/** What compose hands to the window and the gateway. All terminals share one mode. */
export function createSimulatorControl(
  stations: readonly SimulatedStation[],
  first: ReturnType<SimulatorControl['mode']>,
): SimulatorControl {
  let mode = first;
  return {
    act(terminalId, action) {
      const station = stations.find(({ terminal }) => terminal.id === terminalId);
      if (!station) return 'unknown_terminal';
      return station.act(action) ? 'done' : 'not_now';
    },
    mode: () => mode,
    setMode(next) {
      mode = next;
      for (const station of stations) station.setMode(next);
    },
  };
}
