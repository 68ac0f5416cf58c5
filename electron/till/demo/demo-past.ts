import { existsSync } from 'node:fs';
import { createIds } from '../../../shared/ids.ts';
import type { Payment } from '../../../shared/payment.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { ledgerFolder } from '../../ledger/ledger-folder.ts';
import { openLedger } from '../../ledger/open-ledger.ts';
import { openShop } from '../open-shop.ts';
import { keepSettlement } from '../settlement/settlement.ts';
import { compareBatch, totalsOf } from '../settlement/settlement-policy.ts';
import { type Chance, demoDay } from './demo-sales-policy.ts';
import {
  bringBack,
  type DemoTeller,
  type DemoTransaction,
  tellDemoSale,
} from './tell-demo-sale.ts';

export interface DemoPastOptions {
  /** The demo's folder. */
  readonly folder: string;
  readonly now: number;
  /** Midnight before a time where the shop is. */
  readonly startOfDay: (at: number) => number;
  /** The terminal that cards and UPI were taken on. */
  readonly terminalId: string;
  readonly fault: (error: unknown) => void;
}

const days = 4;
/** When the terminal hands its transactions in, after midnight before. */
const endOfDay = 22.25 * 60 * 60_000;

/**
 * Gives a demo shop that has no book yet one with four days of sales in it, the same at every first
 * start but for their dates. Written with a clock that stands in the past, before any room opens the
 * book: entries bear the times at which they would have been made. Gives what its terminal has in its
 * own list then, oldest first; nothing where there is a book.
 */
export async function makeDemoPast(options: DemoPastOptions): Promise<readonly DemoTransaction[]> {
  const { folder, now, startOfDay, fault } = options;
  if (existsSync(ledgerFolder(folder).ledger)) return [];
  const midnights = midnightsBefore(startOfDay(now), startOfDay);
  const clock = standingClock(midnights[0] ?? now);
  const chance = sameChance();
  const ids = createIds(clock.now, (length) =>
    Uint8Array.from({ length }, () => Math.floor(chance() * 256)),
  );
  const ledger = openLedger({ folder, clock, fault });
  try {
    await openShop({ ledger, ids });
    const list: DemoTransaction[] = [];
    await ledger.write((book) => {
      const common = { ...peopleOf(ledger), ...options, book, clock, ids, items: ledger.items() };
      for (const [day, midnight] of midnights.entries()) {
        const teller: DemoTeller = {
          ...common,
          stampOf,
          numberOf: (taken) => list.push({ ...taken, trace: list.length + 1, batch: day + 1 }),
        };
        tellDay(teller, midnight, chance);
      }
    });
    return list;
  } finally {
    await ledger.close();
  }
}

function tellDay(teller: DemoTeller, midnight: number, chance: Chance): void {
  let returns: readonly { readonly at: number; readonly payment: Payment }[] = [];
  const unsettled: Payment[] = [];
  for (const sale of demoDay(midnight, teller.items.length, chance)) {
    takeBack(sale.at);
    const paid = tellDemoSale(teller, sale);
    if (paid && sale.broughtBackAt !== null) {
      returns = [...returns, { at: sale.broughtBackAt, payment: paid }];
    }
    if (paid && paid.terminalId !== null) unsettled.push(paid);
  }
  const closing = midnight + endOfDay;
  takeBack(closing);
  teller.clock.go(closing);
  settle(teller, unsettled);

  function takeBack(until: number): void {
    for (const { at, payment } of returns.filter((each) => each.at <= until)) {
      teller.clock.go(at);
      bringBack(teller, payment);
    }
    returns = returns.filter(({ at }) => at > until);
  }
}

/** The end of the terminal's day: its figures are ours. */
function settle({ book, clock, terminalId }: DemoTeller, payments: readonly Payment[]): void {
  const at = clock.now();
  const actor = { type: 'terminal', terminalId } as const;
  for (const payment of payments) {
    const settled = { ...payment, settledAt: at };
    book.append({ type: 'payment', payment: settled, because: 'settled' }, actor);
  }
  const ours = totalsOf(payments.map((payment) => ({ type: 'payment', seq: 0, payment })));
  const theirs = ours.map((sums) => ({ ...sums, batchNumber: null }));
  const comparisons = compareBatch(ours, theirs);
  keepSettlement(book, terminalId, { at, comparisons, settled: payments.length }, actor);
}

function peopleOf(ledger: Ledger): Pick<DemoTeller, 'cashier' | 'managerId'> {
  const idOf = (wanted: string) => ledger.staff().find(({ role }) => role === wanted)?.id;
  return {
    cashier: { type: 'staff', staffId: idOf('cashier') ?? 'staff_demo' },
    managerId: idOf('manager') ?? null,
  };
}

/** Oldest first, today's left out. */
function midnightsBefore(today: number, startOfDay: (at: number) => number): readonly number[] {
  const found: number[] = [];
  for (let at = today; found.length < days; ) {
    at = startOfDay(at - 1);
    found.unshift(at);
  }
  return found;
}

function stampOf(at: number): string {
  const date = new Date(at);
  const two = (part: number) => String(part).padStart(2, '0');
  const day = two(date.getMonth() + 1) + two(date.getDate());
  return `${day}/${two(date.getHours())}${two(date.getMinutes())}${two(date.getSeconds())}`;
}

/** Nothing is waited for in the past. */
function standingClock(start: number): DemoTeller['clock'] {
  let at = start;
  return {
    now: () => at,
    after: () => () => undefined,
    go: (to) => {
      at = Math.max(at, to);
    },
  };
}

/** The same numbers every time (mulberry32). */
function sameChance(): Chance {
  let state = 2841;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
