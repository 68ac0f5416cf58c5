import { isCurrency } from '../../shared/money.ts';
import type { SimulatorControl } from '../../shared/terminal.ts';
import type { SimulatedStation } from './simulated-terminals.ts';

/** What compose hands to the window and the gateway. All terminals share one mode. */
export function createSimulatorControl(
  stations: readonly SimulatedStation[],
  first: ReturnType<SimulatorControl['mode']>,
): SimulatorControl {
  let mode = first;
  return {
    act(terminalId, action, details) {
      const station = find(terminalId);
      if (!station) return 'unknown_terminal';
      return station.act(action, details) ? 'done' : 'not_now';
    },
    face: (terminalId) => find(terminalId)?.face(),
    list: (terminalId) =>
      find(terminalId)
        ?.simulated.transactions()
        .flatMap(({ trace, kind = 'sale', amount, currency, result, at }) =>
          isCurrency(currency) ? [{ trace, kind, amount, currency, result, at }] : [],
        ),
    onChange(listener) {
      const stops = stations.map(({ terminal, onChange }) => onChange(() => listener(terminal.id)));
      return () => {
        for (const stop of stops) stop();
      };
    },
    mode: () => mode,
    setMode(next) {
      mode = next;
      for (const station of stations) station.setMode(next);
    },
  };

  function find(terminalId: string): SimulatedStation | undefined {
    return stations.find(({ terminal }) => terminal.id === terminalId);
  }
}
