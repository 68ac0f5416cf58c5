import type { StaffActor } from '../../shared/actor.ts';
import type { HeldSales } from '../till/sales/held-sales.ts';
import type { IpcHandlers } from './handle.ts';

export interface HeldFacts {
  readonly heldSales: HeldSales;
  /** Whoever asked what is being answered. */
  readonly actor: () => StaffActor;
}

/** Sales that wait. */
export function heldHandlers({
  heldSales,
  actor,
}: HeldFacts): Pick<IpcHandlers, 'sale.hold' | 'sale.recall' | 'sale.drop'> {
  return {
    'sale.hold': async ({ cart }) => ({ sale: await heldSales.hold(cart, actor()) }),
    'sale.recall': async ({ id }) => ({ sale: (await heldSales.recall(id, actor())) ?? null }),
    'sale.drop': async ({ id }) => ({ sale: (await heldSales.drop(id, actor())) ?? null }),
  };
}
