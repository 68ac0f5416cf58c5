import Type from 'typebox';
import {
  type ApprovalAnswer,
  capabilities,
  type PinRefusal,
  roles,
  type Session,
  type SignInAnswer,
  type Staff,
  type StaffAnswer,
  type StaffMember,
  type StaffRefusal,
} from './staff.ts';

const id = Type.String({ minLength: 1, maxLength: 40, pattern: '^[A-Za-z0-9_-]+$' });
const pin = Type.String({ pattern: '^[0-9]{1,12}$' });
const name = Type.String({ minLength: 1, maxLength: 60 });
const role = Type.Enum([...roles]);
const closed = { additionalProperties: false } as const;

const needed = Type.Array(Type.Enum([...capabilities]), { minItems: 1, maxItems: 8 });

/** What is asked about the people who work here. */
export const staffRequests = {
  'staff.session': Type.Object({}, closed),
  'staff.sign_in': Type.Object({ staffId: id, pin }, closed),
  /** The first manager of a shop. */
  'staff.set_up': Type.Object({ name, pin }, closed),
  'staff.lock': Type.Object({}, closed),
  /** Somebody has touched a key or the screen: puts off the lock that comes by itself. */
  'staff.active': Type.Object({}, closed),
  /**
   * Leave for one step that takes all of these, from somebody who may; `stay`: and for the same steps as
   * long as the shop has set.
   */
  'staff.approve': Type.Object(
    { staffId: id, pin, capabilities: needed, stay: Type.Optional(Type.Boolean()) },
    closed,
  ),
  'staff.approvers': Type.Object({ capabilities: needed }, closed),
  /** Ends what somebody has let through for a while. */
  'staff.end_approval': Type.Object({}, closed),
  'staff.own_pin': Type.Object({ oldPin: pin, pin }, closed),
  'staff.members': Type.Object({}, closed),
  'staff.add': Type.Object({ name, role, pin }, closed),
  'staff.change': Type.Object({ id, name, role, isActive: Type.Boolean() }, closed),
  'staff.set_pin': Type.Object({ staffId: id, pin }, closed),
};

export interface StaffAnswers {
  'staff.session': Session;
  'staff.sign_in': SignInAnswer;
  'staff.set_up': StaffAnswer;
  'staff.lock':
    | { readonly ok: true; readonly session: Session }
    | { readonly ok: false; readonly why: 'payment_running' };
  'staff.active': { readonly heard: true };
  'staff.approve': ApprovalAnswer;
  /** `pins`: in a demo shop, by the person's id. */
  'staff.approvers': {
    readonly people: readonly Staff[];
    readonly pins: Readonly<Record<string, string>>;
  };
  'staff.end_approval': { readonly ended: true };
  'staff.own_pin':
    | { readonly ok: true }
    | { readonly ok: false; readonly why: StaffRefusal }
    | { readonly ok: false; readonly refusal: PinRefusal };
  'staff.members': { readonly members: readonly StaffMember[] };
  'staff.add': StaffAnswer;
  'staff.change': StaffAnswer;
  'staff.set_pin': StaffAnswer;
}
