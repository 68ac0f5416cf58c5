import { type HttpConnection, openConnection } from '../bench/http-connection.ts';
import { callerOf, type WireOrder } from '../gateway/caller.ts';
import { newFolder, removeFolder } from '../gateway/headless-gateway.ts';
import { createRandom } from '../simulation/random.ts';
import {
  checkBook,
  type MortalGateway,
  startMortal,
  withAbsentTerminal,
} from './killed-gateway.ts';

export interface LoadReport {
  readonly kills: number;
  readonly acknowledged: number;
  readonly restarts: readonly number[];
  readonly problems: readonly string[];
}

interface ListedOrder extends WireOrder {
  readonly receipt: string;
}

const clients = 16;
const page = 100;

/**
 * Kills a gateway again and again while clients create orders, at random moments and now and then in
 * the middle of its start. What was acknowledged must be there after each restart, once.
 */
export async function killUnderLoad(options: {
  readonly kills: number;
  /** At least so many orders are acknowledged over all rounds. */
  readonly acknowledged: number;
  readonly seed: number;
}): Promise<LoadReport> {
  const random = createRandom(options.seed);
  const folder = await newFolder();
  const mortal = await startMortal(folder, withAbsentTerminal);
  /** Receipts by order. */
  const acknowledged = new Map<string, string>();
  const problems: string[] = [];
  const share = Math.ceil(options.acknowledged / options.kills);
  try {
    while (mortal.kills() < options.kills || acknowledged.size < options.acknowledged) {
      const fresh = await sellUntilKilled(mortal, random.between(1, share * 2), random.below(20));
      for (const [id, receipt] of fresh) {
        if (acknowledged.has(id)) problems.push(`${id} was given twice`);
        acknowledged.set(id, receipt);
      }
      if (random.chance(0.2)) await mortal.restartAndKill(random.below(500));
      await mortal.restart();
      problems.push(...(await missing(mortal, fresh)));
    }
    problems.push(...compare(await listAll(mortal), acknowledged));
    await mortal.kill();
    problems.push(...(await checkBook(folder)));
  } finally {
    await mortal.current().end('SIGKILL');
    await removeFolder(folder);
  }
  return {
    kills: mortal.kills(),
    acknowledged: acknowledged.size,
    restarts: mortal.restarts(),
    problems,
  };
}

/** Resolves when the gateway is dead, with what it had acknowledged. */
async function sellUntilKilled(
  mortal: MortalGateway,
  enough: number,
  delay: number,
): Promise<ReadonlyMap<string, string>> {
  const { url, demo } = mortal.current();
  const fresh = new Map<string, string>();
  const authorization = `Basic ${btoa(`${demo.key_id}:${demo.key_secret}`)}`;
  const headers = {
    ...{ authorization, 'content-type': 'application/json' },
    'x-razorpay-device-mode': 'wired',
  };
  const lines = await Promise.all(Array.from({ length: clients }, () => openConnection(url)));
  const selling = lines.map((line, number) => sell(line, number));
  const killed = Promise.withResolvers<void>();
  await Promise.all([...selling, killed.promise]);
  return fresh;

  async function sell(line: HttpConnection, number: number): Promise<void> {
    try {
      for (let count = 0; ; count += 1) {
        const receipt = `${mortal.kills()}-${number}-${count}`;
        const { status, body } = await line.send({
          ...{ method: 'POST', path: '/v1/orders', headers },
          body: JSON.stringify({ amount: 19_900, currency: 'INR', receipt }),
        });
        if (status !== 200) throw new Error(`${status} ${body}`);
        fresh.set((JSON.parse(body) as WireOrder).id, receipt);
        if (fresh.size === enough) {
          setTimeout(() => mortal.kill().then(killed.resolve, killed.reject), delay);
        }
      }
    } catch (error) {
      // The line ends with the gateway; an answer that is no order does not.
      if (error instanceof Error && /^\d{3} /.test(error.message)) killed.reject(error);
    }
  }
}

async function missing(
  mortal: MortalGateway,
  orders: ReadonlyMap<string, string>,
): Promise<readonly string[]> {
  const caller = callerOf(mortal.current());
  const problems: string[] = [];
  for (const [id, receipt] of orders) {
    const { body } = await caller.call<ListedOrder>('GET', `/v1/orders/${id}`);
    if (body.receipt !== receipt) problems.push(`lost: ${id} (${receipt})`);
  }
  return problems;
}

async function listAll(mortal: MortalGateway): Promise<readonly ListedOrder[]> {
  const caller = callerOf(mortal.current());
  const all: ListedOrder[] = [];
  for (;;) {
    const { body } = await caller.call<{ items: readonly ListedOrder[] }>(
      'GET',
      `/v1/orders?count=${page}&skip=${all.length}&expand[]=payments`,
    );
    all.push(...body.items);
    if (body.items.length < page) return all;
  }
}

function compare(
  listed: readonly ListedOrder[],
  acknowledged: ReadonlyMap<string, string>,
): readonly string[] {
  const byReceipt = Map.groupBy(listed, ({ receipt }) => receipt);
  const doubled = [...byReceipt].filter(([, orders]) => orders.length > 1);
  const lost = [...acknowledged].filter(([id, receipt]) => byReceipt.get(receipt)?.[0]?.id !== id);
  return [
    ...doubled.map(([receipt, orders]) => `doubled: ${receipt} ${orders.length} times`),
    ...lost.map(([id, receipt]) => `lost at the end: ${id} (${receipt})`),
  ];
}
