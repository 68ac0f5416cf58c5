import type { StaffActor } from '../../shared/actor.ts';
import { isOpenPayment } from '../../shared/payment.ts';
import { capabilitiesOf } from '../../shared/staff.ts';
import type { StaffRoom } from '../till/staff/staff.ts';
import type { CheckoutViews } from './checkout-views.ts';
import type { IpcHandlers } from './handle.ts';

type StaffHandlers = Pick<IpcHandlers, Extract<keyof IpcHandlers, `staff.${string}`>>;

export interface StaffFacts {
  readonly staffRoom: StaffRoom;
  /** Whoever asked what is being answered. */
  readonly actor: () => StaffActor;
  readonly views: Pick<CheckoutViews, 'current'>;
}

/** Who stands at the window, who lets a step through, and who works here. */
export function staffHandlers({ staffRoom, actor, views }: StaffFacts): StaffHandlers {
  /** A terminal is waiting for somebody at this window. */
  function isPaying(): boolean {
    const payment = views.current()?.payment;
    return !!payment && isOpenPayment(payment) && payment.state !== 'in_doubt';
  }

  return {
    'staff.session': () => staffRoom.session(),
    'staff.sign_in': ({ staffId, pin }) => staffRoom.signIn(staffId, pin),
    'staff.set_up': ({ name, pin }) => staffRoom.setUp(name, pin),
    'staff.lock': () =>
      isPaying() ? { ok: false, why: 'payment_running' } : { ok: true, session: staffRoom.lock() },
    'staff.approve': ({ staffId, pin, capability }) => staffRoom.approve(staffId, pin, capability),
    'staff.approvers': ({ capability }) => ({
      people: staffRoom
        .members()
        .filter((person) => person.hasPin && capabilitiesOf(person).includes(capability))
        .map(({ hasPin: _hasPin, ...person }) => person),
      pins: staffRoom.demoPins,
    }),
    'staff.own_pin': async ({ oldPin, pin }) => {
      const { staffId } = actor();
      const right = await staffRoom.signIn(staffId, oldPin);
      if (!right.ok) return { ok: false, refusal: right.refusal };
      const set = await staffRoom.setPin(staffId, pin, actor());
      return set.ok ? { ok: true } : { ok: false, why: set.why };
    },
    'staff.members': () => ({ members: staffRoom.members() }),
    'staff.add': (person) => staffRoom.add(person, actor()),
    'staff.change': (person) => staffRoom.change(person, actor()),
    'staff.set_pin': ({ staffId, pin }) => staffRoom.setPin(staffId, pin, actor()),
  };
}
