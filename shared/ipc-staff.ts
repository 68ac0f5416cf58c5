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

/** What is asked about the people who work here. */
export const staffRequests = {
  'staff.session': Type.Object({}, closed),
  'staff.sign_in': Type.Object({ staffId: id, pin }, closed),
  /** The first manager of a shop. */
  'staff.set_up': Type.Object({ name, pin }, closed),
  'staff.lock': Type.Object({}, closed),
  /** Leave for one step, from somebody who may. */
  'staff.approve': Type.Object(
    { staffId: id, pin, capability: Type.Enum([...capabilities]) },
    closed,
  ),
  'staff.approvers': Type.Object({ capability: Type.Enum([...capabilities]) }, closed),
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
  'staff.approve': ApprovalAnswer;
  /** `pins`: in a demo shop, by the person's id. */
  'staff.approvers': {
    readonly people: readonly Staff[];
    readonly pins: Readonly<Record<string, string>>;
  };
  'staff.own_pin':
    | { readonly ok: true }
    | { readonly ok: false; readonly why: StaffRefusal }
    | { readonly ok: false; readonly refusal: PinRefusal };
  'staff.members': { readonly members: readonly StaffMember[] };
  'staff.add': StaffAnswer;
  'staff.change': StaffAnswer;
  'staff.set_pin': StaffAnswer;
}
