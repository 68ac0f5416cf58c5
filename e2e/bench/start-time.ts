import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import readline from 'node:readline';
import { root } from '../tools/packages.mjs';
import { chooseRuntime } from '../tools/runtime.mjs';
import { quantile } from './bench-till.ts';

export interface StartTimes {
  readonly rounds: number;
  /** Milliseconds from the launch to the paint of the first word, or of the sell screen; the middle ones. */
  readonly empty: number;
  readonly galla: number;
  /** The middle of the ratios of two starts, one after the other. */
  readonly ratio: number;
}

const startLimit = 60_000;
const bench = path.join(root, 'e2e/bench');

/**
 * An empty window and the built Galla, launched in turn on the same runtime, without anything attached to
 * them. Each has a folder of its own that it has been started in before.
 */
export async function measureStarts(rounds: number): Promise<StartTimes> {
  chooseRuntime();
  const folder = mkdtempSync(path.join(tmpdir(), 'galla-bench-start-'));
  const startEmpty = () =>
    timeOfStart([path.join(bench, 'empty-window/main.mjs'), path.join(folder, 'empty')]);
  const startGalla = () => {
    const words = ['--port', '0', '--terminal', 'manual', '--data', path.join(folder, 'galla')];
    return timeOfStart(['.', ...words]);
  };
  try {
    await startEmpty();
    await startGalla();
    const times: { readonly empty: number; readonly galla: number }[] = [];
    for (let round = 0; round < rounds; round += 1) {
      times.push({ empty: await startEmpty(), galla: await startGalla() });
    }
    return {
      rounds,
      empty: quantile(
        times.map(({ empty }) => empty),
        0.5,
      ),
      galla: quantile(
        times.map(({ galla }) => galla),
        0.5,
      ),
      ratio: quantile(
        times.map(({ empty, galla }) => galla / empty),
        0.5,
      ),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Milliseconds until first-paint.cjs, loaded before the app, has seen a screen. */
async function timeOfStart(words: readonly string[]): Promise<number> {
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const startedAt = Date.now();
  const child = spawn(
    electronFile(),
    [...asRoot, '-r', path.join(bench, 'first-paint.cjs'), ...words],
    { cwd: root, stdio: ['ignore', 'pipe', 'ignore'], timeout: startLimit },
  );
  const ended = once(child, 'exit');
  let paintedAt: number | undefined;
  for await (const line of readline.createInterface({ input: child.stdout })) {
    if (line.startsWith('painted ')) paintedAt = Number(line.slice(8));
  }
  await ended;
  if (paintedAt === undefined) throw new Error(`No screen was painted: ${words.join(' ')}`);
  return paintedAt - startedAt;
}

/** What the package `electron` gives to whoever starts it; only asked once a runtime is chosen. */
function electronFile(): string {
  return createRequire(import.meta.url)('electron') as string;
}
