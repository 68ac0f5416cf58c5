import { type Currency, currencies } from '../../../shared/money.ts';
import { hexCode } from './message.ts';
import { approved, meaningOf } from './result-codes.ts';
import type { BatchSums } from './terminal-batch.ts';
import {
  receiptNumberOf,
  type TerminalRecords,
  type TransactionRecord,
} from './terminal-record.ts';

/** What a simulated terminal prints. In letters that every code page has. */
export function paymentSlip(
  { terminalId }: TerminalRecords,
  record: TransactionRecord,
  isCopy = false,
): readonly string[] {
  const { kind = 'sale', resultCode } = record;
  return [
    ...(isCopy ? ['*** COPY ***'] : []),
    `Terminal ${terminalId}`,
    `${kind.toUpperCase()} ${record.isPresented ? record.method.toUpperCase() : ''}`.trim(),
    `${record.currency} ${decimal(record.amount, record.currency)}`,
    `Trace ${digits(record.trace, 6)} Receipt ${digits(receiptNumberOf(record), 4)}`,
    resultCode === approved
      ? 'APPROVED'
      : `${hexCode(resultCode)} ${meaningOf(resultCode, kind).words}`,
  ];
}

export function batchSlip(
  { terminalId, batch }: TerminalRecords,
  sums: readonly BatchSums[],
): readonly string[] {
  return [
    `Terminal ${terminalId}`,
    `END OF DAY ${batch}`,
    ...sums.flatMap(({ currency, sales, refunds }) => [
      `SALES ${sales.count} ${currency} ${decimal(sales.amount, currency)}`,
      `REFUNDS ${refunds.count} ${currency} ${decimal(refunds.amount, currency)}`,
    ]),
  ];
}

export function serviceSlip({ terminalId }: TerminalRecords, what: string): readonly string[] {
  return [`Terminal ${terminalId}`, what, 'OK'];
}

function decimal(minor: number, currency: Currency): string {
  const { exponent } = currencies[currency];
  const all = digits(minor, exponent + 1);
  return exponent === 0 ? all : `${all.slice(0, -exponent)}.${all.slice(-exponent)}`;
}

function digits(value: number, length: number): string {
  return String(value).padStart(length, '0');
}
