import type { Clock } from '../shared/clock.ts';
import type { GallaBridge, IpcAnswers, IpcChannel, IpcReply, IpcRequest } from '../shared/ipc.ts';

/** What came of a call to the main process. `no_answer`: nothing is known, it may have been done. */
export type CallResult<Channel extends IpcChannel> =
  | { readonly type: 'answer'; readonly answer: IpcAnswers[Channel] }
  | { readonly type: 'fault'; readonly reference: string }
  | { readonly type: 'malformed' }
  | { readonly type: 'no_answer' };

/** Asks the main process something. Never rejects, and always ends `within` milliseconds. */
export type Call = <Channel extends IpcChannel>(
  channel: Channel,
  request: IpcRequest<Channel>,
  within?: number,
) => Promise<CallResult<Channel>>;

/**
 * How long each question may take when nothing else is said, in milliseconds. A cancel may wait eight seconds for the terminal to
 * say how it ended; a check of a payment in doubt waits for the terminal to look into its memory.
 */
export const answerWithin: Readonly<Record<IpcChannel, number>> = {
  'window.load': 5_000,
  'checkout.start': 10_000,
  'checkout.pay': 10_000,
  'checkout.retry': 10_000,
  'checkout.switch': 20_000,
  'checkout.cancel': 12_000,
  'checkout.check': 30_000,
  'checkout.confirm_upi': 10_000,
  'checkout.resolve': 20_000,
  'checkout.aside': 10_000,
  'checkout.leave': 10_000,
  'checkout.open_list': 5_000,
  'customer_display.load': 5_000,
  'customer_display.toggle': 5_000,
  'customer_display.rung_up': 5_000,
  'history.search': 5_000,
  'history.story': 10_000,
  'history.check': 5_000,
  'window.copy': 5_000,
  'settings.read': 5_000,
  'settings.change': 10_000,
  'simulator.act': 5_000,
  'simulator.mode': 5_000,
};

export function createCall(bridge: GallaBridge, clock: Clock): Call {
  return (channel, request, within = answerWithin[channel]) =>
    new Promise((resolve) => {
      const stopWaiting = clock.after(within, `answer to ${channel}`, () =>
        resolve({ type: 'no_answer' }),
      );
      bridge.call(channel, request).then(
        (reply) => {
          stopWaiting();
          resolve(unwrap(reply));
        },
        () => {
          stopWaiting();
          resolve({ type: 'no_answer' });
        },
      );
    });
}

function unwrap<Channel extends IpcChannel>(reply: IpcReply<Channel>): CallResult<Channel> {
  if (reply.ok) return { type: 'answer', answer: reply.answer };
  return reply.error === 'fault'
    ? { type: 'fault', reference: reply.reference }
    : { type: 'malformed' };
}
