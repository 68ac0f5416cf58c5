import type { Tender } from '../../shared/ipc.ts';
import { isOpenPayment } from '../../shared/payment.ts';
import { isRunning, outcomeStatus } from '../screens/pay/pay-status.ts';
import { type AmountKey, emptyEntry, pressAmountKey } from '../screens/sell/amount-entry.ts';
import { emptyCart } from '../screens/sell/cart.ts';
import { answered, left } from './checkout-slice.ts';
import type { Notice } from './entry-slice.ts';
import { type Asked, createOneQuestion, type QuestionOptions } from './one-question.ts';
import { registerCurrency } from './register-slice.ts';
import { saleOnScreen } from './sale-on-screen.ts';
import { quietFor } from './watchdog.ts';

/** Everything a cashier can ask for. Each ends with what came of it in the store; none rejects. */
export interface Asks {
  type(key: AmountKey): void;
  /**
   * A new sale of the goods and the typed amount; without `tender` on the standard terminal. `again`: the
   * cashier has seen that the same sale was just made. Undefined when no answer came.
   */
  charge(tender?: Tender, again?: boolean): Promise<Asked | undefined>;
  /** The next payment for an order. */
  pay(orderId: string, tender: Tender, again?: boolean): Promise<Asked | undefined>;
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

/** The question never came to be answered: whoever is there may not ask it, or nobody is there. */
function wasNotAsked(notice: Notice | null): boolean {
  return notice?.type === 'not_allowed' || notice?.type === 'locked';
}

export function createAsks(options: QuestionOptions): Asks {
  const { store, call, clock, load } = options;
  const ask = createOneQuestion(options);
  return { type, charge, pay, retry, cancel, check, checkQuietly, resolve, leave, notice };

  function type(key: AmountKey): void {
    store.setState((state) => ({
      entry: pressAmountKey(state.entry, key, registerCurrency(state)),
      notice: null,
    }));
  }

  async function charge(tender?: Tender, again = false): Promise<Asked | undefined> {
    const state = store.getState();
    if (state.asking) return undefined;
    const sale = saleOnScreen(state);
    if (sale.type === 'not_ready') {
      notice(sale.why);
      return undefined;
    }
    const answer = await ask('start', 'checkout.start', {
      ...sale.request,
      ...(tender && { tender }),
      ...(again && { again }),
    });
    // Without an answer it may have started: a sale left standing invites a second charge.
    const isOver = answer ? answer.ok : !wasNotAsked(store.getState().notice);
    if (isOver) store.setState({ entry: emptyEntry, cart: emptyCart, selectedLine: null });
    showNew(answer);
    return answer;
  }

  async function pay(orderId: string, tender: Tender, again = false) {
    const answer = await ask('pay', 'checkout.pay', { orderId, tender, ...(again && { again }) });
    showNew(answer);
    return answer;
  }

  async function retry(): Promise<void> {
    const { checkout } = store.getState();
    if (!checkout) return;
    showNew(await ask('retry', 'checkout.retry', { orderId: checkout.order.id }));
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
    // A code on our own screen has no terminal that could be asked.
    const { payment } = checkout;
    if (payment?.state === 'in_doubt' && payment.terminalId !== null) await check();
  }

  async function leave(): Promise<void> {
    const { checkout } = store.getState();
    if (!checkout) return;
    const { id, payment, payments } = checkout;
    // At once: the next sale's digits must not fall on a screen that is going away.
    store.setState((now) => left(now, id));
    // Its other parts have been seen on the way to this one, which is last so that none comes back.
    const earlier = payments.filter((each) => each.id !== payment?.id && !isOpenPayment(each));
    for (const each of earlier) await call('checkout.leave', { paymentId: each.id });
    if (!payment) return;
    const result = await call('checkout.leave', { paymentId: payment.id });
    if (result.type === 'answer' && result.answer.ok) return;
    store.setState({ leftId: null });
    await load();
  }

  function notice(remark: Notice): void {
    store.setState({ notice: remark });
  }

  function showNew(answer: Asked | undefined): void {
    if (!answer?.ok) return;
    store.setState((now) => answered(now, answer.checkout, now.checkoutNews, 'new'));
  }
}
