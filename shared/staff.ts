export type Role = 'cashier' | 'manager' | 'technician';

/** A person who works at this register. */
export interface Staff {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
}
