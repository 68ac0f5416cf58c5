import { capabilitiesOf, type Session, type Staff, worksHere } from '../../../shared/staff.ts';
import type { Approvals } from './approvals.ts';
import { createIdleLock } from './idle-lock.ts';
import type { StaffDependencies } from './staff-dependencies.ts';
import { type Known, knownPeople, needsSetUp, presentAtStart } from './staff-policy.ts';

/** Who is at the window: in memory alone, so that starting the program again lets nobody in. */
export interface Presence {
  /** As the ledger has them now: a name or a role may have changed since they came. */
  person(): Staff | undefined;
  session(): Session;
  enter(staffId: string): Session;
  leave(): Session;
  touched(): void;
  /** Tells whoever listens, when there is news. */
  tell(): void;
  onSession(listener: (session: Session) => void): () => void;
  stop(): void;
}

export function createPresence(
  { ledger, clock, demo, settings, isPaying }: StaffDependencies,
  approvals: Approvals,
): Presence {
  const listeners = new Set<(session: Session) => void>();
  let present = presentAtStart(knownPeople(ledger, demo))?.id ?? null;
  let told = JSON.stringify(session());
  const idle = createIdleLock({
    clock,
    minutes: () => (demo ? 0 : settings().lockAfterMinutes),
    isBusy: isPaying,
    lock: () => {
      if (present !== null) leave();
    },
  });

  function person(): Staff | undefined {
    const found = ledger.staff().find(({ id }) => id === present);
    return found && worksHere(found) ? found : undefined;
  }

  function session(): Session {
    const staff = person();
    if (staff) {
      return { type: 'open', staff, capabilities: capabilitiesOf(staff), standing: standing() };
    }
    const everybody = knownPeople(ledger, demo);
    if (needsSetUp(everybody)) return { type: 'set_up', managerName: managerOf(everybody) };
    const people = everybody.filter((known) => worksHere(known.staff));
    return { type: 'locked', people: people.map((known) => known.staff), pins: shownPins(people) };
  }

  function standing() {
    const given = approvals.standing();
    const by = given && ledger.staff().find(({ id }) => id === given.by);
    return by ? { by, capabilities: given.capabilities, until: given.until } : null;
  }

  function put(staffId: string | null): Session {
    const isOther = staffId !== present;
    present = staffId;
    idle.touched();
    if (isOther) approvals.forget();
    tell();
    return session();
  }

  function leave(): Session {
    return put(null);
  }

  function tell(): void {
    // Whoever no longer works here has gone, also if they are taken on again.
    if (present !== null && !person()) {
      present = null;
      approvals.forget();
    }
    const now = session();
    const text = JSON.stringify(now);
    if (text === told) return;
    told = text;
    for (const listener of listeners) listener(now);
  }

  return {
    person,
    session,
    enter: put,
    leave,
    touched: idle.touched,
    tell,
    onSession(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop: idle.stop,
  };
}

/** PINs that everybody is told, by the person's id. */
export function shownPins(people: readonly Known[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    people.flatMap(({ staff, pin }) => (pin && 'shown' in pin ? [[staff.id, pin.shown]] : [])),
  );
}

function managerOf(people: readonly Known[]): string | null {
  const manager = people.find(({ staff }) => staff.role === 'manager' && worksHere(staff));
  return manager?.staff.name ?? null;
}
