import { csvRow } from '../../shared/csv-row.ts';
import { decimalText } from '../../shared/money.ts';
import { type MoneyLine, standingOf, subjectOf } from '../../shared/money-line.ts';

/** One line of a file of payments and refunds; nothing of it says who the customer was. */
type Cells = Readonly<Record<(typeof columns)[number], string | number | null>>;

const columns = [
  'type',
  'id',
  'sale',
  'order_id',
  'payment_id',
  'created_at',
  'state',
  'standing',
  'amount',
  'currency',
  'method',
  'terminal',
  'card',
  'reference',
  'captured',
  'refunded',
  'settled_at',
  'receipt',
] as const;

/** A file of many lines, to be put together a piece at a time. */
export interface MoneyFileShape {
  readonly head: string;
  readonly between: string;
  readonly foot: string;
  /** Where there is no line at all. */
  readonly emptyFoot: string;
  line(line: MoneyLine): string;
}

/** For spreadsheets: RFC 4180, in UTF-8 with the mark that Excel wants to see. */
export const moneyCsv: MoneyFileShape = {
  head: `\uFEFF${columns.join(',')}\r\n`,
  between: '\r\n',
  foot: '\r\n',
  emptyFoot: '',
  line(line) {
    const cells = cellsOf(line);
    return csvRow(columns.map((column) => cells[column]));
  },
};

export function moneyJson(made: {
  readonly at: number;
  readonly by: string;
  readonly isCut: boolean;
}): MoneyFileShape {
  const about = {
    made_at: new Date(made.at).toISOString(),
    made_by: made.by,
    is_complete: !made.isCut,
  };
  return {
    head: `${JSON.stringify(about).slice(0, -1)},"lines":[\n`,
    between: ',\n',
    foot: '\n]}\n',
    emptyFoot: ']}\n',
    line: (line) => JSON.stringify(cellsOf(line)),
  };
}

function cellsOf(line: MoneyLine): Cells {
  const { payment, seq, type } = line;
  const subject = subjectOf(line);
  const { currency, approval, evidence } = subject;
  const money = (minor: number) => decimalText({ minor, currency });
  const typed = evidence?.type === 'person' ? evidence.reference : null;
  return {
    type,
    id: subject.id,
    sale: seq,
    order_id: payment.orderId,
    payment_id: payment.id,
    created_at: new Date(subject.createdAt).toISOString(),
    state: subject.state,
    standing: standingOf(line),
    amount: money(subject.amount),
    currency,
    method: payment.method,
    terminal: subject.terminalId,
    card: payment.approval?.card?.last4 ?? null,
    reference: approval?.rrn ?? typed ?? approval?.approvalCode ?? null,
    captured: type === 'payment' ? money(payment.capturedAmount) : null,
    refunded: type === 'payment' ? money(payment.refundedAmount) : null,
    settled_at: payment.settledAt === undefined ? null : new Date(payment.settledAt).toISOString(),
    receipt: line.type === 'refund' ? line.refund.receipt : null,
  };
}
