import type { Currency } from './money.ts';

/** Something the shop sells. `price` in minor units of `currency`. */
export interface Item {
  readonly id: string;
  readonly name: string;
  readonly category: string;
  readonly price: number;
  readonly currency: Currency;
  /** What stands on it in bars, as shared/item-code.ts reads it. */
  readonly code?: string;
  /** Left out while the shop sells it; false once it no longer does. */
  readonly isSold?: boolean;
}

/** One line of a sale: an item of the catalogue, or an amount somebody typed. Minor units. */
export interface SaleLine {
  readonly name: string;
  readonly quantity: number;
  readonly unitAmount: number;
  /** Absent for a typed amount. */
  readonly itemId?: string;
  /** The catalogue's price for one, where somebody charged another. */
  readonly listAmount?: number;
  /** Off the whole line; less than it comes to. */
  readonly discount?: number;
}

/** What one line comes to, in minor units. */
export function lineTotal({ quantity, unitAmount, discount = 0 }: SaleLine): number {
  return quantity * unitAmount - discount;
}

/** What the lines come to, in minor units; undefined when it is no longer exact. */
export function totalOf(lines: readonly SaleLine[]): number | undefined {
  const total = lines.reduce((sum, line) => sum + lineTotal(line), 0);
  return Number.isSafeInteger(total) ? total : undefined;
}
