import { assertNever } from '../../shared/assert-never.ts';
import type { CheckoutView, OrderLine, Push, WindowState } from '../../shared/ipc.ts';
import type { Session } from '../../shared/staff.ts';
import { outcomeStatus } from '../screens/pay/pay-status.ts';
import { checkoutTold } from './checkout-slice.ts';
import { historyOrderChanged } from './history-slice.ts';
import { lineTold, refundTold } from './money-slice.ts';
import { orderChanged } from './orders-slice.ts';
import { personAt, registerChanged, registerCurrency, registerLoaded } from './register-slice.ts';
import { catalogueLoaded } from './sale-slice.ts';
import { statementAtStart } from './statement-slice.ts';
import type { WindowStore } from './store.ts';
import { terminalChanged } from './terminals-slice.ts';
import { wireTold } from './wire-slice.ts';

/** What one push changes. Any push is a sign of life. */
export function applyPush(state: WindowStore, push: Push): Partial<WindowStore> {
  switch (push.type) {
    case 'order':
      return {
        contact: 'ok',
        moneyNews: state.moneyNews + 1,
        ...orderChanged(state, push.line),
        ...historyOrderChanged(state, push.line),
        ...moneyOrderChanged(state, push.line),
      };
    case 'refund':
      return {
        contact: 'ok',
        moneyNews: state.moneyNews + 1,
        ...refundTold(state, push.line),
      };
    case 'checkout':
      return { contact: 'ok', ...showCheckout(state, push.checkout) };
    case 'unresolved':
      return { contact: 'ok', unresolved: push.checkouts };
    case 'terminal':
      return { contact: 'ok', ...terminalChanged(state, push.status) };
    case 'mode':
      return registerChanged(state, { mode: push.mode });
    case 'gateway':
      return registerChanged(state, { gateway: push.gateway });
    case 'goods':
      return { contact: 'ok', ...catalogueLoaded(state, push.catalogue, registerCurrency(state)) };
    case 'held':
      return { contact: 'ok', held: push.sales };
    case 'printer':
      return { contact: 'ok', printer: push.status };
    case 'wire':
      return { contact: 'ok', ...wireTold(state, push.rows) };
    case 'webhooks':
      return { contact: 'ok', webhooksNews: state.webhooksNews + 1, webhooksOff: push.off };
    case 'session':
      return sessionChanged(state, push.session);
    case 'settings':
      return registerChanged(state, {
        store: push.store,
        keys: push.keys,
        settings: push.settings,
      });
    // For another window than the cashier's.
    case 'customer_display':
    case 'pinpad':
      return {};
    default:
      return assertNever(push);
  }
}

/** What loading everything changes. `now` by the window's clock. */
export function applyLoaded(
  state: WindowStore,
  loaded: WindowState,
  now: number,
): Partial<WindowStore> {
  return {
    ...sessionChanged(state, loaded.session),
    ...registerLoaded(loaded, now),
    ...catalogueLoaded(state, loaded.catalogue, loaded.store.currency),
    terminals: loaded.terminals,
    printer: loaded.printer,
    held: loaded.held,
    today: loaded.today,
    unresolved: loaded.unresolved,
    openRefunds: loaded.refunds,
    webhooksOff: loaded.webhooksOff,
    ...showCheckout(state, loaded.checkout),
  };
}

/**
 * Whoever comes begins where everybody begins; the sale under way stays. `session` is news or an answer.
 */
export function sessionChanged(state: WindowStore, session: Session): Partial<WindowStore> {
  const changed = registerChanged(state, { session });
  const isSame = personAt(changed)?.id === personAt(state)?.id;
  if (isSame) return changed;
  return { ...changed, ...statementAtStart, screen: 'sell', dialog: null, notice: null };
}

function moneyOrderChanged(state: WindowStore, line: OrderLine): Partial<WindowStore> {
  const { order, payment } = line;
  if (!payment) return {};
  return { money: lineTold(state.money, { type: 'payment', seq: order.seq, payment }) };
}

/** A remark about one picture is taken away with it. */
function showCheckout(state: WindowStore, checkout: CheckoutView | null): Partial<WindowStore> {
  const told = checkoutTold(state, checkout);
  return isSamePicture(state.checkout, checkout) ? told : { ...told, notice: null };
}

function isSamePicture(before: CheckoutView | null, after: CheckoutView | null): boolean {
  if (!before || !after) return before === after;
  return before.id === after.id && outcomeStatus(before) === outcomeStatus(after);
}
