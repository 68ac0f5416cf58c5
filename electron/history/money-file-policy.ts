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

/** For spreadsheets: RFC 4180, in UTF-8 with the mark that Excel wants to see. */
export function moneyCsv(lines: readonly MoneyLine[]): string {
  const rows = lines.map((line) => {
    const cells = cellsOf(line);
    return columns.map((column) => csvCell(cells[column])).join(',');
  });
  return `\uFEFF${[columns.join(','), ...rows].join('\r\n')}\r\n`;
}

export function moneyJson(
  lines: readonly MoneyLine[],
  made: { readonly at: number; readonly by: string; readonly isCut: boolean },
): string {
  const content = {
    made_at: new Date(made.at).toISOString(),
    made_by: made.by,
    is_complete: !made.isCut,
    lines: lines.map(cellsOf),
  };
  return `${JSON.stringify(content, null, 1)}\n`;
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

/** A text that begins like a formula would be reckoned by a spreadsheet: an apostrophe keeps it a text. */
function csvCell(value: string | number | null): string {
  if (value === null) return '';
  const text = String(value);
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
