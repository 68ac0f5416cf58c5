import type { Actor, StaffActor } from '../../../shared/actor.ts';
import { screenCardNumbers } from '../../../shared/card-number-screen.ts';
import {
  type PinRefusal,
  type PinTry,
  type Staff,
  type StaffAnswer,
  type StaffRefusal,
  worksHere,
} from '../../../shared/staff.ts';
import type { Book } from '../../ledger/ledger.ts';
import type { TryPin } from './pin-check.ts';
import { hashPin } from './pin-hash.ts';
import { judgePin } from './pin-policy.ts';
import type { StaffDependencies } from './staff-dependencies.ts';
import { isNameTaken, knownPeople, needsSetUp, readName } from './staff-policy.ts';

/** Giving people their PINs. */
export interface SetPins {
  /** Whoever asks may manage staff. The wait for wrong tries at the old one is over with it. */
  setPin(staffId: string, pin: string, actor: Actor): Promise<StaffAnswer>;
  /** Of whoever is at the window. */
  changeOwnPin(oldPin: string, pin: string, actor: StaffActor): Promise<OwnPinAnswer>;
  /**
   * The first manager of a shop, or the PIN of one who is there and has none. Never once anybody manages
   * with a PIN. People whose PIN everybody was told leave with it: a real shop begins here.
   */
  setUp(name: string, pin: string): Promise<SetUpAnswer>;
}

export type OwnPinAnswer = StaffAnswer | { readonly ok: false; readonly refusal: PinRefusal };

export type SetUpAnswer =
  | { readonly ok: true; readonly staff: Staff }
  | Extract<StaffAnswer, { ok: false }>;

export function createSetPins(
  { ledger, clock, ids, randomness, demo }: StaffDependencies,
  tryPin: TryPin,
): SetPins {
  async function setPin(staffId: string, pin: string, actor: Actor): Promise<StaffAnswer> {
    const verdict = judgePin(pin);
    if (verdict !== 'good') return refused(verdict);
    const hash = await hashPin(pin, randomness);
    return await ledger.write((book): StaffAnswer => {
      const staff = book.staff().find(({ id }) => id === staffId);
      if (!staff || !worksHere(staff)) return refused('unknown');
      keepPin(book, staffId, hash, actor);
      return { ok: true };
    });
  }

  async function setUp(typed: string, pin: string): Promise<SetUpAnswer> {
    if (!needsSetUp(knownPeople(ledger, demo))) return refused('set_up_already');
    const name = readName(screenCardNumbers(typed));
    if (name === undefined) return refused('name_missing');
    const verdict = judgePin(pin);
    if (verdict !== 'good') return refused(verdict);
    const hash = await hashPin(pin, randomness);
    return await ledger.write((book) => keepFirstManager(book, name, hash));
  }

  function keepFirstManager(book: Book, name: string, hash: string): SetUpAnswer {
    const people = knownPeople(book, demo);
    if (!needsSetUp(people)) return refused('set_up_already');
    const there = people.find(({ staff }) => isManagerOf(staff, name))?.staff;
    const leaving = people
      .map(({ staff }) => staff)
      .filter((staff) => staff.id !== there?.id && isShown(book, staff));
    const staying = people.filter(({ staff }) => !leaving.includes(staff));
    if (isNameTaken(staying, name, there?.id)) return refused('name_taken');
    const staff: Staff = there ?? { id: ids('staff'), name, role: 'manager' };
    const actor: StaffActor = { type: 'staff', staffId: staff.id };
    if (!there) book.append({ type: 'staff', staff }, actor);
    keepPin(book, staff.id, hash, actor);
    for (const other of leaving) {
      book.append({ type: 'staff', staff: { ...other, isActive: false } }, actor);
    }
    return { ok: true, staff };
  }

  function keepPin(book: Book, staffId: string, hash: string, actor: Actor): void {
    book.append({ type: 'pin', pin: { staffId, hash } }, actor);
    if ((book.lastPinTry(staffId)?.wrong ?? 0) === 0) return;
    const fresh: PinTry = { staffId, for: 'sign_in', isRight: true, wrong: 0, at: clock.now() };
    book.append({ type: 'pin_try', pinTry: fresh }, actor);
  }

  return {
    setPin,
    async changeOwnPin(oldPin, pin, actor) {
      const refusal = await tryPin(actor.staffId, oldPin, 'own_pin', actor);
      return refusal ? { ok: false, refusal } : await setPin(actor.staffId, pin, actor);
    },
    setUp,
  };
}

function isManagerOf(staff: Staff, name: string): boolean {
  return staff.role === 'manager' && staff.name === name && worksHere(staff);
}

function isShown(book: Book, staff: Staff): boolean {
  const pin = book.pin(staff.id);
  return worksHere(staff) && pin !== undefined && 'shown' in pin;
}

function refused(why: StaffRefusal): { readonly ok: false; readonly why: StaffRefusal } {
  return { ok: false, why };
}
