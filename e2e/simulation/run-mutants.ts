import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Mutant } from './mutants.ts';

/** What became of one mutant. */
export interface Hunt {
  readonly mutant: Mutant;
  /** Checkouts until it was caught; undefined when it got away. */
  readonly checkouts: number | undefined;
  /** The broken promise, in words, or why there is none. */
  readonly text: string;
}

const program = fileURLToPath(new URL('./simulate.ts', import.meta.url));

/**
 * Runs a mutant in a process of its own, where it is planted before the rooms are loaded. Rejects when
 * it could not be planted or the process failed otherwise.
 */
export function huntMutant(mutant: Mutant, seed: number, most: number): Promise<Hunt> {
  const options = ['--mutant', mutant.name, '--seed', `${seed}`, '--checkouts', `${most}`];
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [program, ...options], (error, stdout, stderr) => {
      const caught = /^caught after (\d+) checkouts: (.*)$/m.exec(stdout);
      if (caught) {
        resolve({ mutant, checkouts: Number(caught[1]), text: caught[2] ?? '' });
      } else if (!error && stdout.includes('not caught')) {
        resolve({ mutant, checkouts: undefined, text: 'not caught' });
      } else {
        reject(new Error(`The mutant "${mutant.name}" could not be run: ${stdout}${stderr}`));
      }
    });
  });
}
