import type { TerminalMemory } from '../terminals/simulation.ts';

/** What a simulated terminal keeps, for as long as it is played with. */
export function createVolatileMemory(): TerminalMemory {
  let kept: string | undefined;
  return {
    load: () => kept,
    save(content) {
      kept = content;
    },
  };
}
