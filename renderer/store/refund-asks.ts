import type { IpcRequest } from '../../shared/ipc.ts';
import type { AdvisedPayment, PaymentAnswer, RefundAnswer } from '../../shared/ipc-payments.ts';
import type { Call, CallResult } from '../ipc.ts';
import { refundTold } from './money-slice.ts';
import type { Store } from './store.ts';

/**
 * Giving money back. Whether it was done; why not is in the store as a notice. None rejects. A refund is
 * asked for with what is shown as left, so that one without an answer that is asked again is no second one.
 */
export interface RefundAsks {
  /** Null where there is no such payment, or no answer. */
  advise(paymentId: string): Promise<AdvisedPayment | null>;
  create(asked: IpcRequest<'refunds.create'>): Promise<boolean>;
  cancel(refundId: string): Promise<boolean>;
  /** Asks the terminal to stop waiting for the card. */
  stop(refundId: string): Promise<boolean>;
  /** Asks the terminal how one in doubt ended. */
  ask(refundId: string): Promise<boolean>;
  /** A person says how it ended. */
  settle(verdict: IpcRequest<'refunds.settle'>): Promise<boolean>;
  /** Takes what was only authorised. */
  capture(paymentId: string): Promise<boolean>;
}

type RefundChannel = `refunds.${'create' | 'cancel' | 'stop' | 'ask' | 'settle'}`;
type PaymentChannel = 'payments.capture';

export function createRefundAsks(options: {
  readonly store: Store;
  readonly call: Call;
  /** Called when an answer leaves open what happened. */
  readonly load: () => Promise<void>;
  readonly now: () => number;
}): RefundAsks {
  const { store, call, load, now } = options;
  return {
    async advise(paymentId) {
      const result = await call('refunds.advise', { paymentId });
      return result.type === 'answer' ? result.answer.found : null;
    },
    create: (asked) => one('refunds.create', asked),
    cancel: (refundId) => one('refunds.cancel', { refundId }),
    stop: (refundId) => one('refunds.stop', { refundId }),
    async ask(refundId) {
      const isTold = await one('refunds.ask', { refundId });
      const told = store.getState().lastRefund;
      if (isTold && told?.refund.id === refundId && told.refund.state === 'in_doubt') {
        const offset = store.getState().register?.clockOffset ?? 0;
        store.setState({ notice: { type: 'refund_still_unknown', at: now() + offset } });
      }
      return isTold;
    },
    settle: (verdict) => one('refunds.settle', verdict),
    capture: (paymentId) => one('payments.capture', { paymentId }),
  };

  async function one<Channel extends RefundChannel | PaymentChannel>(
    channel: Channel,
    request: IpcRequest<Channel>,
  ): Promise<boolean> {
    if (store.getState().money.isBusy) return false;
    busy(true);
    store.setState({ notice: null });
    const result: CallResult<RefundChannel | PaymentChannel> = await call(channel, request);
    busy(false);
    if (result.type === 'answer') return taken(result.answer);
    store.setState({ notice: result });
    if (result.type === 'no_answer' || result.type === 'fault') await load();
    return false;
  }

  function taken(answer: RefundAnswer | PaymentAnswer): boolean {
    if (!answer.ok) {
      store.setState({ notice: { type: 'refusal', refusal: answer.refusal } });
      return false;
    }
    // Of a payment the news brings what is to be shown.
    if ('line' in answer) {
      const { line } = answer;
      store.setState((state) => ({ ...refundTold(state, line), lastRefund: line }));
    }
    return true;
  }

  function busy(isBusy: boolean): void {
    store.setState(({ money }) => ({ money: { ...money, isBusy } }));
  }
}
