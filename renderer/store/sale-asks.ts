import type { Item } from '../../shared/catalogue.ts';
import { emptyEntry, isEmptyEntry } from '../screens/sell/amount-entry.ts';
import {
  addItem,
  type CartChange,
  changeQuantity,
  emptyCart,
  removeItem,
} from '../screens/sell/cart.ts';
import type { Store } from './store.ts';

/** What a cashier does with the goods of a sale. Nothing of it leaves the window before Charge. */
export interface SaleAsks {
  /** One more of an item of the catalogue. */
  add(item: Item): void;
  change(itemId: string, by: 1 | -1): void;
  remove(itemId: string): void;
  /** The same for the line added last; an amount that is being typed has no quantity. */
  changeLast(by: 1 | -1): void;
  /** Takes out the line added last, which is the typed amount while there is one. */
  removeLast(): void;
  /** Takes back the typed amount; when nothing is typed, the goods. */
  clear(): void;
}

export function createSaleAsks(store: Store): SaleAsks {
  return { add, change, remove, changeLast, removeLast, clear };

  function add(item: Item): void {
    apply(addItem(store.getState().cart, item));
  }

  function change(itemId: string, by: 1 | -1): void {
    apply(changeQuantity(store.getState().cart, itemId, by));
  }

  function remove(itemId: string): void {
    apply({ type: 'changed', cart: removeItem(store.getState().cart, itemId) });
  }

  function changeLast(by: 1 | -1): void {
    const { cart, entry } = store.getState();
    const last = cart.at(-1);
    if (!last) return;
    if (isEmptyEntry(entry)) change(last.item.id, by);
    else store.setState({ notice: { type: 'quantity_of_amount' } });
  }

  function removeLast(): void {
    const { cart, entry } = store.getState();
    const last = cart.at(-1);
    if (!last) return;
    if (isEmptyEntry(entry)) remove(last.item.id);
    else clear();
  }

  function clear(): void {
    if (isEmptyEntry(store.getState().entry)) apply({ type: 'changed', cart: emptyCart });
    else store.setState({ entry: emptyEntry, notice: null });
  }

  /** While the sale is being written down it is no longer the window's to change. */
  function apply(change: CartChange): void {
    if (store.getState().asking) return;
    if (change.type === 'refused') store.setState({ notice: { type: change.why } });
    else store.setState({ cart: change.cart, notice: null });
  }
}
