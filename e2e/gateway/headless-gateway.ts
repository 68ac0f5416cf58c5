import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';

/** What `--demo` prints before it listens. */
export interface DemoFacts {
  readonly key_id: string;
  readonly key_secret: string;
  readonly webhook_secret: string;
  readonly device_id: string;
  readonly link: 'pty' | 'tcp' | 'memory';
  readonly hooks: Readonly<Record<string, string>>;
}

export interface HeadlessGateway {
  readonly url: string;
  readonly demo: DemoFacts;
  readonly process: ChildProcess;
  readonly folder: string;
  /** Everything printed so far, both streams. */
  output(): string;
  /** Ends it, by SIGTERM unless told otherwise, and resolves with its exit code and signal. */
  end(
    signal?: NodeJS.Signals,
  ): Promise<{ readonly code: number | null; readonly signal: string | null }>;
}

const project = path.resolve(import.meta.dirname, '../..');
const upWithin = 60_000;

const noDemo: DemoFacts = {
  key_id: '',
  key_secret: '',
  webhook_secret: '',
  device_id: '',
  link: 'memory',
  hooks: {},
};

/** The program as it stands in the sources, or as it was built. */
export interface GatewayProgram {
  readonly file: string;
  readonly env: Readonly<Record<string, string>>;
  /** A command that starts it, with its own arguments; absent: nothing comes between. */
  readonly through?: readonly string[];
}

export const fromSources: GatewayProgram = {
  file: path.join(project, 'electron/headless.ts'),
  env: {},
};

/** Starts the gateway as its user would, as a process of its own. Rejects when it does not come up. */
export async function startHeadless(
  args: readonly string[],
  folder?: string,
  { file, env, through = [] } = fromSources,
): Promise<HeadlessGateway> {
  const data = folder ?? (await newFolder());
  const own = [process.execPath, file, '--port', '0', '--no-history', '--data', data];
  const [program = process.execPath, ...words] = [...through, ...own, ...args];
  const child = spawn(program, words, {
    cwd: project,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  const exited = new Promise<{ code: number | null; signal: string | null }>((resolve) => {
    child.once('close', (code, signal) => resolve({ code, signal }));
  });
  let demo: DemoFacts | undefined;
  const url = await new Promise<string>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`not up: ${lines.join('\n')}`)), upWithin);
    void exited.then(() => reject(new Error(`ended: ${lines.join('\n')}`)));
    createInterface({ input: child.stderr }).on('line', (line) => lines.push(line));
    createInterface({ input: child.stdout }).on('line', (line) => {
      lines.push(line);
      if (line.startsWith('demo ')) demo = JSON.parse(line.slice(5)) as DemoFacts;
      if (!line.startsWith('up ')) return;
      clearTimeout(timer);
      resolve(line.slice(3));
    });
  });
  return {
    url,
    demo: demo ?? noDemo,
    process: child,
    folder: data,
    output: () => lines.join('\n'),
    end: (signal = 'SIGTERM') => {
      child.kill(signal);
      return exited;
    },
  };
}

export function newFolder(): Promise<string> {
  return mkdtemp(path.join(tmpdir(), 'galla-gateway-'));
}

export function removeFolder(folder: string): Promise<void> {
  return rm(folder, { recursive: true, force: true, maxRetries: 5 });
}

/** Asks until the answer satisfies; rejects with the last answer when it never does. */
export async function until<Value>(
  ask: () => Promise<Value>,
  satisfied: (value: Value) => boolean,
  withinMilliseconds = 30_000,
): Promise<Value> {
  const end = Date.now() + withinMilliseconds;
  for (;;) {
    const value = await ask();
    if (satisfied(value)) return value;
    if (Date.now() > end) throw new Error(`never satisfied: ${JSON.stringify(value)}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
