import type { Currency } from './money.ts';

/** Something the shop sells. `price` in minor units of `currency`. */
export interface Item {
  readonly id: string;
  readonly name: string;
  readonly category: string;
  readonly price: number;
  readonly currency: Currency;
}

/** One line of a sale: an item of the catalogue, or an amount somebody typed. Minor units. */
export interface SaleLine {
  readonly name: string;
  readonly quantity: number;
  readonly unitAmount: number;
}

/** What the lines come to, in minor units; undefined when it is no longer exact. */
export function totalOf(lines: readonly SaleLine[]): number | undefined {
  const total = lines.reduce((sum, line) => sum + line.quantity * line.unitAmount, 0);
  return Number.isSafeInteger(total) ? total : undefined;
}
