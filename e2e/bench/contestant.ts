import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { builtGateway } from '../tools/built-gateway.ts';
import { type LoadResult, runLoad } from './load.ts';
import { type ServerProcess, startServer } from './server-process.ts';

/** A server that orders can be created at and fetched from, as the documents have it. */
export interface Contestant {
  readonly server: ServerProcess;
  readonly folder: string;
  load(what: 'create' | 'fetch', clients: number, milliseconds: number): Promise<LoadResult>;
  stop(): Promise<void>;
}

/** The yardstick's only key and its secret. */
export const yardstickKey = 'yardstick:yardstick';

type Environment = Readonly<Record<string, string>>;

/** The least server that keeps an order as safely. `each`: one commit for each POST. */
export async function startYardstick(
  options: { readonly each?: boolean; readonly env?: Environment } = {},
): Promise<Contestant> {
  const folder = mkdtempSync(path.join(tmpdir(), 'galla-bench-yardstick-'));
  const words = ['--data', folder, ...(options.each ? ['--each'] : [])];
  const server = await startServer('e2e/bench/yardstick.ts', words, options.env);
  return contestant(server, folder, yardstickKey);
}

/** The gateway command as it is built, with a demo shop. */
export async function startBuiltGateway(env: Environment = {}): Promise<Contestant> {
  const folder = mkdtempSync(path.join(tmpdir(), 'galla-bench-gateway-'));
  const program = await builtGateway();
  const words = ['--demo', '--no-history', '--port', '0', '--data', folder];
  const server = await startServer(program.file, words, { ...program.env, ...env });
  return contestant(server, folder, demoKey(server));
}

function contestant(server: ServerProcess, folder: string, key: string): Contestant {
  const orders: string[] = [];
  const headers = { authorization: `Basic ${btoa(key)}`, 'x-razorpay-device-mode': 'wired' };
  const creating = { ...headers, 'content-type': 'application/json' };
  return {
    server,
    folder,
    async load(what, clients, milliseconds) {
      const result = await runLoad({
        address: server.address,
        clients,
        until: { milliseconds },
        request: (number) =>
          what === 'create'
            ? {
                ...{ method: 'POST', path: '/v1/orders', headers: creating },
                body: JSON.stringify({
                  ...{ amount: 19_900, currency: 'INR', receipt: `bench-${number}` },
                }),
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
    },
    async stop() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function demoKey({ lines }: ServerProcess): string {
  const demo = lines.find((line) => line.startsWith('demo '));
  if (!demo) throw new Error('The gateway printed no key');
  const facts = JSON.parse(demo.slice(5)) as { key_id: string; key_secret: string };
  return `${facts.key_id}:${facts.key_secret}`;
}
