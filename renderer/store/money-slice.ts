import type { AdvisedPayment, MoneyCursor, MoneyFilter } from '../../shared/ipc-payments.ts';
import { lineId, type MoneyLine, type RefundLine, subjectOf } from '../../shared/money-line.ts';
import { isOpenRefund } from '../../shared/refund.ts';
import type { Phase } from './history-slice.ts';

/** The manager's desk: every payment and refund, and the refunds that are on their way. */
export interface MoneySlice {
  readonly money: MoneyState;
  /** Refunds that somebody has still to see the end of, oldest first. */
  readonly openRefunds: readonly RefundLine[];
  /** The refund that was asked for here, as it was last told; also when it is over. */
  readonly lastRefund: RefundLine | null;
}

export interface MoneyState {
  readonly filter: MoneyFilter;
  /** As far as they were asked for. */
  readonly lines: readonly MoneyLine[];
  /** Where the next page begins; null at the end. */
  readonly next: MoneyCursor | null;
  readonly isCut: boolean;
  readonly search: Phase;
  readonly selectedId: string | null;
  /** What can be done about the selected payment, once it has come. */
  readonly advised: AdvisedPayment | null;
  /** Something is being asked that changes money: one question at a time. */
  readonly isBusy: boolean;
}

export const everything: MoneyFilter = { text: '', kind: 'all', sort: 'newest' };

export const moneyAtStart: MoneySlice = {
  money: {
    filter: everything,
    ...{ lines: [], next: null, isCut: false, search: 'unasked', selectedId: null },
    ...{ advised: null, isBusy: false },
  },
  openRefunds: [],
  lastRefund: null,
};

/** A refund as it now is: in the lists it is in, and among those under way while it is. */
export function refundTold(slice: MoneySlice, line: RefundLine): Partial<MoneySlice> {
  const { openRefunds, lastRefund } = slice;
  const others = openRefunds.filter(({ refund }) => refund.id !== line.refund.id);
  const isKnown = others.length < openRefunds.length;
  const open = isKnown
    ? openRefunds.map((each) => (each.refund.id === line.refund.id ? line : each))
    : [...openRefunds, line];
  return {
    openRefunds: isOpenRefund(line.refund) ? open : others,
    money: lineTold(slice.money, line),
    ...(lastRefund?.refund.id === line.refund.id && { lastRefund: line }),
  };
}

/** A line that is in the list is shown as it now is; a new one comes first where all are shown. */
export function lineTold(money: MoneyState, line: MoneyLine): MoneyState {
  const known = money.lines.some((each) => lineId(each) === lineId(line));
  const lines = money.lines.map((each) => {
    if (lineId(each) === lineId(line)) return line;
    // What is given back changes what is left of its payment.
    return each.payment.id === line.payment.id ? { ...each, payment: line.payment } : each;
  });
  return { ...money, lines: known || !isNews(money, line) ? lines : [line, ...lines] };
}

export function selectedMoney({ money }: MoneySlice): MoneyLine | null {
  return money.lines.find((line) => lineId(line) === money.selectedId) ?? null;
}

/** The line so many places further down the list, or the first of all. */
export function moneyNeighbour({ money }: MoneySlice, by: number): MoneyLine | undefined {
  const place = money.lines.findIndex((line) => lineId(line) === money.selectedId);
  const next = place < 0 ? 0 : Math.max(0, Math.min(money.lines.length - 1, place + by));
  return money.lines[next];
}

/** Those whose end nobody knows. */
export function refundsInDoubt({
  openRefunds,
}: Pick<MoneySlice, 'openRefunds'>): readonly RefundLine[] {
  return openRefunds.filter(({ refund }) => refund.state === 'in_doubt');
}

/** An old one of which something has changed stays where it is: further down. */
function isNews({ search, filter, lines }: MoneyState, line: MoneyLine): boolean {
  const newest = lines[0] ? subjectOf(lines[0]).createdAt : 0;
  if (subjectOf(line).createdAt < newest) return false;
  const { text, kind, sort, ...rest } = filter;
  const isNarrow = Object.values(rest).some((each) => each !== undefined);
  return search === 'answered' && text === '' && kind === 'all' && sort === 'newest' && !isNarrow;
}
