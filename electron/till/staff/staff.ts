import type { Actor } from '../../../shared/actor.ts';
import { screenCardNumbers } from '../../../shared/card-number-screen.ts';
import type { Clock } from '../../../shared/clock.ts';
import type { Ids } from '../../../shared/ids.ts';
import {
  type ApprovalAnswer,
  type Capability,
  capabilitiesOf,
  type PinRefusal,
  type Role,
  type Session,
  type SignInAnswer,
  type Staff,
  type StaffAnswer,
  type StaffMember,
} from '../../../shared/staff.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { createApprovals } from './approvals.ts';
import { hashPin, isPin } from './pin-hash.ts';
import { judgePin, judgeTry, refusalAfter } from './pin-policy.ts';

/** Who works here, who stands at the window, and who may let a step through. */
export interface StaffRoom {
  session(): Session;
  /** Called whenever somebody else, or nobody, stands at the window. */
  onSession(listener: (session: Session) => void): () => void;
  /** Takes the place of whoever is there; their sale stays where it is. */
  signIn(staffId: string, pin: string): Promise<SignInAnswer>;
  lock(): Session;
  /** Leave for one step that needs `capability`, from somebody who may. */
  approve(staffId: string, pin: string, capability: Capability): Promise<ApprovalAnswer>;
  /** Whoever let this step through, or undefined; a token is good once. */
  spendApproval(capability: Capability, token: string | undefined): string | undefined;
  /** The first manager of a shop, who is then at the window. Refused once anybody manages with a PIN. */
  setUp(name: string, pin: string): Promise<StaffAnswer>;
  /** PINs that a demo shop shows to everybody; none elsewhere. */
  readonly demoPins: Readonly<Record<string, string>>;
  members(): readonly StaffMember[];
  add(person: { name: string; role: Role; pin: string }, actor: Actor): Promise<StaffAnswer>;
  change(person: Required<Staff>, actor: Actor): Promise<StaffAnswer>;
  setPin(staffId: string, pin: string, actor: Actor): Promise<StaffAnswer>;
}

export function createStaffRoom(dependencies: {
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly randomness: (length: number) => Uint8Array;
  /** PINs of a demo shop by the person's id, shown to everybody; the first person is let in at once. */
  readonly demoPins: Readonly<Record<string, string>> | null;
  readonly standingMinutes: () => number;
}): StaffRoom {
  const { ledger, clock, ids, randomness, demoPins } = dependencies;
  const approvals = createApprovals(dependencies);
  const listeners = new Set<(session: Session) => void>();
  let present = demoPins ? firstCashier() : undefined;

  function firstCashier(): Staff | undefined {
    return people().find(({ role }) => role === 'cashier');
  }

  function people(): readonly Staff[] {
    return ledger.staff().filter(({ isActive = true }) => isActive);
  }

  function isManaged(): boolean {
    return people().some(({ id, role }) => role === 'manager' && ledger.pinHash(id) !== undefined);
  }

  function session(): Session {
    // As the ledger has them now: a name or a role may have changed since they came.
    const staff = people().find(({ id }) => id === present?.id);
    if (staff) return { type: 'open', staff, capabilities: capabilitiesOf(staff) };
    if (!isManaged()) return { type: 'set_up' };
    return { type: 'locked', people: people(), pins: demoPins ?? {} };
  }

  function put(staff: Staff | undefined): Session {
    if (staff?.id !== present?.id) approvals.forget();
    present = staff;
    const now = session();
    for (const listener of listeners) listener(now);
    return now;
  }

  /** One at a time for each person, so that sixteen guesses at once do not count as one. */
  const trying = new Map<string, Promise<unknown>>();

  function tryPin(
    staffId: string,
    pin: string,
    what: 'sign_in' | Capability,
  ): Promise<PinRefusal | undefined> {
    const before = trying.get(staffId) ?? Promise.resolve();
    const mine = before.then(() => tryOnce(staffId, pin, what));
    trying.set(
      staffId,
      mine.catch(() => undefined),
    );
    return mine;
  }

  async function tryOnce(
    staffId: string,
    pin: string,
    what: 'sign_in' | Capability,
  ): Promise<PinRefusal | undefined> {
    const person = people().find(({ id }) => id === staffId);
    const hash = person && ledger.pinHash(staffId);
    if (!hash) return { type: 'no_pin' };
    const last = ledger.lastPinTry(staffId);
    const wait = judgeTry(last, clock.now());
    if (wait) return wait;
    const isRight = await isPin(pin, hash);
    const wrong = isRight ? 0 : (last?.wrong ?? 0) + 1;
    const pinTry = { staffId, for: what, isRight, wrong, at: clock.now() };
    await ledger.write((book) =>
      book.append({ type: 'pin_try', pinTry }, { type: 'staff', staffId }),
    );
    return isRight ? undefined : refusalAfter(pinTry);
  }

  async function keepPerson(staff: Staff, pin: string | null, actor: Actor): Promise<void> {
    const hash = pin === null ? null : await hashPin(pin, randomness);
    await ledger.write((book) => {
      book.append({ type: 'staff', staff }, actor);
      if (hash !== null) book.append({ type: 'pin', pin: { staffId: staff.id, hash } }, actor);
    });
  }

  async function addPerson(
    { name, role, pin }: { name: string; role: Role; pin: string },
    actor: Actor | null,
  ): Promise<StaffAnswer & { staff?: Staff }> {
    const shown = screenCardNumbers(name.trim());
    if (shown === '') return { ok: false, why: 'name_missing' };
    const verdict = judgePin(pin);
    if (verdict !== 'good') return { ok: false, why: verdict };
    const staff: Staff = { id: ids('staff'), name: shown, role };
    await keepPerson(staff, pin, actor ?? { type: 'staff', staffId: staff.id });
    return { ok: true, staff };
  }

  return {
    session,
    onSession(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async signIn(staffId, pin) {
      const refusal = await tryPin(staffId, pin, 'sign_in');
      if (refusal) return { ok: false, refusal };
      return { ok: true, session: put(people().find(({ id }) => id === staffId)) };
    },
    lock: () => (isManaged() ? put(undefined) : session()),
    async approve(staffId, pin, capability) {
      const refusal = await tryPin(staffId, pin, capability);
      if (refusal) return { ok: false, refusal };
      const person = people().find(({ id }) => id === staffId);
      if (!person || !capabilitiesOf(person).includes(capability)) {
        return { ok: false, refusal: { type: 'may_not' } };
      }
      return { ok: true, token: approvals.give(staffId, capability) };
    },
    demoPins: demoPins ?? {},
    spendApproval: (capability, token) => approvals.use(capability, token),
    async setUp(name, pin) {
      if (isManaged()) return { ok: false, why: 'set_up_already' };
      const made = await addPerson({ name, role: 'manager', pin }, null);
      if (!made.ok) return made;
      put(made.staff);
      return { ok: true };
    },
    members: () =>
      ledger.staff().map((staff) => ({ ...staff, hasPin: ledger.pinHash(staff.id) !== undefined })),
    async add(person, actor) {
      const made = await addPerson(person, actor);
      return made.ok ? { ok: true } : made;
    },
    async change(person, actor) {
      const before = ledger.staff().find(({ id }) => id === person.id);
      if (!before) return { ok: false, why: 'unknown' };
      const name = screenCardNumbers(person.name.trim());
      if (name === '') return { ok: false, why: 'name_missing' };
      const stays = person.isActive && person.role === 'manager';
      if (!stays && isLastManager(person.id)) return { ok: false, why: 'last_manager' };
      await keepPerson({ ...person, name }, null, actor);
      put(present);
      return { ok: true };
    },
    async setPin(staffId, pin, actor) {
      const staff = ledger.staff().find(({ id }) => id === staffId);
      if (!staff) return { ok: false, why: 'unknown' };
      const verdict = judgePin(pin);
      if (verdict !== 'good') return { ok: false, why: verdict };
      const hash = await hashPin(pin, randomness);
      const pinTry = { staffId, for: 'sign_in', isRight: true, wrong: 0, at: clock.now() } as const;
      await ledger.write((book) => {
        book.append({ type: 'pin', pin: { staffId, hash } }, actor);
        // Whoever forgot theirs need not wait for the old one's wrong tries.
        book.append({ type: 'pin_try', pinTry }, actor);
      });
      return { ok: true };
    },
  };

  /** Nobody could let anybody in any more. */
  function isLastManager(staffId: string): boolean {
    const managers = people().filter(
      ({ id, role }) => role === 'manager' && ledger.pinHash(id) !== undefined,
    );
    return managers.length === 1 && managers[0]?.id === staffId;
  }
}
