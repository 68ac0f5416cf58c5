import type { Asks } from './asks.ts';
import { answered } from './checkout-slice.ts';
import { createOneQuestion, type QuestionOptions } from './one-question.ts';

/** What a cashier says about a payment that runs, or whose end nobody knows. */
export interface OutcomeAsks {
  /** Another way to pay: the terminal closes this one first. */
  switchTo(way: 'card' | 'upi' | 'cash'): Promise<void>;
  /** The money for a code on our own screen has arrived. */
  confirmUpi(utr: string): Promise<void>;
  /** Nobody paid by it. */
  nothingArrived(): Promise<void>;
  /** The next customer need not wait for what nobody knows. */
  aside(): Promise<void>;
}

export function createOutcomeAsks(options: QuestionOptions, asks: Asks): OutcomeAsks {
  const { store } = options;
  const ask = createOneQuestion(options);
  return { switchTo, confirmUpi, nothingArrived, aside };

  async function switchTo(way: 'card' | 'upi' | 'cash'): Promise<void> {
    const { checkout } = store.getState();
    if (!checkout?.payment) return;
    const { id, payment } = checkout;
    if (way === 'cash') return await closeForCash(id, payment.id);
    const answer = await ask('switch', 'checkout.switch', { paymentId: payment.id, method: way });
    if (!answer?.ok) return;
    store.setState((now) => answered(now, answer.checkout, now.checkoutNews, 'new'));
  }

  /** Nobody hands over cash before the terminal has said that it takes nothing (cash-after.ts). */
  async function closeForCash(id: string, paymentId: string): Promise<void> {
    const { checkoutNews } = store.getState();
    store.setState({ cashAfter: id });
    const answer = await ask('switch', 'checkout.cancel', { paymentId });
    if (!answer?.ok) return store.setState({ cashAfter: null });
    store.setState((now) => answered(now, answer.checkout, checkoutNews, 'same'));
  }

  async function confirmUpi(utr: string): Promise<void> {
    const { checkout, checkoutNews } = store.getState();
    if (!checkout?.payment) return;
    const paymentId = checkout.payment.id;
    const answer = await ask('confirm', 'checkout.confirm_upi', { paymentId, utr });
    if (!answer?.ok) return;
    store.setState((now) => answered(now, answer.checkout, checkoutNews, 'same'));
  }

  async function nothingArrived(): Promise<void> {
    store.setState({ dialog: null });
    await asks.cancel();
  }

  async function aside(): Promise<void> {
    const { checkout } = store.getState();
    if (!checkout?.payment) return;
    const { id, payment } = checkout;
    const answer = await ask('aside', 'checkout.aside', { paymentId: payment.id });
    if (!answer?.ok) return;
    store.setState((now) => (now.checkout?.id === id ? { checkout: null } : {}));
  }
}
