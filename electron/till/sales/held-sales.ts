import type { StaffActor } from '../../../shared/actor.ts';
import { screenDeep } from '../../../shared/card-number-screen.ts';
import type { Clock } from '../../../shared/clock.ts';
import type { HeldCart, HeldSale } from '../../../shared/held-sale.ts';
import type { Ids } from '../../../shared/ids.ts';
import type { Ledger } from '../../ledger/ledger.ts';

/** Sales that wait for a customer who has forgotten their purse. They outlive the program. */
export interface HeldSales {
  /** Oldest first. */
  list(): readonly HeldSale[];
  hold(cart: HeldCart, actor: StaffActor): Promise<HeldSale>;
  /** Undefined where somebody has taken it up, or thrown it away, before: it is never in two windows. */
  recall(id: string, actor: StaffActor): Promise<HeldSale | undefined>;
  drop(id: string, actor: StaffActor): Promise<HeldSale | undefined>;
}

export function createHeldSales(dependencies: {
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly ids: Ids;
}): HeldSales {
  const { ledger, clock, ids } = dependencies;

  function leave(id: string, state: 'recalled' | 'dropped', actor: StaffActor) {
    return ledger.write((book): HeldSale | undefined => {
      const sale = book.heldSales().find((each) => each.id === id);
      if (!sale) return undefined;
      const changed: HeldSale = { ...sale, state, changedAt: clock.now() };
      book.append({ type: 'held_sale', heldSale: changed }, actor);
      return changed;
    });
  }

  return {
    list: () => ledger.heldSales(),
    hold: (cart, actor) =>
      ledger.write((book) => {
        const at = clock.now();
        const heldSale: HeldSale = {
          ...{ id: ids('held'), cart: screenDeep(cart), state: 'held' },
          ...{ heldBy: actor.staffId, heldAt: at, changedAt: at },
        };
        book.append({ type: 'held_sale', heldSale }, actor);
        return heldSale;
      }),
    recall: (id, actor) => leave(id, 'recalled', actor),
    drop: (id, actor) => leave(id, 'dropped', actor),
  };
}
