import type { MoneyCursor, MoneyFilter } from '../../shared/ipc-payments.ts';
import type { MoneyLine } from '../../shared/money-line.ts';
import type { Payment } from '../../shared/payment.ts';
import type { Refund } from '../../shared/refund.ts';
import type { Reader } from '../ledger/ledger.ts';
import { behind, type TimePosition } from '../ledger/time-position.ts';
import type { History } from './history.ts';

export interface MoneyListDependencies {
  readonly ledger: Pick<
    Reader,
    'order' | 'payment' | 'payments' | 'paymentsOfOrder' | 'refunds' | 'refundsOfPayment'
  >;
  readonly search: History['search'];
  readonly now: () => number;
  /** A day's first and last millisecond where the shop is; undefined when there is no such day. */
  readonly dayOf: (day: string) => { readonly from: number; readonly to: number } | undefined;
}

/** A line, and where to go on behind it. */
export interface Step {
  readonly line: MoneyLine;
  readonly cursor: MoneyCursor;
}

const chunk = 200;

/**
 * Every payment and refund of the days that the filter names, newest first, a chunk at a time so that
 * whoever walks can let the till do something else in between. With a text, those of the sales that
 * the search finds, the newest sale first.
 */
export function walkMoney(
  dependencies: MoneyListDependencies,
  filter: MoneyFilter,
  from: MoneyCursor,
): Generator<readonly Step[]> {
  return filter.text.trim() === ''
    ? walkByTime(dependencies, filter, from)
    : walkFound(dependencies, filter, from);
}

function* walkByTime(
  { ledger, dayOf }: MoneyListDependencies,
  filter: MoneyFilter,
  start: MoneyCursor,
): Generator<readonly Step[]> {
  const time = periodOf(filter, dayOf);
  if (!time) return;
  const query = { count: chunk, from: time.from };
  const within = ({ to, skip }: TimePosition) =>
    to > time.to ? { to: time.to, skip: 0 } : { to, skip };
  let cursor = start;
  for (;;) {
    const payments =
      filter.kind === 'refunds' ? [] : ledger.payments({ ...query, ...within(cursor.payments) });
    const refunds =
      filter.kind === 'payments' ? [] : ledger.refunds({ ...query, ...within(cursor.refunds) });
    const steps: Step[] = [];
    let [paid, given] = [0, 0];
    // The newer of the two comes first; a chunk ends where one of them may go on.
    for (;;) {
      const payment = payments[paid];
      const refund = refunds[given];
      if (!payment && (!refund || payments.length === chunk)) break;
      if (!refund && (!payment || refunds.length === chunk)) break;
      if (refund && (!payment || refund.createdAt >= payment.createdAt)) {
        given += 1;
        cursor = { ...cursor, refunds: behind(within(cursor.refunds), refund.createdAt) };
        const line = refundLineOf(ledger, refund);
        if (line) steps.push({ line, cursor });
      } else if (payment) {
        paid += 1;
        cursor = { ...cursor, payments: behind(within(cursor.payments), payment.createdAt) };
        const line = lineOf(ledger, payment);
        if (line) steps.push({ line, cursor });
      }
    }
    if (paid + given === 0) return;
    yield steps;
  }
}

function* walkFound(
  { ledger, search, dayOf }: MoneyListDependencies,
  filter: MoneyFilter,
  start: MoneyCursor,
): Generator<readonly Step[]> {
  const time = periodOf(filter, dayOf);
  if (!time) return;
  let before = start.before;
  for (;;) {
    const { orders, more } = search({ text: filter.text, before });
    const steps = orders.flatMap((order) => {
      const cursor = { ...start, before: order.seq };
      return ledger
        .paymentsOfOrder(order.id)
        .toReversed()
        .flatMap((payment) => [
          ...(filter.kind === 'payments'
            ? []
            : ledger.refundsOfPayment(payment.id).toReversed()
          ).map((refund): MoneyLine => ({ type: 'refund', seq: order.seq, payment, refund })),
          ...(filter.kind === 'refunds'
            ? []
            : [{ type: 'payment', seq: order.seq, payment } as const]),
        ])
        .filter((line) => isWithin(line, time))
        .map((line): Step => ({ line, cursor }));
    });
    yield steps;
    before = orders.at(-1)?.seq;
    if (!more || before === undefined) return;
  }
}

function lineOf(ledger: MoneyListDependencies['ledger'], payment: Payment): MoneyLine | undefined {
  const seq = ledger.order(payment.orderId)?.seq;
  return seq === undefined ? undefined : { type: 'payment', seq, payment };
}

function refundLineOf(
  ledger: MoneyListDependencies['ledger'],
  refund: Refund,
): MoneyLine | undefined {
  const payment = ledger.payment(refund.paymentId);
  const seq = ledger.order(refund.orderId)?.seq;
  return payment && seq !== undefined ? { type: 'refund', seq, payment, refund } : undefined;
}

interface Period {
  readonly from: number;
  readonly to: number;
}

/** Undefined where there is no such day. */
function periodOf(
  { from, to }: MoneyFilter,
  dayOf: MoneyListDependencies['dayOf'],
): Period | undefined {
  const first = from === undefined ? 0 : dayOf(from)?.from;
  const last = to === undefined ? Number.MAX_SAFE_INTEGER : dayOf(to)?.to;
  return first === undefined || last === undefined ? undefined : { from: first, to: last };
}

function isWithin(line: MoneyLine, { from, to }: Period): boolean {
  const { createdAt } = line.type === 'payment' ? line.payment : line.refund;
  return createdAt >= from && createdAt <= to;
}
