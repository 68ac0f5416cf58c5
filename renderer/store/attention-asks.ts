import type { IpcRequest } from '../../shared/ipc.ts';
import { selectedRefund, selectedUnresolved, unresolvedAnswered } from './attention-slice.ts';
import { refundsInDoubt } from './money-slice.ts';
import { createOneQuestion, type QuestionOptions } from './one-question.ts';

/** What is done about payments whose end nobody knows. What comes of it is in the store. */
export interface AttentionAsks {
  select(checkoutId: string): void;
  /** The one so many places further down. */
  step(by: number): void;
  /** Asks what has been done about it so far. */
  tell(): Promise<void>;
  /** Asks its terminal. */
  ask(): Promise<void>;
  /** A person says how it ended. Whether that was kept. */
  resolve(verdict: IpcRequest<'checkout.resolve'>): Promise<boolean>;
  /** Somebody has seen that an interrupted payment is over. */
  seen(): Promise<void>;
}

export function createAttentionAsks(options: QuestionOptions): AttentionAsks {
  const { store, call, clock } = options;
  const question = createOneQuestion(options);
  let stories = 0;
  return { select, step, tell, ask, resolve, seen };

  function select(selectedId: string): void {
    store.setState({ attention: { selectedId, story: null, told: null }, notice: null });
  }

  function step(by: number): void {
    const state = store.getState();
    const refunds = refundsInDoubt(state).map(({ refund }) => refund.id);
    const ids = [...state.unresolved.map(({ id }) => id), ...refunds];
    const selected = selectedRefund(state)?.refund.id ?? selectedUnresolved(state)?.id;
    const here = ids.indexOf(selected ?? '');
    const next = ids[Math.max(0, Math.min(ids.length - 1, here + by))];
    if (next !== undefined) select(next);
  }

  async function tell(): Promise<void> {
    const selected = selectedUnresolved(store.getState());
    if (!selected) return;
    stories += 1;
    const own = stories;
    const result = await call('history.story', { orderId: selected.order.id });
    if (own !== stories || result.type !== 'answer') return;
    const { story } = result.answer;
    store.setState(({ attention }) => ({ attention: { ...attention, story } }));
  }

  async function ask(): Promise<void> {
    const payment = selectedUnresolved(store.getState())?.payment;
    if (payment?.state !== 'in_doubt') return;
    untell();
    const answer = await question('check', 'checkout.check', { paymentId: payment.id });
    if (!answer?.ok) return;
    const { checkout } = answer;
    store.setState((state) => unresolvedAnswered(state, checkout));
    if (checkout.payment?.state !== 'in_doubt') return;
    const offset = store.getState().register?.clockOffset ?? 0;
    store.setState({ notice: { type: 'still_unknown', at: clock.now() + offset } });
  }

  async function resolve(verdict: IpcRequest<'checkout.resolve'>): Promise<boolean> {
    untell();
    const answer = await question('resolve', 'checkout.resolve', verdict);
    if (!answer?.ok) return false;
    const { order, payment } = answer.checkout;
    // The terminal's word may have been another than the person's, and counts.
    const isPaid = payment?.state === 'captured' || payment?.state === 'authorised';
    const told = { seq: order.seq, verdict: isPaid ? 'paid' : 'not_paid' } as const;
    store.setState(({ attention }) => ({ attention: { ...attention, told } }));
    return true;
  }

  async function seen(): Promise<void> {
    const payment = selectedUnresolved(store.getState())?.payment;
    if (!payment || payment.state === 'in_doubt') return;
    await question('check', 'checkout.leave', { paymentId: payment.id });
  }

  function untell(): void {
    store.setState(({ attention }) => ({ attention: { ...attention, told: null } }));
  }
}
