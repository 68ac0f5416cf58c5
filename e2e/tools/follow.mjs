// @ts-check
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import process from 'node:process';

/**
 * Starts a program in place of this one: same terminal, signals passed on, same exit code.
 *
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ readonly cwd?: string, readonly env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<never>}
 */
export function follow(program, args, options = {}) {
  return new Promise((_resolve, reject) => {
    const child = spawn(program, args, { ...options, stdio: 'inherit' });
    for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
      process.on(signal, () => child.kill(signal));
    }
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      // A shell's way of saying which signal ended a program.
      process.exit(code ?? 128 + constants.signals[signal ?? 'SIGTERM']);
    });
  });
}
