// Speed beside the yardstick, in one run on one machine:
//   npm run bench [-- --seconds N --rounds N --sales N]
// Prints ratios and the bars they are held to; a report, not a test. `sales`: how large the ledger is
// made; 0 leaves that out.
import { parseArgs } from 'node:util';
import { measureCheckouts } from './checkout-time.ts';
import { type Comparison, compare } from './compare.ts';
import { startBuiltGateway, startYardstick } from './contestant.ts';
import { measureFrames } from './frame-time.ts';
import { growLedger } from './growing-ledger.ts';
import { makeSlowDisk } from './slow-disk.ts';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '3' },
    rounds: { type: 'string', default: '5' },
    sales: { type: 'string', default: '100000' },
  },
});
const milliseconds = Number(values.seconds) * 1_000;
const rounds = Number(values.rounds);

console.log(`rounds of ${values.seconds} s, ${rounds} each, one after the other in turn\n`);
console.log('what            clients  yardstick/s  gateway/s  ratio   bar  p99 ms  wrong');
await compareSpeeds();
await compareOnSlowDisk();
await measureTimes();
if (Number(values.sales) > 0) await measureGrowth(Number(values.sales));

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
  console.log(
    `\none checkout over a 0 ms terminal (order, activity, result, event), ${checkouts.count}: ` +
      `p50 ${checkouts.p50.toFixed(2)} ms (bar 5), p99 ${checkouts.p99.toFixed(2)} ms (bar 25)`,
  );
  const frames = await measureFrames(300);
  console.log(
    `terminal's frame to event at a client, durable first, ${frames.count}: ` +
      `p50 ${frames.p50.toFixed(2)} ms (bar 2), p99 ${frames.p99.toFixed(2)} ms (bar 10)`,
  );
}

async function measureGrowth(sales: number): Promise<void> {
  console.log('\nsales      create ms  bytes/sale  listening ms  memory MB');
  const sizes = await growLedger([Math.min(1_000, sales), sales]);
  for (const { create, bytesPerSale, listening, memory, ...size } of sizes) {
    const columns = [
      String(size.sales).padEnd(9),
      create.toFixed(2).padStart(10),
      bytesPerSale.toFixed(0).padStart(11),
      listening.toFixed(0).padStart(13),
      memory.toFixed(0).padStart(10),
    ];
    console.log(columns.join(' '));
  }
  const [small, large] = sizes;
  if (!small || !large) return;
  console.log(
    `time x${(large.create / small.create).toFixed(2)} (bar 1.3), ` +
      `bytes x${(large.bytesPerSale / small.bytesPerSale).toFixed(2)} (bar 1.2; 65536 at most), ` +
      'listening bar 500 ms, memory bar 130 MB',
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
