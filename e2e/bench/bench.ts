// Speed beside the yardstick, in one run on one machine: npm run bench [-- --seconds N]
// Prints ratios and the bars they are held to; a report, not a test.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { measureCheckouts } from './checkout-time.ts';
import { type LoadResult, runLoad } from './load.ts';
import { type ServerProcess, startServer } from './server-process.ts';

const { values } = parseArgs({
  options: { seconds: { type: 'string', default: '3' }, rounds: { type: 'string', default: '5' } },
});
const milliseconds = Number(values.seconds) * 1_000;
const rounds = Number(values.rounds);

interface Contestant {
  readonly server: ServerProcess;
  readonly authorization: string;
  readonly orders: string[];
}

const folders = ['yardstick', 'gateway'].map((name) =>
  mkdtempSync(path.join(tmpdir(), `galla-bench-${name}-`)),
);
const [yardstickFolder = '', gatewayFolder = ''] = folders;
const yardstickServer = await startServer('e2e/bench/yardstick.ts', ['--data', yardstickFolder]);
const gatewayServer = await startServer('electron/headless.ts', [
  ...['--demo', '--port', '0', '--data', gatewayFolder],
]);
const yardstick = contestant(yardstickServer, 'yardstick:yardstick');
const gateway = contestant(gatewayServer, demoKey(gatewayServer));

console.log(`rounds of ${values.seconds} s, ${rounds} each, one after the other in turn\n`);
console.log('what     clients  yardstick/s  gateway/s  ratio   bar   wrong');
for (const clients of [1, 32]) {
  for (const what of ['create', 'fetch'] as const) await compare(what, clients);
}
const times = await measureCheckouts(300);
console.log(
  `\none checkout over a 0 ms terminal (order, activity, result, event): ` +
    `p50 ${times.p50.toFixed(2)} ms (bar 5), p99 ${times.p99.toFixed(2)} ms (bar 25), ` +
    `${times.count} checkouts`,
);

await Promise.all([yardstickServer.stop(), gatewayServer.stop()]);
for (const folder of folders) rmSync(folder, { recursive: true, force: true });

/** Rounds in turn, so that what else the machine does falls on both; the middle ratio counts. */
async function compare(what: 'create' | 'fetch', clients: number): Promise<void> {
  const pairs: { yardstick: LoadResult; gateway: LoadResult }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    pairs.push({
      yardstick: await load(yardstick, what, clients),
      gateway: await load(gateway, what, clients),
    });
  }
  const ratio = median(
    pairs.map((pair) => pair.gateway.requestsPerSecond / pair.yardstick.requestsPerSecond),
  );
  const speed = (which: 'yardstick' | 'gateway') =>
    median(pairs.map((pair) => pair[which].requestsPerSecond)).toFixed(0);
  const wrong = pairs.reduce((sum, pair) => sum + pair.yardstick.wrong + pair.gateway.wrong, 0);
  const columns = [
    what.padEnd(8),
    String(clients).padStart(7),
    speed('yardstick').padStart(12),
    speed('gateway').padStart(10),
    ratio.toFixed(2).padStart(6),
    '0.80'.padStart(5),
    String(wrong).padStart(7),
  ];
  console.log(columns.join(' '));
}

async function load(
  { server, authorization, orders }: Contestant,
  what: 'create' | 'fetch',
  clients: number,
): Promise<LoadResult> {
  const headers = { authorization, 'x-razorpay-device-mode': 'wired' };
  const result = await runLoad({
    address: server.address,
    clients,
    until: { milliseconds },
    request: (number) =>
      what === 'create'
        ? {
            method: 'POST',
            path: '/v1/orders',
            headers: { ...headers, 'content-type': 'application/json' },
            body: JSON.stringify({ amount: 19_900, currency: 'INR', receipt: `bench-${number}` }),
          }
        : { method: 'GET', path: `/v1/orders/${orders[number % orders.length]}`, headers },
    isRight: ({ status, body }) => {
      if (status !== 200) return false;
      const order = JSON.parse(body) as { id: string; amount: number };
      if (what === 'create' && orders.length < 1_000) orders.push(order.id);
      return order.amount === 19_900;
    },
  });
  if (result.firstWrong) console.log(`  wrong: ${result.firstWrong.slice(0, 200)}`);
  return result;
}

function contestant(server: ServerProcess, key: string): Contestant {
  return { server, authorization: `Basic ${btoa(key)}`, orders: [] };
}

function demoKey({ lines }: ServerProcess): string {
  const demo = lines.find((line) => line.startsWith('demo '));
  if (!demo) throw new Error('The gateway printed no key');
  const facts = JSON.parse(demo.slice(5)) as { key_id: string; key_secret: string };
  return `${facts.key_id}:${facts.key_secret}`;
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
