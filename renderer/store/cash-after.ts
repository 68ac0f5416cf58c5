import { isRunning, isUnpaid, outcomeStatus } from '../screens/pay/pay-status.ts';
import { billOfCheckout } from '../tender/bill.ts';
import type { Store } from './store.ts';
import type { TenderDialog } from './tender-slice.ts';

/**
 * Opens the cash dialog as soon as a checkout that is to be paid in cash instead has ended without
 * money; when it ended in any other way there is nothing to be paid twice. Gives back a function that
 * stops it.
 */
export function followCashAfter(store: Store): () => void {
  return store.subscribe(({ checkout, cashAfter }) => {
    if (cashAfter === null) return;
    const own = checkout?.id === cashAfter ? checkout : null;
    if (own && isRunning(outcomeStatus(own))) return;
    const isClosed = own !== null && isUnpaid(outcomeStatus(own));
    const dialog: TenderDialog | null = isClosed
      ? { type: 'cash', bill: billOfCheckout(own), given: 0 }
      : null;
    store.setState({ cashAfter: null, ...(dialog && { dialog }) });
  });
}
