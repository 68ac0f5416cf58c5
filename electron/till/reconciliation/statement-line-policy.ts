import { toAsciiDigits } from '../../../shared/ascii-digits.ts';
import type { Currency } from '../../../shared/money.ts';
import { readMoney } from '../../../shared/read-money.ts';
import type { StatementKind, TheirLine, UnreadableWhy } from '../../../shared/statement.ts';
import type { StatementCells } from './read-statement.ts';
import { readStatementDate } from './statement-date-policy.ts';

/** A line that can be compared, with all that it may be told apart by; null where it does not say. */
export interface ReadLine extends TheirLine {
  readonly id: string | null;
  /** The payment that a refund is of, or the line's own. */
  readonly payment: string | null;
  readonly receipt: string | null;
  readonly rrn: string | null;
  readonly terminal: string | null;
  readonly trace: string | null;
  readonly approval: string | null;
}

/** What a line says, or why that cannot be told. `dayAt` is the day where the shop is. */
export function readStatementLine(
  { line, cells, hasTooMany }: StatementCells,
  currency: Currency,
  dayAt: (at: number) => string,
): ReadLine | UnreadableWhy {
  if (hasTooMany) return 'cells_many';
  if (cells.date === '') return 'date_missing';
  const date = readStatementDate(toAsciiDigits(cells.date));
  if (!date) return 'date_wrong';
  if (isOtherCurrency(cells.currency, currency)) return 'currency_other';
  if (movedNothing.has(plainWord(cells.status))) return 'nothing_moved';
  const money = moneyOf(cells, currency);
  if (typeof money === 'string') return money;
  const named = [cells.id, cells.payment, cells.receipt, cells.reference, cells.approval];
  if ([...named, cells.trace].some((cell) => rounded.test(cell))) return 'reference_rounded';
  const names = {
    id: exactName(cells.id),
    payment: exactName(cells.payment),
    receipt: exactName(cells.receipt),
    rrn: numberName(cells.reference),
    terminal: numberName(cells.terminal),
    trace: numberName(cells.trace),
    approval: numberName(cells.approval),
  };
  const [reference] = [
    ...[cells.reference, cells.id, cells.payment, cells.receipt, cells.approval, cells.trace],
  ].filter((cell) => exactName(cell) !== null);
  if (reference === undefined) return 'reference_missing';
  const fee = readMoney(cells.fee.replace(/^-/, ''), currency) ?? null;
  const day = date.type === 'day' ? date.day : dayAt(date.at);
  return { line, day, fee, ...money, ...names, reference: exactName(reference) ?? '' };
}

/** As our own side is named, too: without blanks, capitals throughout. */
export function exactName(text: string): string | null {
  // ="0123" and '0123 are what keeps a spreadsheet from taking a number's first zeros away.
  const plain = toAsciiDigits(text)
    .replace(/^=?"(.*)"$/, '$1')
    .replace(/^'/, '')
    .replaceAll(/\s/g, '');
  return /[\p{L}\p{N}]/u.test(plain) ? plain : null;
}

/** Such a name whose first zeros may have been lost on the way. */
export function numberName(text: string): string | null {
  const name = exactName(text)?.toUpperCase().replace(/^0+/, '') ?? '';
  return name === '' ? null : name;
}

/** What a spreadsheet shows of a long number; approval codes may have an E, but no plus. */
const rounded = /^\d(?:[.,]\d+)?E\+\d+$/i;

const movedNothing = new Set(
  [
    'failed',
    'failure',
    'declined',
    'decline',
    'cancelled',
    'canceled',
    'rejected',
    'expired',
  ].concat(['timeout', 'timed out', 'unsuccessful', 'not captured', 'विफल', 'असफल']),
);

const kinds: Readonly<Record<StatementKind, ReadonlySet<string>>> = {
  sale: new Set(
    ['sale', 'sales', 'payment', 'payments', 'purchase', 'capture', 'captured', 'card sale'].concat(
      ['upi', 'upi sale', 'qr', 'bharat qr', 'pay', 'collect', 'बिक्री', 'भुगतान'],
    ),
  ),
  refund: new Set(
    ['refund', 'refunds', 'refunded', 'reversal', 'reversed', 'void', 'voided', 'void sale'].concat(
      ['sale void', 'return', 'credit voucher', 'upi refund', 'रिफ़ंड', 'वापसी'],
    ),
  ),
};

function moneyOf(
  cells: StatementCells['cells'],
  currency: Currency,
): { readonly kind: StatementKind; readonly amount: number } | UnreadableWhy {
  const said = kindOf(cells);
  if (said === 'unknown') return 'type_unknown';
  if (cells.amount !== '') {
    const read = signedAmount(cells.amount, currency);
    if (!read) return 'amount_wrong';
    const { amount, isNegative } = read;
    // Money that a sale takes away from the shop is no sale.
    if (isNegative && said === 'sale') return 'amount_wrong';
    return { kind: said ?? (isNegative ? 'refund' : 'sale'), amount };
  }
  const credit = signedAmount(cells.credit, currency);
  const debit = signedAmount(cells.debit, currency);
  const isCredit = credit !== undefined && credit.amount > 0;
  const isDebit = debit !== undefined && debit.amount > 0;
  if (cells.credit === '' && cells.debit === '') return 'amount_missing';
  if (isCredit === isDebit || credit?.isNegative || debit?.isNegative) return 'amount_wrong';
  const kind = isCredit ? 'sale' : 'refund';
  if (said !== null && said !== kind) return 'type_unknown';
  return { kind, amount: (isCredit ? credit : debit)?.amount ?? 0 };
}

/** Null where the line says nothing of it. "Debit" as a type may be a kind of card, so it says nothing sure. */
function kindOf({ type, direction }: StatementCells['cells']): StatementKind | 'unknown' | null {
  const way = plainWord(direction);
  if (type === '' && way === '') return null;
  if (type !== '') {
    const word = plainWord(type);
    if (kinds.sale.has(word)) return 'sale';
    return kinds.refund.has(word) ? 'refund' : 'unknown';
  }
  if (['cr', 'c', 'credit'].includes(way)) return 'sale';
  return ['dr', 'd', 'debit'].includes(way) ? 'refund' : 'unknown';
}

/** "-50.00", "50.00-", "(50.00)" and "50.00 Dr" are taken away; "100.0000" has no more than paise. */
function signedAmount(
  text: string,
  currency: Currency,
): { readonly amount: number; readonly isNegative: boolean } | undefined {
  const bracketed = /^\((.+)\)$/.exec(text);
  const [, before = '', digits = '', after = ''] =
    /^([-−+]?)(.*?)\s*([-−]|[cd]r\.?)?$/i.exec(bracketed?.[1] ?? text) ?? [];
  const isNegative = bracketed !== null || /[-−d]/i.test(before + after);
  const amount = readMoney(digits.replace(/(\.\d{2})0+$/, '$1'), currency);
  return amount === undefined ? undefined : { amount, isNegative };
}

function isOtherCurrency(text: string, currency: Currency): boolean {
  const name = text.toUpperCase();
  const ours = [currency, ...(currency === 'INR' ? ['356', 'RS', 'RS.', '₹'] : [])];
  return name !== '' && !ours.includes(name);
}

function plainWord(text: string): string {
  return text.toLowerCase().replace(/[_-]/g, ' ').trim();
}
