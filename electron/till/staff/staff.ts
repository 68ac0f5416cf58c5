import type { Actor, StaffActor } from '../../../shared/actor.ts';
import {
  type ApprovalAnswer,
  type Capability,
  capabilitiesOf,
  type Session,
  type SignInAnswer,
  type Staff,
  type StaffAnswer,
} from '../../../shared/staff.ts';
import { createApprovals } from './approvals.ts';
import { createPeople, type People } from './people.ts';
import { createPinCheck } from './pin-check.ts';
import { createPresence, shownPins } from './session.ts';
import { createSetPins, type OwnPinAnswer } from './set-pins.ts';
import type { StaffDependencies } from './staff-dependencies.ts';
import { knownPeople } from './staff-policy.ts';

/** Who works here, who is at the window, and who may let a step through. */
export interface StaffRoom extends People {
  session(): Session;
  /** Called whenever a window has to show something else of it. Gives back a function that stops it. */
  onSession(listener: (session: Session) => void): () => void;
  /** Takes the place of whoever is there; their sale stays where it is. */
  signIn(staffId: string, pin: string): Promise<SignInAnswer>;
  /** Undefined while a payment runs that somebody has to watch. */
  lock(): Session | undefined;
  /** Somebody is there: puts off the lock that comes by itself. */
  touched(): void;
  /** Leave for one step, and for the same steps a while longer where somebody wants that (`stay`). */
  approve(asked: AskedApproval, actor: StaffActor): Promise<ApprovalAnswer>;
  /** Whoever let this step through, or undefined; a token is good once. `limit` as in Approvals.use. */
  spendApproval(
    capabilities: readonly Capability[],
    token: string | undefined,
    limit?: (spent: number) => boolean,
  ): string | undefined;
  endApproval(): void;
  /** Those who may let all of this through, and have a PIN to do it with. */
  approvers(capabilities: readonly Capability[]): readonly Staff[];
  /** PINs that a demo shop shows to everybody, by the person's id; none elsewhere. */
  shownPins(): Readonly<Record<string, string>>;
  /** Whoever it is, they are then at the window. */
  setUp(name: string, pin: string): Promise<StaffAnswer>;
  setPin(staffId: string, pin: string, actor: Actor): Promise<StaffAnswer>;
  changeOwnPin(oldPin: string, pin: string, actor: StaffActor): Promise<OwnPinAnswer>;
  stop(): void;
}

export interface AskedApproval {
  readonly staffId: string;
  readonly pin: string;
  readonly capabilities: readonly Capability[];
  readonly stay?: boolean;
}

export function createStaffRoom(dependencies: StaffDependencies): StaffRoom {
  const { ledger, demo, settings, isPaying } = dependencies;
  const approvals = createApprovals({ ...dependencies, stillMay, changed: () => presence.tell() });
  const presence = createPresence(dependencies, approvals);
  const tryPin = createPinCheck(dependencies);
  const people = createPeople(dependencies);
  const setPins = createSetPins(dependencies, tryPin);
  const stopHearing = ledger.onCommit((entries) => {
    if (entries.some(({ change: { type } }) => type === 'staff' || type === 'pin')) presence.tell();
  });

  function stillMay(staffId: string, capabilities: readonly Capability[]): boolean {
    const staff = ledger.staff().find(({ id }) => id === staffId);
    return staff !== undefined && mayAll(staff, capabilities);
  }

  async function signIn(staffId: string, pin: string): Promise<SignInAnswer> {
    const refusal = await tryPin(staffId, pin, 'sign_in', present());
    if (refusal) return { ok: false, refusal };
    return { ok: true, session: presence.enter(staffId) };
  }

  async function approve(asked: AskedApproval, actor: StaffActor): Promise<ApprovalAnswer> {
    const { staffId, pin, capabilities, stay = false } = asked;
    const [first = 'sell'] = capabilities;
    const refusal = await tryPin(staffId, pin, first, actor);
    if (refusal) return { ok: false, refusal };
    // Whoever asked may have gone meanwhile: it was not for what the next one does.
    const isStillThere = presence.person()?.id === actor.staffId;
    if (!isStillThere || !stillMay(staffId, capabilities)) {
      return { ok: false, refusal: { type: 'may_not' } };
    }
    const minutes = settings().approvalMinutes;
    if (stay && minutes > 0) approvals.stand(staffId, capabilities, minutes);
    return { ok: true, token: approvals.give(staffId, capabilities) };
  }

  function present(): Actor {
    const staff = presence.person();
    return staff ? { type: 'staff', staffId: staff.id } : { type: 'till' };
  }

  return {
    ...people,
    session: presence.session,
    onSession: presence.onSession,
    signIn,
    lock: () => (isPaying() ? undefined : presence.leave()),
    touched: presence.touched,
    approve,
    spendApproval: approvals.use,
    endApproval: approvals.endStanding,
    approvers: (capabilities) =>
      knownPeople(ledger, demo)
        .filter(({ staff, pin }) => pin !== null && mayAll(staff, capabilities))
        .map(({ staff }) => staff),
    shownPins: () => shownPins(knownPeople(ledger, demo)),
    async setUp(name, pin) {
      const made = await setPins.setUp(name, pin);
      if (!made.ok) return made;
      presence.enter(made.staff.id);
      return { ok: true };
    },
    setPin: setPins.setPin,
    changeOwnPin: setPins.changeOwnPin,
    stop() {
      stopHearing();
      presence.stop();
      approvals.forget();
    },
  };
}

function mayAll(staff: Staff, capabilities: readonly Capability[]): boolean {
  const own = capabilitiesOf(staff);
  return capabilities.every((each) => own.includes(each));
}
