import { type SimulatedStation, startSimulatedTerminal } from './simulated-terminals.ts';

/** The id of the first simulated terminal; the others count on from it. */
export const firstDevice = 2_841_158_834;

/**
 * So many simulated terminals side by side; the first has the id that documents and tests know, and the
 * past, if there is one.
 */
export async function startSimulatedCounter(
  count: number,
  options: Omit<Parameters<typeof startSimulatedTerminal>[0], 'id' | 'name'>,
): Promise<readonly SimulatedStation[]> {
  const stations: SimulatedStation[] = [];
  for (let number = 0; number < count; number += 1) {
    const { past = [], ...others } = options;
    const own = number === 0 ? { past } : { name: `Simulated terminal ${number + 1}` };
    const id = String(firstDevice + number);
    stations.push(await startSimulatedTerminal({ ...others, ...own, id }));
  }
  return stations;
}
