import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createIds } from '../../shared/ids.ts';
import { createManualClock } from '../../shared/manual-clock.ts';
import type { PrintJob } from '../../shared/receipt.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { openMemoryLedger } from '../ledger/open-memory-ledger.ts';
import { createPrintQueue, type PrintQueue } from './print-queue.ts';
import type { SendOutcome } from './printer.ts';

/** What a printer does with the next bytes: whether they come out, and what the till is told, if at all. */
type Luck = 'prints' | 'refuses' | 'cut_before_paper' | 'cut_after_paper' | 'dies' | 'dies_printed';
/** What happens, in this order. `kill_after`: so many writes later the till is dead in the middle. */
type Act =
  | { readonly type: 'add' | 'restart' | 'pause' | 'retry' | 'cancel' }
  | { readonly type: 'luck'; readonly luck: Luck }
  | { readonly type: 'kill_after'; readonly writes: number };

const lucks: readonly Luck[] = [
  ...['prints', 'refuses', 'cut_before_paper', 'cut_after_paper', 'dies', 'dies_printed'],
] as Luck[];
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 4, arbitrary: fc.constant({ type: 'add' } as const) },
  {
    weight: 3,
    arbitrary: fc.constantFrom<Act>(
      { type: 'restart' },
      { type: 'pause' },
      { type: 'retry' },
      { type: 'cancel' },
    ),
  },
  {
    weight: 4,
    arbitrary: fc.record({ type: fc.constant('luck' as const), luck: fc.constantFrom(...lucks) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant('kill_after' as const),
      writes: fc.integer({ min: 0, max: 4 }),
    }),
  },
);

const till = { type: 'till' } as const;
const asha = { type: 'staff', staffId: 'staff_asha' } as const;

/** A till that is killed and started again on the same book, at one printer. */
function openCounter() {
  const clock = createManualClock();
  const book = openMemoryLedger(clock.now);
  const paper: { readonly id: string; readonly isDuplicate: boolean }[] = [];
  const added: string[] = [];
  const askedAgain = new Map<string, number>();
  const givenUp = new Set<string>();
  let chance = 0;
  let luck: Luck = 'prints';
  let life = { isOver: false, writesLeft: Number.POSITIVE_INFINITY };
  let queue: PrintQueue;

  /** Of a dead till nothing is heard any more, and no write of it begins. */
  function mortal(mine: typeof life): Pick<Ledger, 'write' | 'openPrintJobs'> {
    return {
      openPrintJobs: () => book.openPrintJobs(),
      async write(change) {
        if (mine.writesLeft <= 0) mine.isOver = true;
        if (mine.isOver) return await never();
        mine.writesLeft -= 1;
        const result = await book.write(change);
        return mine.isOver ? await never() : result;
      },
    };
  }

  async function start(): Promise<void> {
    life = { isOver: false, writesLeft: Number.POSITIVE_INFINITY };
    const mine = life;
    queue = createPrintQueue({
      ...{ ledger: mortal(mine), clock, ids: idsOf(clock.now) },
      link: () => ({ type: 'tcp', host: 'printer', port: 9_100 }),
      bytesOf: async (job) => new TextEncoder().encode(JSON.stringify(job)),
      send: (_link, bytes) => (mine.isOver ? never() : send(mine, bytes)),
      report: (fault) => {
        throw fault;
      },
    });
    await Promise.race([queue.start(), settle()]);
    await settle();
  }

  async function send(mine: typeof life, bytes: Uint8Array): Promise<SendOutcome> {
    const { id, isDuplicate } = JSON.parse(new TextDecoder().decode(bytes)) as PrintJob;
    const print = () => paper.push({ id, isDuplicate });
    const now = luck;
    luck = 'prints';
    switch (now) {
      case 'prints':
        print();
        return { type: 'sent' };
      case 'refuses':
        return { type: 'not_sent', trouble: 'refused' };
      case 'cut_after_paper':
        print();
        return { type: 'cut_off', trouble: 'line_lost' };
      case 'cut_before_paper':
        return { type: 'cut_off', trouble: 'line_lost' };
      case 'dies_printed':
        print();
        mine.isOver = true;
        return await never();
      case 'dies':
        mine.isOver = true;
        return await never();
    }
  }

  async function perform(each: Act): Promise<void> {
    const [oldest] = book.openPrintJobs();
    switch (each.type) {
      case 'add':
        void queue
          .add({ orderId: null, isDuplicate: false }, till)
          .then(({ id }) => void added.push(id));
        break;
      case 'luck':
        luck = each.luck;
        break;
      case 'kill_after':
        life.writesLeft = each.writes;
        break;
      case 'restart':
        life.isOver = true;
        await start();
        break;
      case 'pause':
        await clock.advanceAsync(30_000);
        break;
      case 'retry':
        if (!oldest) break;
        askedAgain.set(oldest.id, (askedAgain.get(oldest.id) ?? 0) + 1);
        void queue.retry(oldest.id, asha);
        break;
      case 'cancel':
        if (!oldest) break;
        givenUp.add(oldest.id);
        void queue.cancel(oldest.id, asha);
        break;
    }
    await settle();
  }

  function idsOf(now: () => number) {
    return createIds(now, (length) => {
      chance += 1;
      return Uint8Array.from({ length }, (_, place) => (chance >> (8 * (place % 3))) & 0xff);
    });
  }

  return { ...{ book, paper, added, askedAgain, givenUp, start, perform } };
}

const never = <Result>() => new Promise<Result>(() => undefined);
/** Longer than any chain of promises here. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 4; turn += 1) await new Promise(setImmediate);
}

test('whatever printers do and whenever the till dies, no receipt is lost, and none comes twice unasked without saying so', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 3, maxLength: 20 }), async (acts) => {
      const counter = openCounter();
      const { book, paper, added, askedAgain, givenUp } = counter;
      await counter.start();
      for (const each of acts) await counter.perform(each);
      // From here on the printer works, and the till is started once more.
      await counter.perform({ type: 'luck', luck: 'prints' });
      await counter.perform({ type: 'restart' });
      for (let turn = 0; turn < 3; turn += 1) await counter.perform({ type: 'pause' });

      for (const id of added) {
        const copies = paper.filter((each) => each.id === id);
        const state = book.printJob(id)?.state;
        // Promised, so it is there: on paper, in front of a person, or given up by one.
        const isSafe = copies.length > 0 || state === 'uncertain' || givenUp.has(id);
        expect({ id, isSafe }).toEqual({ id, isSafe: true });
        expect(['printed', 'uncertain', 'cancelled']).toContain(state);
        expect(copies.slice(1).every(({ isDuplicate }) => isDuplicate)).toBe(true);
        expect(copies.length).toBeLessThanOrEqual(1 + (askedAgain.get(id) ?? 0));
      }
      await book.close();
    }),
    { numRuns: 250 },
  );
}, 120_000);
