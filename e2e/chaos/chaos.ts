// Power, disk and clock against a till: npm run chaos [-- --kills N --orders N --checkouts N --refunds N --seed N]
// `kills` of a gateway under load until `orders` are acknowledged, `checkouts` and `refunds` for kills
// in the midst of those, then a disk that is full and a clock that is set. Ends with status 1 when one
// of them did harm.
import { parseArgs } from 'node:util';
import { noSmallDisk } from '../../electron/ledger/testing/small-disk.ts';
import { fillDisk } from './full-disk.ts';
import { jumpClock, standings } from './jump-clock.ts';
import { killCheckouts } from './kill-checkouts.ts';
import { killRefunds } from './kill-refunds.ts';
import { killUnderLoad } from './kill-under-load.ts';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '20' },
    orders: { type: 'string', default: '20000' },
    checkouts: { type: 'string', default: '200' },
    refunds: { type: 'string', default: '200' },
    jumps: { type: 'string', default: '200' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
});
const seed = Number(values.seed);
/** Of one kind that are shown. */
const mostProblems = 10;
print(`seed ${seed}`);

const load = await killUnderLoad({
  kills: Number(values.kills),
  acknowledged: Number(values.orders),
  seed,
});
tell(
  `under load: ${load.kills} kills, ${load.acknowledged} orders acknowledged, ${back(load)}`,
  load.problems,
);

const checkouts = await killCheckouts(Number(values.checkouts), seed);
tell(
  `in checkouts: ${checkouts.kills} kills at ${checkouts.moments.size} moments, ` +
    `payments ${JSON.stringify(Object.fromEntries(checkouts.ends))}, ${back(checkouts)}`,
  checkouts.problems,
);

const refunds = await killRefunds(Number(values.refunds), seed);
tell(
  `in refunds: ${refunds.kills} kills at ${refunds.moments.size} moments, ` +
    `refunds ${JSON.stringify(Object.fromEntries(refunds.ends))}, ${back(refunds)}`,
  refunds.problems,
);

if (noSmallDisk) {
  print(`full disk: left out, since ${noSmallDisk}`);
} else {
  const disk = await fillDisk();
  const { status, body } = disk.refusal;
  tell(`full disk: ${disk.acknowledged} orders acknowledged`, disk.problems);
  print(`  refused with ${status} ${body.error.code}: ${body.error.description}`);
  print(`  read only: ${disk.readOnly}`);
}

for (const standing of standings) {
  const {
    checkouts: sold,
    jumps,
    problems,
  } = await jumpClock(Number(values.jumps), seed, standing);
  tell(`clock set when ${standing}: ${jumps} times in ${sold} checkouts`, problems);
}

function back({ restarts }: { readonly restarts: readonly number[] }): string {
  const middle = restarts[Math.floor(restarts.length / 2)] ?? 0;
  const slowest = restarts.at(-1) ?? 0;
  return `back after ${middle.toFixed(0)} ms, ${slowest.toFixed(0)} at most (bar 500)`;
}

function tell(what: string, problems: readonly string[]): void {
  print(`${what}: ${problems.length === 0 ? 'no harm' : `${problems.length} problems`}`);
  for (const problem of problems.slice(0, mostProblems)) print(`  ${problem}`);
  if (problems.length > 0) process.exitCode = 1;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
