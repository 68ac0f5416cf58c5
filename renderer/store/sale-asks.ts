import type { Item } from '../../shared/catalogue.ts';
import { emptyEntry, entryMinor, isEmptyEntry } from '../screens/sell/amount-entry.ts';
import { type Cart, type CartLine, emptyCart, isEmptyCart } from '../screens/sell/cart.ts';
import {
  addAmount,
  addItem,
  type CartChange,
  changeLine,
  changeQuantity,
  removeLine,
  revise,
} from '../screens/sell/change-cart.ts';
import type { Discount } from '../screens/sell/discount.ts';
import type { Notice } from './entry-slice.ts';
import { registerCurrency } from './register-slice.ts';
import { activeLine } from './sale-slice.ts';
import type { Store } from './store.ts';

/** What a cashier does with a sale before it is charged. Nothing of it leaves the window before then. */
export interface SaleAsks {
  /** One more of an item of the catalogue. */
  add(item: Item): void;
  /** An amount as a line; whether there was room for it. */
  addAmount(amount: number, name: string | null): boolean;
  change(lineId: string, by: 1 | -1): void;
  remove(lineId: string): void;
  /** A line, or none, and what is taken off the whole sale; whether they could become so. */
  revise(line: CartLine | null, discount: Discount | null): boolean;
  /** Who buys, what is to be remembered, what the sale is called. */
  describe(details: Pick<Cart, 'customer' | 'note' | 'receipt'>): void;
  /** The line before or after the one that the keys act on. */
  select(by: 1 | -1): void;
  selectLine(lineId: string): void;
  /** One more of the line that the keys act on; what is being typed becomes a line of its own. */
  plus(): void;
  minus(): void;
  /** What is typed is how many there are of the line that the keys act on. False where nothing is typed. */
  times(): boolean;
  /** Takes out the line that the keys act on, which is the typed amount while there is one. */
  removeActive(): void;
  /** Takes back the typed amount; when nothing is typed, the whole sale. */
  clear(): void;
  /** The sale that was cleared is there again; whether there was one. */
  bringBack(): boolean;
}

export function createSaleAsks(store: Store): SaleAsks {
  return {
    add(item) {
      apply(addItem(cart(), item), { selectedLine: null });
    },
    addAmount: (amount, name) => apply(addAmount(cart(), amount, name), { selectedLine: null }),
    change(id, by) {
      apply(changeQuantity(cart(), id, by));
    },
    remove(id) {
      apply({ type: 'changed', cart: removeLine(cart(), id) });
    },
    revise: (line, discount) => apply(revise(cart(), line, discount)),
    describe(details) {
      apply({ type: 'changed', cart: { ...cart(), ...details } });
    },
    select,
    selectLine: (selectedLine) => store.setState({ selectedLine, notice: null }),
    plus,
    minus,
    times,
    removeActive,
    clear,
    bringBack,
  };

  function cart(): Cart {
    return store.getState().cart;
  }

  function select(by: 1 | -1): void {
    const state = store.getState();
    const active = activeLine(state);
    const { lines } = state.cart;
    const next = active && lines[lines.indexOf(active) + by];
    if (next) store.setState({ selectedLine: next.id, notice: null });
  }

  function plus(): void {
    const state = store.getState();
    const amount = entryMinor(state.entry, registerCurrency(state));
    if (amount > 0 && !state.entry.overflow) {
      if (apply(addAmount(state.cart, amount), { selectedLine: null })) {
        store.setState({ entry: emptyEntry });
      }
      return;
    }
    changeActive(1);
  }

  function minus(): void {
    if (isEmptyEntry(store.getState().entry)) changeActive(-1);
    else remark({ type: 'quantity_of_amount' });
  }

  function times(): boolean {
    const state = store.getState();
    const { entry } = state;
    if (isEmptyEntry(entry)) return false;
    const line = activeLine(state);
    if (!line) remark({ type: 'line_missing' });
    else if (entry.fraction !== null) remark({ type: 'quantity_whole' });
    else if (line.type === 'amount') remark({ type: 'quantity_of_amount' });
    else if (apply(changeLine(state.cart, { ...line, quantity: Number(entry.whole) }))) {
      store.setState({ entry: emptyEntry });
    }
    return true;
  }

  function changeActive(by: 1 | -1): void {
    const line = activeLine(store.getState());
    if (line) apply(changeQuantity(cart(), line.id, by));
  }

  function removeActive(): void {
    const state = store.getState();
    const line = activeLine(state);
    if (!isEmptyEntry(state.entry)) store.setState({ entry: emptyEntry, notice: null });
    else if (line) apply({ type: 'changed', cart: removeLine(state.cart, line.id) });
  }

  function clear(): void {
    const state = store.getState();
    if (!isEmptyEntry(state.entry)) store.setState({ entry: emptyEntry, notice: null });
    else if (isEmptyCart(state.cart)) store.setState({ notice: null });
    else if (!state.asking) {
      // A whole sale is too much to lose by one key.
      store.setState({
        ...{ cart: emptyCart, selectedLine: null, cleared: state.cart },
        notice: { type: 'sale_cleared' },
      });
    }
  }

  function bringBack(): boolean {
    const { cleared } = store.getState();
    if (!cleared || !isEmptyCart(cart())) return false;
    store.setState({ cart: cleared, cleared: null, notice: null });
    return true;
  }

  /** While the sale is being written down it is no longer the window's to change. */
  function apply(change: CartChange, more: { readonly selectedLine?: null } = {}): boolean {
    if (store.getState().asking) return false;
    if (change.type === 'refused') {
      remark({ type: change.why });
      return false;
    }
    store.setState({ cart: change.cart, cleared: null, notice: null, ...more });
    return true;
  }

  function remark(notice: Notice): void {
    store.setState({ notice });
  }
}
