import type { Clock } from '../../shared/clock.ts';
import type { CheckoutAnswer, IpcChannel, IpcRequest } from '../../shared/ipc.ts';
import { answerWithin, type Call, type CallResult } from '../ipc.ts';
import { isRunning, outcomeStatus } from '../screens/pay/pay-status.ts';
import {
  type AmountKey,
  emptyEntry,
  entryMinor,
  pressAmountKey,
} from '../screens/sell/amount-entry.ts';
import { cartLines, emptyCart, saleTotal } from '../screens/sell/cart.ts';
import { type Asking, answered, left } from './checkout-slice.ts';
import type { Notice } from './entry-slice.ts';
import { registerCurrency } from './register-slice.ts';
import type { Store } from './store.ts';
import { quietFor } from './watchdog.ts';

/** Everything a cashier can ask for. Each ends with what came of it in the store; none rejects. */
export interface Asks {
  type(key: AmountKey): void;
  /** A new sale of the goods and the typed amount. */
  charge(): Promise<void>;
  retry(): Promise<void>;
  cancel(): Promise<void>;
  /** Asks the terminal about a payment in doubt, or the ledger about any other. */
  check(): Promise<void>;
  /** The same without being asked by anybody: remarks nothing, but notices when nobody answers. */
  checkQuietly(): Promise<void>;
  /** The interruption has been seen: asks how it stands and goes on to that. */
  resolve(): Promise<void>;
  /** The end has been seen: back to the keypad. */
  leave(): Promise<void>;
  notice(notice: Notice): void;
}

type CheckoutChannel = Exclude<Extract<IpcChannel, `checkout.${string}`>, 'checkout.open_list'>;

/** Nothing was changed since the till asked whether the same sale is meant once more: it is. */
function wasAskedAgain(notice: Notice | null): boolean {
  return notice?.type === 'refusal' && notice.refusal.type === 'same_sale_again';
}

export function createAsks(options: {
  readonly store: Store;
  readonly call: Call;
  readonly clock: Clock;
  /** Called when an answer leaves open what happened. */
  readonly load: () => Promise<void>;
}): Asks {
  const { store, call, clock, load } = options;
  return { type, charge, retry, cancel, check, checkQuietly, resolve, leave, notice };

  function type(key: AmountKey): void {
    store.setState((state) => ({
      entry: pressAmountKey(state.entry, key, registerCurrency(state)),
      notice: null,
    }));
  }

  async function charge(): Promise<void> {
    const state = store.getState();
    if (state.asking) return;
    if (state.entry.overflow) return notice({ type: 'amount_overflow' });
    const amount = entryMinor(state.entry, registerCurrency(state));
    const lines = cartLines(state.cart, amount);
    if (lines.length === 0) {
      return notice({ type: state.catalogue.length > 0 ? 'sale_empty' : 'amount_missing' });
    }
    if (saleTotal(state.cart, amount) === undefined) return notice({ type: 'sale_overflow' });
    const answer = await ask('start', 'checkout.start', {
      lines,
      ...(wasAskedAgain(state.notice) ? { again: true } : {}),
    });
    // Without an answer it may have started: a sale left standing invites a second charge.
    if (answer?.ok !== false) store.setState({ entry: emptyEntry, cart: emptyCart });
    if (!answer?.ok) return;
    store.setState((now) => answered(now, answer.checkout, now.checkoutNews, 'new'));
  }

  async function retry(): Promise<void> {
    const { checkout } = store.getState();
    if (!checkout) return;
    const answer = await ask('retry', 'checkout.retry', { orderId: checkout.order.id });
    if (!answer?.ok) return;
    store.setState((now) => answered(now, answer.checkout, now.checkoutNews, 'new'));
  }

  async function cancel(): Promise<void> {
    const { checkout, checkoutNews } = store.getState();
    if (!checkout?.payment) return;
    const paymentId = checkout.payment.id;
    const answer = await ask('cancel', 'checkout.cancel', { paymentId });
    if (!answer?.ok) return;
    store.setState((now) => answered(now, answer.checkout, checkoutNews, 'same'));
  }

  async function check(): Promise<void> {
    const { checkout, checkoutNews } = store.getState();
    if (!checkout?.payment) return load();
    const paymentId = checkout.payment.id;
    const answer = await ask('check', 'checkout.check', { paymentId });
    if (!answer?.ok) return;
    store.setState((now) => answered(now, answer.checkout, checkoutNews, 'same'));
    if (answer.checkout.payment?.state === 'in_doubt') {
      const offset = store.getState().register?.clockOffset ?? 0;
      notice({ type: 'still_unknown', at: clock.now() + offset });
    }
  }

  async function checkQuietly(): Promise<void> {
    const { checkout, checkoutNews } = store.getState();
    if (!checkout?.payment || !isRunning(outcomeStatus(checkout))) return load();
    const paymentId = checkout.payment.id;
    const reply = await call('checkout.check', { paymentId }, quietFor);
    if (reply.type === 'no_answer') return store.setState({ contact: 'lost' });
    if (reply.type !== 'answer' || !reply.answer.ok) return load();
    const told = reply.answer.checkout;
    store.setState((now) => answered(now, told, checkoutNews, 'same'));
  }

  async function resolve(): Promise<void> {
    const { checkout } = store.getState();
    if (!checkout) return;
    store.setState({ lookedAt: checkout.id });
    if (checkout.payment?.state === 'in_doubt') await check();
  }

  async function leave(): Promise<void> {
    const { checkout } = store.getState();
    if (!checkout) return;
    const { id, payment } = checkout;
    // At once: the next sale's digits must not fall on a screen that is going away.
    store.setState((now) => left(now, id));
    if (!payment) return;
    const result = await call('checkout.leave', { paymentId: payment.id });
    if (result.type === 'answer' && result.answer.ok) return;
    store.setState({ leftId: null });
    await load();
  }

  function notice(remark: Notice): void {
    store.setState({ notice: remark });
  }

  /** One question at a time: a second press of the same key is not a second wish. */
  async function ask<Channel extends CheckoutChannel>(
    what: Asking,
    channel: Channel,
    request: IpcRequest<Channel>,
  ): Promise<CheckoutAnswer | undefined> {
    if (store.getState().asking) return undefined;
    const until = clock.now() + answerWithin[channel];
    store.setState({ asking: { what, until }, notice: null });
    const result: CallResult<CheckoutChannel> = await call(channel, request);
    store.setState({ asking: null });
    if (result.type === 'answer') {
      store.setState({ contact: 'ok' });
      if (!result.answer.ok) notice({ type: 'refusal', refusal: result.answer.refusal });
      return result.answer;
    }
    notice(result);
    if (result.type !== 'malformed') await load();
    return undefined;
  }
}
