import type { Actor } from '../../../shared/actor.ts';
import { screenCardNumbers } from '../../../shared/card-number-screen.ts';
import {
  type Role,
  type Staff,
  type StaffAnswer,
  type StaffMember,
  type StaffRefusal,
  worksHere,
} from '../../../shared/staff.ts';
import { hashPin } from './pin-hash.ts';
import { judgePin } from './pin-policy.ts';
import type { StaffDependencies } from './staff-dependencies.ts';
import { isNameTaken, keepsManager, knownPeople, mostPeople, readName } from './staff-policy.ts';

/**
 * Who works here. Whether somebody may change that is asked before (the window's gate); what must hold
 * whoever asks is looked at inside the write, where nothing can come between.
 */
export interface People {
  /** Everybody, those who have left included. */
  members(): readonly StaffMember[];
  add(person: NewPerson, actor: Actor): Promise<StaffAnswer>;
  /** Refuses what would leave nobody who can manage the shop. */
  change(person: Required<Staff>, actor: Actor): Promise<StaffAnswer>;
}

export interface NewPerson {
  readonly name: string;
  readonly role: Role;
  readonly pin: string;
}

export function createPeople({ ledger, ids, randomness, demo }: StaffDependencies): People {
  async function add({ name: typed, role, pin }: NewPerson, actor: Actor): Promise<StaffAnswer> {
    const name = readName(screenCardNumbers(typed));
    if (name === undefined) return refused('name_missing');
    const verdict = judgePin(pin);
    if (verdict !== 'good') return refused(verdict);
    const hash = await hashPin(pin, randomness);
    return await ledger.write((book): StaffAnswer => {
      const people = knownPeople(book, demo);
      if (isNameTaken(people, name)) return refused('name_taken');
      if (people.length >= mostPeople) return refused('people_full');
      const staff: Staff = { id: ids('staff'), name, role };
      book.append({ type: 'staff', staff }, actor);
      book.append({ type: 'pin', pin: { staffId: staff.id, hash } }, actor);
      return { ok: true };
    });
  }

  function change(asked: Required<Staff>, actor: Actor): Promise<StaffAnswer> {
    return ledger.write((book): StaffAnswer => {
      const people = knownPeople(book, demo);
      const before = people.find(({ staff }) => staff.id === asked.id)?.staff;
      if (!before) return refused('unknown');
      const name = readName(screenCardNumbers(asked.name));
      if (name === undefined) return refused('name_missing');
      const { id, role, isActive } = asked;
      if (isActive && isNameTaken(people, name, id)) return refused('name_taken');
      const staff: Staff = { id, name, role, ...(isActive ? {} : { isActive }) };
      if (!keepsManager(people, staff)) return refused('last_manager');
      if (!isSame(staff, before)) book.append({ type: 'staff', staff }, actor);
      return { ok: true };
    });
  }

  return {
    members: () =>
      knownPeople(ledger, demo).map(({ staff, pin }) => ({ ...staff, hasPin: pin !== null })),
    add,
    change,
  };
}

function refused(why: StaffRefusal): StaffAnswer {
  return { ok: false, why };
}

function isSame(one: Staff, other: Staff): boolean {
  const isAlike = one.name === other.name && one.role === other.role;
  return isAlike && worksHere(one) === worksHere(other);
}
