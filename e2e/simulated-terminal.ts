import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { TransactionKind } from '../shared/payment.ts';
import type { SimulatorAction } from '../shared/terminal.ts';

/** One line of the terminal's own list. */
export interface ListedTransaction {
  /** A sale where nothing is said. */
  readonly kind?: TransactionKind;
  readonly amount: number;
  readonly result: 'approved' | 'declined' | 'cancelled' | 'reversed';
}

/** A simulated terminal in a process of its own, which goes on when the till is killed. */
export interface TerminalProcess {
  /** Where the till finds it. */
  readonly place: string;
  /** Resolves when the terminal shows an amount to a customer, from now on. */
  presented(): Promise<void>;
  /** Resolves with `done` or `not_now`. */
  act(action: SimulatorAction): Promise<string>;
  list(): Promise<readonly ListedTransaction[]>;
  end(): void;
}

const project = path.resolve(import.meta.dirname, '..');

/** On a serial line whose till end is `folder`/terminal, or on a free port; its memory is in that folder. */
export async function startTerminalProcess(
  folder: string,
  line: 'serial' | 'network' = 'serial',
): Promise<TerminalProcess> {
  const where = line === 'serial' ? ['--link', path.join(folder, 'terminal')] : ['--tcp', '0'];
  const child: ChildProcess = spawn(
    path.join(project, 'node_modules/.bin/node'),
    [
      path.join(project, 'electron/simulator/terminal-process.ts'),
      ...where,
      '--memory',
      path.join(folder, 'terminal.json'),
    ],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  const { stdin, stdout } = child;
  if (!stdin || !stdout) throw new Error('The terminal has no pipes');
  const answers: ((line: string) => void)[] = [];
  const shown: (() => void)[] = [];
  const ready = Promise.withResolvers<string>();
  child.once('exit', () => ready.reject(new Error('The terminal ended before it was ready')));
  createInterface({ input: stdout }).on('line', (line) => {
    if (line.startsWith('ready ')) ready.resolve(line.slice(6));
    else if (line.startsWith('presented ')) for (const wake of shown.splice(0)) wake();
    else answers.shift()?.(line);
  });
  const ask = (line: string) =>
    new Promise<string>((resolve) => {
      answers.push(resolve);
      stdin.write(`${line}\n`);
    });
  return {
    place: await ready.promise,
    presented: () => new Promise((resolve) => shown.push(resolve)),
    act: ask,
    list: async () => JSON.parse(await ask('list')) as readonly ListedTransaction[],
    end: () => stdin.end(),
  };
}
