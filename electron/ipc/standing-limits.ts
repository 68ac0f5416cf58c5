import type { IpcChannel, IpcRequest } from '../../shared/ipc.ts';
import type { Settings } from '../../shared/settings.ts';
import { mayStand } from '../till/staff/standing-policy.ts';
import type { Till } from '../till/till.ts';

/** Whether a standing approval that has let so many of them through is enough for one more. */
export type StandingLimit = (spent: number) => boolean;

/** The limit of a step; undefined where a standing approval is always enough. */
export type StandingLimits = <Channel extends IpcChannel>(
  channel: Channel,
  request: IpcRequest<Channel>,
) => StandingLimit | undefined;

/** Refunds have limits, as the shop has set them. */
export function createStandingLimits(
  till: Pick<Till, 'refunds'>,
  settings: () => Settings,
): StandingLimits {
  const limits: {
    readonly [Channel in IpcChannel]?: (request: IpcRequest<Channel>) => StandingLimit;
  } = {
    'refunds.create': ({ paymentId, amount }) => {
      const advice = till.refunds.advise(paymentId);
      const currency = advice?.currency ?? settings().currency;
      const asked = amount ?? advice?.remaining;
      return (spent) => mayStand({ amount: asked, currency, spent }, settings());
    },
  };
  return (channel, request) => limits[channel]?.(request);
}
