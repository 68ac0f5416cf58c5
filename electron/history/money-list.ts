import { setImmediate as otherWork } from 'node:timers/promises';
import type { MoneyCursor, MoneyFilter, MoneyPage } from '../../shared/ipc-payments.ts';
import type { MoneyLine } from '../../shared/money-line.ts';
import { newestTime } from '../ledger/time-position.ts';
import { inOrder, isWanted } from './money-list-policy.ts';
import { type MoneyListDependencies, walkMoney } from './money-walk.ts';

/** All payments and refunds, filtered and in order. */
export interface MoneyList {
  /** Newest first a page at a time; in any other order all at once, as far as that goes. */
  page(filter: MoneyFilter, after?: MoneyCursor): Promise<MoneyPage>;
  /** All that the filter finds, for a file. */
  all(filter: MoneyFilter): Promise<Pick<MoneyPage, 'lines' | 'isCut'>>;
}

const pageSize = 100;
/** Lines that one question looks at; a rare kind among many is found by asking again. */
const mostLooked = 20_000;
const mostSorted = 5_000;
const mostKept = 100_000;

export function createMoneyList(dependencies: MoneyListDependencies): MoneyList {
  return {
    async page(filter, after) {
      if (filter.sort !== 'newest') {
        return { ...(await collect(filter, mostSorted)), next: null };
      }
      const lines: MoneyLine[] = [];
      let looked = 0;
      for (const steps of walkMoney(dependencies, filter, after ?? startNow())) {
        for (const { line, cursor } of steps) {
          looked += 1;
          if (isWanted(line, filter)) lines.push(line);
          // A search goes on behind a whole sale: its other lines are still to come.
          const isBetween = cursor.before === undefined || steps.at(-1)?.cursor === cursor;
          const isFull = lines.length >= pageSize || looked >= mostLooked;
          if (isFull && isBetween) return { lines, next: cursor, isCut: false };
        }
        await otherWork();
      }
      return { lines, next: null, isCut: false };
    },
    all: (filter) => collect(filter, mostKept),
  };

  async function collect(filter: MoneyFilter, most: number) {
    const lines: MoneyLine[] = [];
    for (const steps of walkMoney(dependencies, filter, startNow())) {
      lines.push(...steps.map(({ line }) => line).filter((line) => isWanted(line, filter)));
      if (lines.length > most) {
        return { lines: inOrder(lines.slice(0, most), filter.sort), isCut: true };
      }
      await otherWork();
    }
    return { lines: inOrder(lines, filter.sort), isCut: false };
  }

  /** What is written from now on is in none of its pages: it comes as news. */
  function startNow(): MoneyCursor {
    const { ledger, now } = dependencies;
    const start = { to: newestTime(ledger, now()), skip: 0 };
    return { payments: start, refunds: start };
  }
}
