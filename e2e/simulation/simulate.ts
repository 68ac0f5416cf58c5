import { parseArgs } from 'node:util';
import { mutants } from './mutants.ts';
import { plantMutant } from './plant-mutant.ts';
import { reportFailure, reportTotals } from './report.ts';
import { runDays } from './run.ts';
import { huntMutant } from './run-mutants.ts';

/**
 * npm run simulate -- [--seed N] [--checkouts N]   days of checkouts in virtual time
 *                     [--day N]                    one of those days again, line by line
 *                     [--mutants] [--mutant NAME]  planted faults, which must be caught
 *                     [--explore N]                every order of events, with up to N faults
 *                     [--lines]                    every trouble at every message, in every language
 *
 * Ends with 1 when a promise was broken, or when a mutant got away.
 */
const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    checkouts: { type: 'string' },
    day: { type: 'string' },
    mutants: { type: 'boolean', default: false },
    mutant: { type: 'string' },
    explore: { type: 'string' },
    lines: { type: 'boolean', default: false },
  },
});

const seed = wholeNumber('seed', values.seed);
const standardCheckouts = 1_000;
/** A mutant that hides longer than this has got away. */
const patienceForMutants = 3_000;

if (values.mutants) await huntAll();
else if (values.lines) await sweepLines();
else if (values.mutant !== undefined) await runMutant(values.mutant);
else if (values.explore !== undefined) await exploreAll(wholeNumber('explore', values.explore));
else if (values.day !== undefined) await liveAgain(wholeNumber('day', values.day));
else await run(wholeNumber('checkouts', values.checkouts ?? `${standardCheckouts}`));

async function run(checkouts: number): Promise<void> {
  const { liveDay } = await import('./day.ts');
  const started = performance.now();
  let told = started;
  const speed = (done: number) =>
    `${Math.round((done / (performance.now() - started)) * 1_000)} checkouts/s`;
  const totals = await runDays({
    seed,
    checkouts,
    liveDay,
    mostFailures: 10,
    dayDone(day, done) {
      if (day.problems.length > 0) say(reportFailure(day));
      if (performance.now() - told < 5_000) return;
      told = performance.now();
      say(`${done} of ${checkouts}, ${speed(done)}`);
    },
  });
  say(reportTotals(totals));
  say(speed(totals.checkouts));
  if (totals.failures.length > 0) process.exitCode = 1;
}

async function liveAgain(number: number): Promise<void> {
  const { liveDay } = await import('./day.ts');
  const day = await liveDay(seed, number, Number.POSITIVE_INFINITY);
  say(day.problems.length > 0 ? reportFailure(day) : day.lines.join('\n'));
  say(`digest ${day.digest}`);
  if (day.problems.length > 0) process.exitCode = 1;
}

async function runMutant(name: string): Promise<void> {
  const mutant = mutants.find((each) => each.name === name);
  if (!mutant) throw new Error(`There is no mutant called "${name}"`);
  const planted = plantMutant(mutant);
  if (values.explore !== undefined) {
    await exploreAll(wholeNumber('explore', values.explore));
    return;
  }
  const { liveDay } = await import('./day.ts');
  const missing = planted.notPlanted();
  if (missing.length > 0) throw new Error(`Never loaded: ${missing.map(({ file }) => file)}`);
  const checkouts = wholeNumber('checkouts', values.checkouts ?? `${patienceForMutants}`);
  const totals = await runDays({ seed, checkouts, liveDay, mostFailures: 1 });
  const problem = totals.failures[0]?.problems[0];
  say(
    problem === undefined ? 'not caught' : `caught after ${totals.checkouts} checkouts: ${problem}`,
  );
}

async function huntAll(): Promise<void> {
  const most = wholeNumber('checkouts', values.checkouts ?? `${patienceForMutants}`);
  for (const mutant of mutants) {
    const { checkouts, text } = await huntMutant(mutant, seed, most);
    const after = checkouts === undefined ? 'GOT AWAY' : `after ${checkouts}`;
    say(`${mutant.name.padEnd(32)}${after.padEnd(12)}${text}`);
    if (checkouts === undefined) process.exitCode = 1;
  }
}

async function sweepLines(): Promise<void> {
  const { liveSweep, sweeps } = await import('./lines/sweep.ts');
  let total = 0;
  for (const sweep of sweeps) {
    const { protocol, kind, ending, trouble } = sweep;
    const { sales, problems } = await liveSweep(sweep, Number.POSITIVE_INFINITY);
    total += sales;
    const found = problems.length === 0 ? 'held' : 'BROKEN';
    say(`${protocol.name} on ${kind}: ${ending.name}, and ${trouble}: ${sales} sales, ${found}`);
    for (const problem of problems) say(`  ${problem}`);
    if (problems.length > 0) process.exitCode = 1;
  }
  say(`${sweeps.length} promises, ${total} sales`);
}

async function exploreAll(faults: number): Promise<void> {
  const { explore } = await import('./explore.ts');
  const { broken } = explore(faults, ({ faults: so, states, depth }) => {
    say(`up to ${so} faults: ${states} states, the furthest after ${depth} events`);
  });
  for (const each of broken) say(`BROKEN ${each}`);
  if (broken.length > 0) process.exitCode = 1;
}

function wholeNumber(name: string, text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 0) {
    throw new Error(`--${name} is not a whole number: ${text}`);
  }
  return number;
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
