import { AsyncLocalStorage } from 'node:async_hooks';
import type { StaffActor } from '../../shared/actor.ts';
import type { IpcChannel, IpcRefused, IpcRequest } from '../../shared/ipc.ts';
import type { Capability, Session } from '../../shared/staff.ts';
import { channelRights, furtherRights } from './channel-rights.ts';
import type { StandingLimit, StandingLimits } from './standing-limits.ts';

/** Who stands at the window and who has let a step through; the till's staff room. */
export interface GateStaff {
  session(): Session;
  spendApproval(
    capabilities: readonly Capability[],
    token: string | undefined,
    limit?: StandingLimit,
  ): string | undefined;
}

export interface Passed<Result> {
  readonly ok: true;
  readonly answer: Result;
  /** Whoever let it through where the one who asked may not ask it alone. */
  readonly approvedBy: string | null;
}

/** Checks who asks before anything is done, and says afterwards who it was. */
export interface Gate {
  /** Runs `answer` when this may be asked now; the refusal otherwise. */
  pass<Channel extends IpcChannel, Result>(
    channel: Channel,
    request: IpcRequest<Channel>,
    token: string | undefined,
    answer: () => Result | Promise<Result>,
  ): Promise<Passed<Result> | IpcRefused>;
  /** Whoever asked what is being answered. Throws outside of an answer to somebody who is there. */
  actor(): StaffActor;
}

export function createGate(staff: GateStaff, limitOf: StandingLimits = () => undefined): Gate {
  const asking = new AsyncLocalStorage<StaffActor>();
  return {
    async pass(channel, request, token, answer) {
      const right = channelRights[channel];
      const session = staff.session();
      if (session.type !== 'open') {
        if (right !== 'anyone') return { ok: false, error: 'locked' };
        return { ok: true, answer: await answer(), approvedBy: null };
      }
      const needed = [...(isCapability(right) ? [right] : []), ...furtherRights(channel, request)];
      const missing = needed.filter((each) => !session.capabilities.includes(each));
      // All of it by one person: a step has one name beside that of whoever took it.
      const approvedBy =
        missing.length === 0
          ? undefined
          : staff.spendApproval(missing, token, limitOf(channel, request));
      if (missing.length > 0 && approvedBy === undefined) {
        return { ok: false, error: 'not_allowed', capabilities: missing };
      }
      const actor: StaffActor = {
        type: 'staff',
        staffId: session.staff.id,
        ...(approvedBy === undefined ? {} : { approvedBy }),
      };
      const given = await asking.run(actor, answer);
      return { ok: true, answer: given, approvedBy: approvedBy ?? null };
    },
    actor() {
      const actor = asking.getStore();
      if (!actor) throw new Error('Nobody at the window asked for this');
      return actor;
    },
  };
}

/** The id of whoever is at the window, if anybody is. */
export function presentId(staff: Pick<GateStaff, 'session'>): string | null {
  const session = staff.session();
  return session.type === 'open' ? session.staff.id : null;
}

function isCapability(right: (typeof channelRights)[IpcChannel]): right is Capability {
  return right !== 'anyone' && right !== 'signed_in';
}
