import type { Call } from '../ipc.ts';
import { isEmptyEntry } from '../screens/sell/amount-entry.ts';
import { emptyCart, isEmptyCart } from '../screens/sell/cart.ts';
import { cartOfHeld, heldCartOf } from '../screens/sell/held-cart.ts';
import type { SaleAsks } from './sale-asks.ts';
import type { Store } from './store.ts';

export interface HeldAsks {
  /** Puts the sale away; without one it shows those that wait. */
  holdOrShow(): void;
  /** Takes one up again. A sale that stands there already is put away first. */
  recall(id: string): Promise<void>;
  drop(id: string): Promise<void>;
}

export function createHeldAsks(store: Store, call: Call, sale: SaleAsks): HeldAsks {
  return {
    holdOrShow() {
      const { cart, entry, held } = store.getState();
      if (!isEmptyEntry(entry)) sale.plus();
      if (store.getState().cart.lines.length > 0) void hold();
      else if (!isEmptyCart(cart)) store.setState({ notice: { type: 'sale_empty' } });
      else if (held.length > 0) store.setState({ dialog: { type: 'held' } });
      else store.setState({ notice: { type: 'nothing_held' } });
    },
    async recall(id) {
      if (store.getState().cart.lines.length > 0 && !(await hold())) return;
      const result = await call('sale.recall', { id });
      store.setState({ dialog: null });
      if (result.type !== 'answer') return remark('no_answer');
      if (!result.answer.sale) return remark('held_gone');
      const { cart, missing } = cartOfHeld(result.answer.sale.cart, store.getState().catalogue);
      store.setState({ cart, selectedLine: null, cleared: null, notice: null });
      if (missing > 0) remark('held_missing');
    },
    async drop(id) {
      await call('sale.drop', { id });
    },
  };

  /** The sale leaves the window only once it is in the book. */
  async function hold(): Promise<boolean> {
    const before = store.getState().cart;
    const cart = heldCartOf(before);
    if (!cart) {
      remark('sale_overflow');
      return false;
    }
    const result = await call('sale.hold', { cart });
    if (result.type !== 'answer') {
      remark('no_answer');
      return false;
    }
    // What was added meanwhile stays: it was not put away.
    if (store.getState().cart === before) {
      store.setState({ cart: emptyCart, selectedLine: null, cleared: null });
    }
    remark('held');
    return true;
  }

  function remark(type: 'no_answer' | 'held' | 'held_gone' | 'held_missing' | 'sale_overflow') {
    store.setState({ notice: { type } });
  }
}
