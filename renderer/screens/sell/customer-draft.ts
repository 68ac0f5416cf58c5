import { toAsciiDigits } from '../../../shared/ascii-digits.ts';
import type { Cart } from './cart.ts';

/** Customer, note and receipt as they stand in the fields of a dialog. */
export type CustomerDraft = Readonly<Record<CustomerField, string>>;

export type CustomerField = 'name' | 'contact' | 'email' | 'receipt' | 'note';

export type CustomerReading =
  | { readonly ok: true; readonly details: Pick<Cart, 'customer' | 'note' | 'receipt'> }
  | { readonly ok: false; readonly wrong: CustomerField };

export function customerDraftOf({ customer, note, receipt }: Cart): CustomerDraft {
  const { name = '', contact = '', email = '' } = customer;
  return { name, contact, email, note, receipt };
}

/** What the main process takes (shared/ipc-checkout.ts), or the first field that it would not take. */
export function readCustomer(draft: CustomerDraft): CustomerReading {
  const name = draft.name.trim();
  const contact = toAsciiDigits(draft.contact).replaceAll(/[\s().-]/g, '');
  const email = draft.email.trim();
  if (contact !== '' && !/^\+?[0-9]{6,15}$/.test(contact)) return { ok: false, wrong: 'contact' };
  if (email !== '' && !/^[^\s@]+@[^\s@]+$/.test(email)) return { ok: false, wrong: 'email' };
  return {
    ok: true,
    details: {
      customer: {
        ...(name === '' ? {} : { name }),
        ...(contact === '' ? {} : { contact }),
        ...(email === '' ? {} : { email }),
      },
      note: draft.note.trim(),
      receipt: draft.receipt.trim(),
    },
  };
}
