import { assertNever } from '../../../shared/assert-never.ts';
import type { CheckoutView } from '../../../shared/ipc.ts';
import { useServices } from '../../store/window-context.tsx';
import { billOfCheckout } from '../../tender/bill.ts';
import type { PayKey } from './pay-keys.ts';

/** What each key of the pay screen asks for. */
export function usePayActions(checkout: CheckoutView): (key: PayKey) => void {
  const { asks, tender, outcome, place } = useServices();
  return ({ action, unavailable }) => {
    if (unavailable !== null) {
      asks.notice({ type: 'cannot_cancel', why: unavailable });
      return;
    }
    switch (action) {
      case 'next':
      case 'back':
        void asks.leave();
        break;
      case 'retry':
        void tender.retry();
        break;
      case 'cancel':
        void asks.cancel();
        break;
      case 'check':
        void asks.check();
        break;
      case 'resolve':
        void asks.resolve();
        break;
      case 'card':
      case 'upi':
      case 'cash':
      case 'split':
        void tender.pay(action, billOfCheckout(checkout));
        break;
      case 'switch_card':
        void outcome.switchTo('card');
        break;
      case 'switch_upi':
        void outcome.switchTo('upi');
        break;
      case 'switch_cash':
        void outcome.switchTo('cash');
        break;
      case 'next_part':
        void tender.nextPart();
        break;
      case 'leave_part':
      case 'nothing_arrived':
        place.open({ type: action });
        break;
      case 'print':
        place.open({ type: 'receipt', orderId: checkout.order.id, isDuplicate: false });
        break;
      case 'type_slip':
        if (checkout.payment) place.open({ type: 'resolve', paymentId: checkout.payment.id });
        break;
      case 'aside':
        void outcome.aside();
        break;
      default:
        assertNever(action);
    }
  };
}
