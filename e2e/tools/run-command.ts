import { type ChildProcess, spawn } from 'node:child_process';
import { root } from './packages.mjs';

export interface CommandResult {
  /** undefined: it did not end by itself. */
  readonly code: number | undefined;
  /** What it wrote to its output and its errors, in order. */
  readonly output: string;
}

const running = new Set<ChildProcess>();

/** Runs a program in the project's folder; one that takes longer than `limit` milliseconds is ended. */
export function runCommand(
  program: string,
  args: readonly string[],
  limit: number,
): Promise<CommandResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    running.add(child);
    const chunks: Uint8Array[] = [];
    child.stdout.on('data', (chunk) => chunks.push(chunk));
    child.stderr.on('data', (chunk) => chunks.push(chunk));
    let late = '';
    const timer = setTimeout(() => {
      late = `\nEnded after ${limit / 1000} s, which is its limit.\n`;
      child.kill('SIGKILL');
    }, limit);
    child.on('error', reject);
    child.on('close', (code) => {
      clearTimeout(timer);
      running.delete(child);
      resolve({ code: code ?? undefined, output: Buffer.concat(chunks).toString() + late });
    });
  });
}

/** Ends every command that is still running, when the user has had enough. */
export function endCommands(): void {
  for (const child of running) child.kill('SIGTERM');
}
