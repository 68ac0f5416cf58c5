import type { StaffActor } from '../../shared/actor.ts';
import type { StaffRoom } from '../till/staff/staff.ts';
import type { IpcHandlers } from './handle.ts';

type StaffHandlers = Pick<IpcHandlers, Extract<keyof IpcHandlers, `staff.${string}`>>;

export interface StaffFacts {
  readonly staffRoom: StaffRoom;
  /** Whoever asked what is being answered. */
  readonly actor: () => StaffActor;
}

/** Who stands at the window, who lets a step through, and who works here. */
export function staffHandlers({ staffRoom, actor }: StaffFacts): StaffHandlers {
  return {
    'staff.session': () => staffRoom.session(),
    'staff.sign_in': ({ staffId, pin }) => staffRoom.signIn(staffId, pin),
    'staff.set_up': ({ name, pin }) => staffRoom.setUp(name, pin),
    'staff.lock': () => {
      const session = staffRoom.lock();
      return session ? { ok: true, session } : { ok: false, why: 'payment_running' };
    },
    'staff.active': () => {
      staffRoom.touched();
      return { heard: true };
    },
    'staff.approve': (asked) => staffRoom.approve(asked, actor()),
    'staff.approvers': ({ capabilities }) => ({
      people: staffRoom.approvers(capabilities),
      pins: staffRoom.shownPins(),
    }),
    'staff.end_approval': () => {
      staffRoom.endApproval();
      return { ended: true };
    },
    'staff.own_pin': ({ oldPin, pin }) => staffRoom.changeOwnPin(oldPin, pin, actor()),
    'staff.members': () => ({ members: staffRoom.members() }),
    'staff.add': (person) => staffRoom.add(person, actor()),
    'staff.change': (person) => staffRoom.change(person, actor()),
    'staff.set_pin': ({ staffId, pin }) => staffRoom.setPin(staffId, pin, actor()),
  };
}
