import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import readline from 'node:readline';
import { root } from '../tools/packages.mjs';

/** A server in a process of its own, as its users have it. */
export interface ServerProcess {
  readonly address: string;
  /** What it printed before it was up. */
  readonly lines: readonly string[];
  readonly processId: number;
  /** Sends the signal and resolves when the process has ended. */
  stop(signal?: 'SIGTERM' | 'SIGKILL'): Promise<void>;
}

const startLimit = 30_000;
const mostTold = 100;

/** Starts one of the project's programs that print `up URL` when they listen. */
export async function startServer(
  file: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<ServerProcess> {
  const child = spawn(process.execPath, [path.resolve(root, file), ...args], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  // Told only when it does not come up: a terminal that is not there belongs to the measuring.
  const told: string[] = [];
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    if (told.length < mostTold) told.push(text);
  });
  const ended = once(child, 'exit');
  // Nothing is left behind when the bench itself fails.
  process.once('exit', () => child.kill('SIGKILL'));
  const timer = setTimeout(() => child.kill('SIGKILL'), startLimit);
  const lines: string[] = [];
  for await (const line of readline.createInterface({ input: child.stdout })) {
    lines.push(line);
    if (!line.startsWith('up ')) continue;
    clearTimeout(timer);
    child.stdout.resume();
    return {
      address: line.slice(3),
      lines,
      processId: child.pid ?? 0,
      async stop(signal = 'SIGTERM') {
        child.kill(signal);
        await ended;
      },
    };
  }
  clearTimeout(timer);
  throw new Error(`${file} ended before it was up: ${[...lines, ...told].join('\n')}`);
}
