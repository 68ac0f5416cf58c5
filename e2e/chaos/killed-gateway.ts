import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { checkChain } from '../../electron/ledger/check-chain.ts';
import { checkHistory } from '../../electron/ledger/history.ts';
import { openLedger } from '../../electron/ledger/open-ledger.ts';
import { systemClock } from '../../electron/system-clock.ts';
import { type HeadlessGateway, startHeadless } from '../gateway/headless-gateway.ts';
import { builtGateway } from '../tools/built-gateway.ts';

/** A gateway that is only ever ended by SIGKILL, and started again on the same folder. */
export interface MortalGateway {
  /** The one that runs now. */
  current(): HeadlessGateway;
  /** Resolves when the process is gone. */
  kill(): Promise<void>;
  /** Resolves when it listens. */
  restart(): Promise<void>;
  /** Starts it and kills it after so many milliseconds, mostly before it listens. */
  restartAndKill(afterMilliseconds: number): Promise<void>;
  /** How long each restart took until it listened, in milliseconds, shortest first. */
  restarts(): readonly number[];
  kills(): number;
}

/** A terminal that is paired and never there: enough for a gateway to take orders. */
export const withAbsentTerminal = ['--demo', '--pair', 'tcp:127.0.0.1:9'] as const;

export async function startMortal(folder: string, args: readonly string[]): Promise<MortalGateway> {
  const program = await builtGateway();
  let gateway = await startHeadless(args, folder, program);
  let kills = 0;
  const restarts: number[] = [];
  return {
    current: () => gateway,
    async kill() {
      kills += 1;
      await gateway.end('SIGKILL');
    },
    async restart() {
      const started = performance.now();
      gateway = await startHeadless(args, folder, program);
      restarts.push(performance.now() - started);
    },
    async restartAndKill(afterMilliseconds) {
      kills += 1;
      const words = [program.file, '--port', '0', '--data', folder, ...args];
      const child = spawn(process.execPath, words, {
        env: { ...process.env, ...program.env },
        stdio: 'ignore',
      });
      const exited = once(child, 'exit');
      setTimeout(() => child.kill('SIGKILL'), afterMilliseconds);
      await exited;
    },
    restarts: () => restarts.toSorted((one, other) => one - other),
    kills: () => kills,
  };
}

/** What the book of a gateway that has ended says of itself; empty when chain and tables agree. */
export async function checkBook(folder: string): Promise<readonly string[]> {
  const problems: string[] = [];
  const fault = (error: unknown) => problems.push(`opening again: ${String(error)}`);
  const ledger = openLedger({ folder, clock: systemClock, fault });
  await ledger.close();
  const chain = await checkChain(folder);
  if (!chain.ok) problems.push(`the hash chain breaks at ${chain.seq}`);
  return [...problems, ...checkHistory(folder).map((found) => JSON.stringify(found))];
}
