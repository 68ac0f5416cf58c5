import { type KeptPin, type Staff, worksHere } from '../../../shared/staff.ts';

/** Somebody the ledger knows, with the PIN that opens something here. */
export interface Known {
  readonly staff: Staff;
  /** Null also for one that counts only in a demo shop. */
  readonly pin: KeptPin | null;
}

/** More people than any counter has: a window that has been taken over cannot fill the ledger. */
export const mostPeople = 200;
const longestName = 60;

export function knownPeople(
  reader: {
    staff(): readonly Staff[];
    pin(staffId: string): KeptPin | undefined;
  },
  demo: boolean,
): readonly Known[] {
  return reader.staff().map((staff) => ({ staff, pin: countingPin(reader.pin(staff.id), demo) }));
}

/** A PIN that everybody is told opens nothing in a real shop. */
export function countingPin(pin: KeptPin | undefined, demo: boolean): KeptPin | null {
  return pin === undefined || ('shown' in pin && !demo) ? null : pin;
}

/** Nobody could manage this shop: its window asks for a first manager. */
export function needsSetUp(people: readonly Known[]): boolean {
  return !people.some(isManagerWithPin);
}

/**
 * Who is at the window when the program starts: a cashier whose PIN everybody knows anyhow. A shop with
 * secrets of its own opens for nobody, also when it is started as a demo.
 */
export function presentAtStart(people: readonly Known[]): Staff | undefined {
  const cashier = people.find(
    ({ staff, pin }) =>
      staff.role === 'cashier' && worksHere(staff) && pin !== null && 'shown' in pin,
  );
  return cashier?.staff;
}

/** Whether somebody who can manage the shop is left when this person becomes what is given. */
export function keepsManager(people: readonly Known[], changed: Staff): boolean {
  const after = people.map((known) =>
    known.staff.id === changed.id ? { ...known, staff: changed } : known,
  );
  return needsSetUp(people) || !needsSetUp(after);
}

/** The name as it is kept; undefined for what nobody could read. */
export function readName(typed: string): string | undefined {
  const name = typed.normalize('NFC').replace(/\s+/g, ' ').trim();
  const isReadable = /[\p{L}\p{N}]/u.test(name) && !/[\p{Cc}\p{Co}\p{Cn}\p{Cs}]/u.test(name);
  return isReadable && name.length <= longestName ? name : undefined;
}

/** Two people of one name could not be told apart at the window. `own` is whoever is renamed. */
export function isNameTaken(people: readonly Known[], name: string, own?: string): boolean {
  return people.some(
    ({ staff }) =>
      worksHere(staff) && staff.id !== own && staff.name.toLowerCase() === name.toLowerCase(),
  );
}

function isManagerWithPin({ staff, pin }: Known): boolean {
  return staff.role === 'manager' && worksHere(staff) && pin !== null;
}
