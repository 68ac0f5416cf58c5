import path from 'node:path';
import { type Counts, countsOfCheck, lastLine } from './counts.ts';
import { root } from './packages.mjs';
import { endCommands } from './run-command.ts';
import { chooseRuntime } from './runtime.mjs';
import { compiler, installSystemPackages, installTestBrowser, socat } from './system-packages.ts';
import { build, checks, type Outcome, type Runner, units, windows } from './test-runners.ts';

const atOnce = 2;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    endCommands();
    process.exit(1);
  });
}

prepareEnvironment();
const counts = await runEverything();
console.log(`\n${lastLine(counts)}`);
process.exitCode = counts.some(({ failed }) => failed > 0) ? 1 : 0;

async function runEverything(): Promise<readonly Counts[]> {
  const todo =
    chooseRuntime() === 'stand-in'
      ? (installTestBrowser() ?? installSystemPackages([socat, compiler]))
      : undefined;
  if (todo !== undefined) {
    console.error(todo);
    return [countsOfCheck(1)];
  }
  const all = await runSideBySide(checks);
  // The tests use both cores by themselves and some look at the clock: one after the other.
  for (const runner of [build, units, windows]) all.push(await runAndTell(runner));
  return all;
}

/** So that everything below runs on this Node, and tells nobody to colour what is kept. */
function prepareEnvironment(): void {
  const programs = path.join(root, 'node_modules/.bin');
  process.chdir(root);
  process.env.PATH = `${programs}${path.delimiter}${process.env.PATH}`;
  process.env.NODE = process.execPath;
  // Tests start hundreds of programs; what each compiles of the same files is kept for the next.
  process.env.NODE_COMPILE_CACHE ??= path.join(root, 'node_modules/.cache/galla/compiled');
  process.env.NO_COLOR = '1';
  delete process.env.FORCE_COLOR;
}

async function runSideBySide(runners: readonly Runner[]): Promise<Counts[]> {
  const waiting = [...runners];
  const found: Counts[] = [];
  const work = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      found.push(await runAndTell(next));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return found;
}

async function runAndTell(runner: Runner): Promise<Counts> {
  const started = performance.now();
  const outcome = await runner.run();
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  tell(runner.name, seconds, outcome);
  return outcome.counts;
}

function tell(name: string, seconds: string, { counts, output, note }: Outcome): void {
  const wentWell = counts.failed === 0;
  console.log(`${wentWell ? '✓' : '✗'} ${name} (${seconds} s): ${note ?? lastLine([counts])}`);
  for (const { title, reason } of counts.skipped) {
    console.log(`    skipped: ${title} (${reason ?? 'no reason given'})`);
  }
  if (!wentWell) console.log(`${output.trimEnd()}\n`);
}
