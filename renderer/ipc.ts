import type { Clock } from '../shared/clock.ts';
import type { GallaBridge, IpcAnswers, IpcChannel, IpcReply, IpcRequest } from '../shared/ipc.ts';
import type { Capability } from '../shared/staff.ts';

/** What came of a call to the main process. `no_answer`: nothing is known, it may have been done. */
export type CallResult<Channel extends IpcChannel> =
  | { readonly type: 'answer'; readonly answer: IpcAnswers[Channel] }
  | { readonly type: 'fault'; readonly reference: string }
  | { readonly type: 'malformed' }
  /** Nobody is at the window any more. */
  | { readonly type: 'locked' }
  /** Whoever is there may not, and nobody who may has approved it. */
  | { readonly type: 'not_allowed' }
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
  'staff.session': 5_000,
  'staff.sign_in': 10_000,
  'staff.set_up': 10_000,
  'staff.lock': 5_000,
  'staff.active': 5_000,
  'staff.approve': 10_000,
  'staff.approvers': 5_000,
  'staff.end_approval': 5_000,
  'staff.own_pin': 10_000,
  'staff.members': 5_000,
  'staff.add': 10_000,
  'staff.change': 10_000,
  'staff.set_pin': 10_000,
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
  // A terminal that says nothing is waited for.
  'receipt.slip': 60_000,
  // Somebody chooses where to keep it.
  'history.export': 600_000,
  'reports.day': 5_000,
  'reports.month': 5_000,
  'reports.year': 5_000,
  // Somebody chooses where to keep it.
  'reports.keep': 600_000,
  'window.copy': 5_000,
  'audit.list': 30_000,
  // A book of many years.
  'audit.verify': 300_000,
  'settlement.show': 30_000,
  // A terminal hands its whole day in.
  'settlement.run': 180_000,
  // Some months of a statement beside the book.
  'statement.compare': 60_000,
  'statement.lines': 5_000,
  'statement.keep': 600_000,
  'statement.past': 5_000,
  'statement.sample': 600_000,
  // A filter may have to look through the whole book.
  'payments.list': 30_000,
  'payments.export': 600_000,
  'payments.capture': 30_000,
  'refunds.advise': 5_000,
  'refunds.create': 10_000,
  'refunds.cancel': 10_000,
  'refunds.stop': 12_000,
  'refunds.ask': 30_000,
  'refunds.settle': 20_000,
  'wire.follow': 5_000,
  'wire.leave': 5_000,
  // Somebody chooses a file.
  'wire.open': 600_000,
  'wire.read': 10_000,
  'wire.keep': 600_000,
  'sale.hold': 10_000,
  'sale.recall': 10_000,
  'sale.drop': 10_000,
  'goods.add': 10_000,
  'goods.change': 10_000,
  'goods.remove': 10_000,
  // A file of many thousand lines.
  'goods.preview': 30_000,
  'goods.import': 60_000,
  'receipt.show': 5_000,
  'receipt.print': 10_000,
  // Somebody chooses where to keep it.
  'receipt.pdf': 600_000,
  'printer.status': 5_000,
  'printer.test': 10_000,
  'printer.retry': 10_000,
  'printer.cancel': 10_000,
  'drawer.open': 30_000,
  'settings.read': 5_000,
  'settings.change': 10_000,
  'terminals.all': 5_000,
  'terminals.find': 10_000,
  // Each language at each speed may take its four seconds.
  'terminals.probe': 90_000,
  'terminals.pair': 10_000,
  'terminals.change': 10_000,
  'terminals.key': 10_000,
  'terminals.service': 10_000,
  'terminals.replace': 10_000,
  'terminals.examine': 120_000,
  'gateway.page': 5_000,
  'gateway.make_key': 10_000,
  'gateway.revoke_key': 10_000,
  'webhooks.page': 5_000,
  'webhooks.make': 10_000,
  'webhooks.change': 10_000,
  'webhooks.renew_secret': 10_000,
  'webhooks.pause': 10_000,
  'webhooks.resume': 10_000,
  'webhooks.remove': 10_000,
  'webhooks.deliveries': 5_000,
  'webhooks.body': 5_000,
  'webhooks.replay': 10_000,
  'webhooks.test': 10_000,
  'shop.open': 10_000,
  'simulator.act': 5_000,
  'simulator.mode': 5_000,
  'pinpad.load': 5_000,
  'pinpad.open': 5_000,
};

/**
 * `approve` fetches somebody who may, when whoever asks may not: what it resolves with goes along when
 * the question is asked again. It takes as long as people take; each asking has its own end.
 */
export function createCall(
  bridge: GallaBridge,
  clock: Clock,
  approve: (capabilities: readonly Capability[]) => Promise<string | undefined> = async () =>
    undefined,
): Call {
  return async (channel, request, within = answerWithin[channel]) => {
    const first = await ask(channel, request, within, undefined);
    if (first === undefined) return { type: 'no_answer' };
    if (first.ok || first.error !== 'not_allowed') return unwrap(first);
    const token = await approve(first.capabilities);
    if (token === undefined) return { type: 'not_allowed' };
    const second = await ask(channel, request, within, token);
    return second === undefined ? { type: 'no_answer' } : unwrap(second);
  };

  function ask<Channel extends IpcChannel>(
    channel: Channel,
    request: IpcRequest<Channel>,
    within: number,
    token: string | undefined,
  ): Promise<IpcReply<Channel> | undefined> {
    return new Promise((resolve) => {
      const stopWaiting = clock.after(within, `answer to ${channel}`, () => resolve(undefined));
      const call =
        token === undefined ? bridge.call(channel, request) : bridge.call(channel, request, token);
      call.then(
        (reply) => {
          stopWaiting();
          resolve(reply);
        },
        () => {
          stopWaiting();
          resolve(undefined);
        },
      );
    });
  }
}

function unwrap<Channel extends IpcChannel>(reply: IpcReply<Channel>): CallResult<Channel> {
  if (reply.ok) return { type: 'answer', answer: reply.answer };
  return reply.error === 'fault'
    ? { type: 'fault', reference: reply.reference }
    : { type: reply.error };
}
