import type { Actor } from '../../../shared/actor.ts';
import { assertNever } from '../../../shared/assert-never.ts';
import type { Clock } from '../../../shared/clock.ts';
import type { MoneyLine } from '../../../shared/money-line.ts';
import type {
  OpenBatch,
  SettlementAnswer,
  SettlementObstacle,
  SettlementRecord,
} from '../../../shared/settlement.ts';
import type { Book, Ledger } from '../../ledger/ledger.ts';
import { newestTime } from '../../ledger/time-position.ts';
import type { TerminalPort } from '../payments/terminal-port.ts';
import { type AskedDay, askedDayOf, keepAskedDay } from './asked-day.ts';
import { compareBatch, totalsOf } from './settlement-policy.ts';
import { unsettledLines } from './unsettled.ts';

/** The end of a terminal's day: from then on its payments are refunded and no longer reversed. */
export interface Settlement {
  /** What of a terminal has not been settled yet, and whether its day could be ended now. */
  show(terminalId: string): Promise<OpenBatch>;
  /**
   * Asks a terminal to end its day, compares its figures with ours and marks ours as settled. Never while
   * something runs or is in doubt there: its memory is what a doubt is resolved with. Without its word
   * that it is done, nothing is marked.
   */
  run(terminalId: string, actor: Actor): Promise<SettlementAnswer>;
}

/** Payments that one write marks; everything else waits meanwhile. */
const markedAtOnce = 50;

export function createSettlement(dependencies: {
  readonly ledger: Ledger;
  readonly terminals: Pick<TerminalPort, 'statuses' | 'abilities' | 'serve'>;
  readonly clock: Clock;
}): Settlement {
  const { ledger, terminals, clock } = dependencies;
  const running = new Set<string>();

  async function show(terminalId: string): Promise<OpenBatch> {
    const last = lastOf(terminalId);
    const period = { since: last?.at ?? 0, until: newestTime(ledger, clock.now()) };
    const lines = await unsettledLines(ledger, terminalId, period);
    const obstacle = obstacleAt(terminalId);
    const unknownSince = askedDayOf(ledger, terminalId)?.at ?? null;
    return { terminalId, last, lines, totals: totalsOf(lines), obstacle, unknownSince };
  }

  async function run(terminalId: string, actor: Actor): Promise<SettlementAnswer> {
    const obstacle = obstacleAt(terminalId);
    if (obstacle) return { ok: false, why: obstacle, reason: null };
    running.add(terminalId);
    try {
      return await endDay(terminalId, actor);
    } finally {
      running.delete(terminalId);
    }
  }

  async function endDay(terminalId: string, actor: Actor): Promise<SettlementAnswer> {
    const since = lastOf(terminalId)?.at ?? 0;
    const at = clock.now();
    // Nothing runs there now, so all that it has taken was begun before this.
    const until = newestTime(ledger, at);
    const before = askedDayOf(ledger, terminalId);
    const note = (asked: AskedDay | undefined) =>
      ledger.write((book) => keepAskedDay(book, terminalId, asked, actor));
    await note({ at });
    const end = await terminals.serve(terminalId, { type: 'end_of_day' });
    // It has not ended its day now; an earlier one is as unknown as it was.
    if (end.type !== 'done' && end.type !== 'no_answer') await note(before);
    switch (end.type) {
      case 'busy':
        return { ok: false, why: 'busy', reason: null };
      case 'not_supported':
        return { ok: false, why: 'cannot', reason: null };
      case 'refused':
      case 'not_sent':
      case 'no_answer':
        return { ok: false, why: end.type, reason: end.reason };
      case 'done': {
        const lines = await unsettledLines(ledger, terminalId, { since, until });
        const comparisons = compareBatch(totalsOf(lines), end.totals);
        return {
          ok: true,
          record: await mark(terminalId, lines, { at, comparisons }, actor),
        };
      }
      default:
        return assertNever(end);
    }
  }

  /** Oldest first: whatever a crash leaves unmarked is what the next end of day finds. */
  async function mark(
    terminalId: string,
    lines: readonly MoneyLine[],
    told: Omit<SettlementRecord, 'settled'>,
    actor: Actor,
  ): Promise<SettlementRecord> {
    const ids = lines
      .flatMap((line) => (line.type === 'payment' ? line.payment.id : []))
      .toReversed();
    for (let place = 0; place < ids.length; place += markedAtOnce) {
      await ledger.write((book) => {
        for (const id of ids.slice(place, place + markedAtOnce)) {
          const payment = book.payment(id);
          if (!payment || payment.settledAt !== undefined) continue;
          const settled = { ...payment, settledAt: told.at };
          book.append({ type: 'payment', payment: settled, because: 'settled' }, actor);
        }
      });
    }
    const record: SettlementRecord = { ...told, settled: ids.length };
    await ledger.write((book) => {
      keepSettlement(book, terminalId, record, actor);
      keepAskedDay(book, terminalId, undefined, actor);
    });
    return record;
  }

  function obstacleAt(terminalId: string): SettlementObstacle | null {
    const status = terminals.statuses().find(({ terminal }) => terminal.id === terminalId);
    if (!status) return 'unknown_terminal';
    if (!terminals.abilities(terminalId).includes('end_of_day')) return 'cannot';
    const open = [
      ledger.openPaymentOfTerminal(terminalId),
      ledger.openRefundOfTerminal(terminalId),
    ].filter((each) => each !== undefined);
    if (open.some(({ state }) => state === 'in_doubt')) return 'in_doubt';
    if (open.length > 0 || running.has(terminalId)) return 'busy';
    return status.connection.type === 'ready' ? null : 'not_ready';
  }

  /** Only `keepSettlement` writes it. */
  function lastOf(terminalId: string): SettlementRecord | null {
    return (ledger.setting(nameOf(terminalId)) as SettlementRecord | undefined) ?? null;
  }

  return { show, run };
}

/** The last end of day of a terminal. */
export function keepSettlement(
  book: Book,
  terminalId: string,
  record: SettlementRecord,
  actor: Actor,
): void {
  book.append({ type: 'setting', name: nameOf(terminalId), value: record }, actor);
}

function nameOf(terminalId: string): string {
  return `settlement.${terminalId}`;
}
