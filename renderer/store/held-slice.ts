import type { HeldSale } from '../../shared/held-sale.ts';

/** The sales that wait, oldest first, as the main process last told them. */
export interface HeldSlice {
  readonly held: readonly HeldSale[];
}

export const heldAtStart: HeldSlice = { held: [] };
