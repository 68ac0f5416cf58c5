import type { Clock } from '../../shared/clock.ts';
import type { CheckoutAnswer, IpcChannel, IpcRequest } from '../../shared/ipc.ts';
import { answerWithin, type Call, type CallResult } from '../ipc.ts';
import type { Asking } from './checkout-slice.ts';
import type { Store } from './store.ts';

/** Channels that answer with a checkout, or with why there is none. */
export type CheckoutChannel = Exclude<
  Extract<IpcChannel, `checkout.${string}`>,
  'checkout.open_list'
>;

/**
 * Asks about a checkout, one question at a time: a second press of the same key is not a second wish.
 * What came of it is in the store when this resolves; undefined where nobody knows what did.
 */
export type OneQuestion = <Channel extends CheckoutChannel>(
  what: Asking,
  channel: Channel,
  request: IpcRequest<Channel>,
) => Promise<Asked | undefined>;

/** Refused, or by whoever may not and nobody who may has approved it: then without a reason. */
export type Asked = CheckoutAnswer | { readonly ok: false; readonly refusal: null };

export interface QuestionOptions {
  readonly store: Store;
  readonly call: Call;
  readonly clock: Clock;
  /** Called when an answer leaves open what happened. */
  readonly load: () => Promise<void>;
}

export function createOneQuestion(options: QuestionOptions): OneQuestion {
  const { store, call, clock, load } = options;
  return async (what, channel, request) => {
    if (store.getState().asking) return undefined;
    const until = clock.now() + answerWithin[channel];
    store.setState({ asking: { what, until }, notice: null });
    const result: CallResult<CheckoutChannel> = await call(channel, request);
    store.setState({ asking: null });
    if (result.type === 'answer') {
      store.setState({ contact: 'ok' });
      if (!result.answer.ok) {
        store.setState({ notice: { type: 'refusal', refusal: result.answer.refusal } });
      }
      return result.answer;
    }
    store.setState({ notice: result });
    if (result.type === 'not_allowed') return notDone;
    if (result.type !== 'malformed') await load();
    return result.type === 'locked' ? notDone : undefined;
  };
}

const notDone = { ok: false, refusal: null } as const;
