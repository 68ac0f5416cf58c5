import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { makeReadOnly, mountSmallDisk } from '../../electron/ledger/testing/small-disk.ts';
import { callerOf, type WireAnswer, type WireError, type WireOrder } from '../gateway/caller.ts';
import { startHeadless, until } from '../gateway/headless-gateway.ts';
import {
  checkBook,
  type MortalGateway,
  startMortal,
  withAbsentTerminal,
} from './killed-gateway.ts';

export interface DiskReport {
  readonly acknowledged: number;
  /** How an order was refused when the disk was full. */
  readonly refusal: WireAnswer<WireError>;
  /** What a start says on the same disk when it can only be read. */
  readonly readOnly: string;
  readonly problems: readonly string[];
}

const diskKibibytes = 6 * 1024;
const ballastKibibytes = 3 * 1024;
const fullWithin = 5_000;
/** The order that fills the disk: about as large as one may be. */
const large = {
  ...{ amount: 19_900, currency: 'INR' },
  notes: Object.fromEntries(
    Array.from({ length: 15 }, (_, number) => [`n${number}`, 'x'.repeat(200)]),
  ),
};

/** Fills the disk of a running gateway, makes room, kills it, and takes the right to write away. */
export async function fillDisk(): Promise<DiskReport> {
  let removeDisk: () => void = () => undefined;
  const disk = mountSmallDisk(diskKibibytes, (remove) => {
    removeDisk = remove;
  });
  const ballast = path.join(disk, 'ballast');
  writeFileSync(ballast, new Uint8Array(ballastKibibytes * 1024));
  const folder = path.join(disk, 'till');
  const mortal = await startMortal(folder, withAbsentTerminal);
  try {
    const problems: string[] = [];
    const ids: string[] = [];
    const refusal = await fill(mortal, ids);
    if ((await listed(mortal)) !== Math.min(100, ids.length)) {
      problems.push('a refused order is listed, or one that was kept is not');
    }
    rmSync(ballast);
    const recovered = await until(
      () => create(mortal),
      ({ status }) => status === 200,
    );
    ids.push((recovered.body as WireOrder).id);
    await mortal.kill();
    await mortal.restart();
    problems.push(...(await lost(mortal, ids)));
    await mortal.kill();
    problems.push(...(await checkBook(folder)));
    makeReadOnly(disk);
    const readOnly = await startAndFail(folder);
    return { acknowledged: ids.length, refusal, readOnly, problems };
  } finally {
    await mortal.current().end('SIGKILL');
    removeDisk();
  }
}

function create(mortal: MortalGateway): Promise<WireAnswer<WireOrder | WireError>> {
  return callerOf(mortal.current()).call('POST', '/v1/orders', large);
}

/** Creates orders until one is refused. */
async function fill(mortal: MortalGateway, ids: string[]): Promise<WireAnswer<WireError>> {
  for (let count = 0; count < fullWithin; count += 1) {
    const answer = await create(mortal);
    if ('error' in answer.body) return { status: answer.status, body: answer.body };
    ids.push(answer.body.id);
  }
  throw new Error('The disk is never full');
}

async function listed(mortal: MortalGateway): Promise<number> {
  const caller = callerOf(mortal.current());
  return (await caller.call<{ count: number }>('GET', '/v1/orders?count=100')).body.count;
}

async function lost(mortal: MortalGateway, ids: readonly string[]): Promise<readonly string[]> {
  const problems: string[] = [];
  for (const id of ids) {
    const { body } = await callerOf(mortal.current()).call<WireOrder>('GET', `/v1/orders/${id}`);
    if (body.id !== id) problems.push(`lost: ${id}`);
  }
  return problems;
}

/** Resolves with what it said before it gave up. */
function startAndFail(folder: string): Promise<string> {
  return startHeadless(withAbsentTerminal, folder).then(
    async (gateway) => {
      await gateway.end('SIGKILL');
      return 'it started';
    },
    (error: Error) => error.message,
  );
}
