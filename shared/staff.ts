export const roles = ['cashier', 'manager', 'technician'] as const;

export type Role = (typeof roles)[number];

/** What somebody may do at a window. Whoever may not can have it approved by somebody who may. */
export const capabilities = [
  'sell',
  'view_history',
  'view_reports',
  'reprint',
  'open_drawer',
  'discount',
  'override_price',
  'resolve_doubt',
  'refund',
  /** Taking the book out of the till, looking through who did what, ending a terminal's day. */
  'keep_books',
  'change_goods',
  'change_settings',
  'pair_terminals',
  'manage_staff',
] as const;

export type Capability = (typeof capabilities)[number];

/** A person who works at this register. */
export interface Staff {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  /** Left out while somebody works here; false once they no longer do. */
  readonly isActive?: boolean;
}

export function worksHere({ isActive = true }: Staff): boolean {
  return isActive;
}

/** Who stands at the window, and what a window may show to whom. */
export type Session =
  | {
      readonly type: 'open';
      readonly staff: Staff;
      readonly capabilities: readonly Capability[];
      readonly standing: StandingApproval | null;
    }
  | {
      readonly type: 'locked';
      readonly people: readonly Staff[];
      /** Only in a demo shop, where nothing is to be kept from anybody: PINs by the person's id. */
      readonly pins: Readonly<Record<string, string>>;
    }
  /** Nobody has been made yet who could let others in. */
  | {
      readonly type: 'set_up';
      /** A manager who is there already and only has no PIN. */
      readonly managerName: string | null;
    };

/** What somebody lets through for a while, so that sixty refunds are not sixty PINs. */
export interface StandingApproval {
  readonly by: Staff;
  readonly capabilities: readonly Capability[];
  /** Milliseconds since 1970. */
  readonly until: number;
}

/**
 * How somebody proves who they are; never shown or sent anywhere. `hash` as till/staff/pin-hash.ts makes
 * it; `shown` is the PIN itself of a demo shop's people, which everybody is told and which opens nothing
 * in a real shop.
 */
export type KeptPin =
  | { readonly staffId: string; readonly hash: string }
  | { readonly staffId: string; readonly shown: string };

/** Why a PIN did not open anything. `until` in milliseconds since 1970. */
export type PinRefusal =
  | { readonly type: 'wrong_pin'; readonly triesLeft: number }
  | { readonly type: 'wait'; readonly until: number }
  /** Nobody has given this person a PIN yet, or they no longer work here. */
  | { readonly type: 'no_pin' }
  /** The disk is full: a try that cannot be written down opens nothing, right or wrong. */
  | { readonly type: 'disk_full' }
  | { readonly type: 'may_not' };

export type SignInAnswer =
  | { readonly ok: true; readonly session: Session }
  | { readonly ok: false; readonly refusal: PinRefusal };

/** `token` allows one step that takes what was approved, within a minute. */
export type ApprovalAnswer =
  | { readonly ok: true; readonly token: string }
  | { readonly ok: false; readonly refusal: PinRefusal };

/** Why people were left as they were. */
export type StaffRefusal =
  | 'name_missing'
  /** Two people of one name could not be told apart. */
  | 'name_taken'
  | 'people_full'
  | 'pin_weak'
  | 'pin_length'
  | 'unknown'
  | 'last_manager'
  | 'set_up_already';

export type StaffAnswer =
  | { readonly ok: true }
  | { readonly ok: false; readonly why: StaffRefusal };

/** A person as those see them who manage staff. */
export interface StaffMember extends Staff {
  readonly hasPin: boolean;
}

/** What somebody tried a PIN for, and how it went: kept, so that tries stay counted over a restart. */
export interface PinTry {
  readonly staffId: string;
  /** Of an approval that takes several capabilities, the first. */
  readonly for: 'sign_in' | 'own_pin' | Capability;
  readonly isRight: boolean;
  /** Wrong ones in a row, this one included. */
  readonly wrong: number;
  /** Milliseconds since 1970. */
  readonly at: number;
}

const allowed: Readonly<Record<Role, readonly Capability[]>> = {
  cashier: ['sell', 'view_history', 'reprint'],
  manager: capabilities,
  technician: ['view_history', 'reprint', 'open_drawer', 'change_settings', 'pair_terminals'],
};

export function capabilitiesOf(staff: Staff): readonly Capability[] {
  return worksHere(staff) ? allowed[staff.role] : [];
}
