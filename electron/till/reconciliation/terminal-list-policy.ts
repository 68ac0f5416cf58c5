import { csvRow } from '../../../shared/csv-row.ts';
import { decimalText } from '../../../shared/money.ts';
import type { ListedTransaction } from '../../../shared/pinpad.ts';

const heading = ['Terminal ID', 'Trace', 'Type', 'Date', 'Amount', 'Currency'];

/** A terminal's own list as its acquirer would send it: what moved money, one transaction in a line. */
export function terminalListCsv(
  terminalId: string,
  list: readonly ListedTransaction[],
  dayAt: (at: number) => string,
): string {
  const rows = list.flatMap(({ trace, kind, amount, currency, result, at }) => {
    const type = typeOf(kind);
    // One that was taken back stands there with the one that took it back.
    const isMoney = result === 'approved' || result === 'reversed';
    if (!isMoney || type === undefined) return [];
    const decimals = decimalText({ minor: amount, currency });
    return [[terminalId, trace, type, dayAt(at), decimals, currency]];
  });
  return `\uFEFF${[heading, ...rows].map(csvRow).join('\r\n')}\r\n`;
}

function typeOf(kind: ListedTransaction['kind']): string | undefined {
  if (kind === 'sale' || kind === 'booking') return 'SALE';
  return kind === 'refund' || kind === 'reversal' ? kind.toUpperCase() : undefined;
}
