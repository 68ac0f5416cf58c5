// Speed beside the yardstick, in one run on one machine:
//   npm run bench [-- --seconds N --rounds N --sales N --reports N --only PART,PART --million]
// Prints ratios and the bars they are held to; a report, not a test. `sales`: how large a ledger is made
// and compared with one of a thousand; 0 leaves that out. `reports`: in a year of how many sales they
// are made, likewise. `only`: these parts alone, of those below. `million`: only a ledger of a million sales
// beside one of ten thousand, which takes 20 minutes and 12 GB of disk.
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { buildWhenStale } from '../tools/build.ts';
import { measureCheckouts } from './checkout-time.ts';
import { type Comparison, compare } from './compare.ts';
import { startBuiltGateway, startYardstick } from './contestant.ts';
import { measureFrames } from './frame-time.ts';
import { compareSizes } from './growing-ledger.ts';
import { tellLines } from './line-time.ts';
import { measureReceipts } from './receipt-time.ts';
import { measureReports } from './report-time.ts';
import { makeSlowDisk } from './slow-disk.ts';
import { measureStarts } from './start-time.ts';
import { measureWebhooks } from './webhook-time.ts';
import { measureWindow } from './window-time.ts';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '2' },
    rounds: { type: 'string', default: '5' },
    sales: { type: 'string', default: '100000' },
    reports: { type: 'string', default: '1000000' },
    only: { type: 'string' },
    million: { type: 'boolean', default: false },
  },
});
const milliseconds = Number(values.seconds) * 1_000;
const rounds = Number(values.rounds);

// Windows are measured in the browser that draws on screens, which is nearest to Electron.
const wholeBrowser = '/usr/bin/chromium';
if (existsSync(wholeBrowser)) process.env.STAND_IN_CHROMIUM ??= wholeBrowser;

const sales = Number(values.sales);
const reported = Number(values.reports);

const parts: Readonly<Record<string, () => Promise<void>>> = {
  speeds: async () => {
    console.log(`rounds of ${values.seconds} s, ${rounds} each, one after the other in turn\n`);
    console.log('what            clients  yardstick/s  gateway/s  ratio   bar  p99 ms  wrong');
    await compareSpeeds();
    await compareOnSlowDisk();
  },
  times: measureTimes,
  webhooks: tellWebhooks,
  lines: () => tellLines(300),
  windows: measureWindows,
  reports: async () => {
    if (reported > 0) await tellReports();
  },
  growth: async () => {
    if (sales > 0) await measureGrowth([Math.min(1_000, sales), sales], 1.3);
  },
};
const names = values.only?.split(',') ?? Object.keys(parts);
const unknown = names.filter((name) => !(name in parts));
if (unknown.length > 0) throw new Error(`No part ${unknown}: ${Object.keys(parts).join(', ')}`);

if (values.million) await measureGrowth([10_000, 1_000_000], 1.2);
else for (const name of names) await parts[name]?.();

async function compareSpeeds(): Promise<void> {
  const yardstick = await startYardstick();
  const gateway = await startBuiltGateway();
  for (const clients of [1, 32]) {
    for (const what of ['create', 'fetch'] as const) {
      const load = { what, clients, milliseconds, rounds };
      tell(what, clients, await compare(yardstick, gateway, load), 0.8);
    }
  }
  const held = { what: 'create', clients: 1_000, milliseconds, rounds } as const;
  tell('create, held', 1_000, await compare(yardstick, gateway, held), 0.7);
  await Promise.all([yardstick.stop(), gateway.stop()]);
}

/** Here the yardstick has one commit for each order, as most servers do. */
async function compareOnSlowDisk(): Promise<void> {
  const disk = makeSlowDisk();
  if (disk.type === 'none') {
    console.log(`slow disk: left out, since ${disk.why}`);
    return;
  }
  const { env } = disk;
  const yardstick = await startYardstick({ each: true, env });
  const gateway = await startBuiltGateway(env);
  const load = { what: 'create', clients: 32, milliseconds, rounds } as const;
  const result = await compare(yardstick, gateway, load);
  tell('create, 5 ms disk', 32, result, 10);
  console.log(`  against one commit for each order; p99 ${result.p99.toFixed(1)} ms (bar 60)`);
  await Promise.all([yardstick.stop(), gateway.stop()]);
}

async function measureTimes(): Promise<void> {
  const checkouts = await measureCheckouts(300);
  const floor = checkouts.commits * checkouts.commit;
  console.log(
    `\none checkout over a 0 ms terminal (order, activity, result, event), ${checkouts.count}: ` +
      `p50 ${checkouts.p50.toFixed(2)} ms (bar 5), p99 ${checkouts.p99.toFixed(2)} ms (bar 25); ` +
      `x${(checkouts.p50 / floor).toFixed(2)} of its ${checkouts.commits} commits at the ` +
      `yardstick's ${checkouts.commit.toFixed(2)} ms`,
  );
  const frames = await measureFrames(300);
  console.log(
    `terminal's frame to event at a client, durable first, ${frames.count}: ` +
      `p50 ${frames.p50.toFixed(2)} ms (bar 2), p99 ${frames.p99.toFixed(2)} ms (bar 10)`,
  );
}

async function tellWebhooks(): Promise<void> {
  const { count, wrong, p50, p99, yardstick } = await measureWebhooks(2_000);
  console.log(
    `webhook kept and acknowledged, 200 a second, ${count}: p50 ${p50.toFixed(2)} ms, ` +
      `p99 ${p99.toFixed(2)} ms (bar 10), wrong ${wrong}; an order at the yardstick ` +
      `${yardstick.p50.toFixed(2)} and ${yardstick.p99.toFixed(2)} ms, ` +
      `x${(p50 / yardstick.p50).toFixed(2)} and x${(p99 / yardstick.p99).toFixed(2)}`,
  );
}

async function measureWindows(): Promise<void> {
  const receipts = await measureReceipts(200);
  console.log(
    `receipt of 50 lines, sale to bytes: text ${receipts.text.toFixed(2)} ms (bar 2), ` +
      `all pictures in Hindi ${receipts.pictures.toFixed(0)} ms`,
  );
  buildWhenStale();
  const window = await measureWindow({ goods: 5_000, lines: 100 });
  console.log(
    `key or wheel to the next frame, 5000 goods and 100 lines, ${window.count}: ` +
      `p50 ${window.p50.toFixed(0)} ms, p95 ${window.p95.toFixed(0)} ms (bar 50), ` +
      `p99 ${window.p99.toFixed(0)} ms; ${window.slow} over 50 ms by the browser's own count`,
  );
  const starts = await measureStarts(7);
  console.log(
    `launch to the sell screen ${starts.galla.toFixed(0)} ms, to an empty window ` +
      `${starts.empty.toFixed(0)} ms, in turn ${starts.rounds} times: ` +
      `x${starts.ratio.toFixed(2)} (bar 1.3)`,
  );
}

async function tellReports(): Promise<void> {
  const { sales, first, year, pause, month, day } = await measureReports(reported, 20);
  console.log(
    `report on a year with ${sales} sales: ${year.toFixed(1)} ms, the first ` +
      `${first.toFixed(1)} ms (bar 50), the longest pause ${pause.toFixed(1)} ms (bar 50); ` +
      `on a month ${month.toFixed(1)} ms, on a day ${day.toFixed(1)} ms`,
  );
}

async function measureGrowth(sizes: readonly [number, number], bar: number): Promise<void> {
  console.log('\nsales      create ms  pause ms  bytes/sale  listening ms  memory MB');
  const [small, large] = await compareSizes(sizes);
  for (const size of [small, large]) {
    const columns = [
      String(size.sales).padEnd(9),
      size.create.toFixed(2).padStart(10),
      size.pause.toFixed(1).padStart(9),
      size.bytesPerSale.toFixed(0).padStart(11),
      size.listening.toFixed(0).padStart(13),
      size.memory.toFixed(0).padStart(10),
    ];
    console.log(columns.join(' '));
  }
  console.log(
    `create x${(large.create / small.create).toFixed(2)} (bar ${bar}), ` +
      `bytes x${(large.bytesPerSale / small.bytesPerSale).toFixed(2)} (bar 1.2; 65536 at most), ` +
      'pause bar 50 ms, listening bar 500 ms, memory bar 130 MB',
  );
}

function tell(what: string, clients: number, result: Comparison, bar: number): void {
  const columns = [
    what.padEnd(17),
    String(clients).padStart(5),
    result.yardstick.toFixed(0).padStart(12),
    result.gateway.toFixed(0).padStart(10),
    result.ratio.toFixed(2).padStart(6),
    bar.toFixed(2).padStart(5),
    result.p99.toFixed(1).padStart(7),
    String(result.wrong).padStart(6),
  ];
  console.log(columns.join(' '));
}
