import { expect, test } from 'vitest';
import { emptyCart } from './cart.ts';
import { customerDraftOf, readCustomer } from './customer-draft.ts';

const empty = customerDraftOf(emptyCart);

test('nothing in the fields is nobody in particular', () => {
  expect(readCustomer(empty)).toEqual({
    ok: true,
    details: { customer: {}, note: '', receipt: '' },
  });
});

test.each([
  ['+91 98765 43210', '+919876543210'],
  ['(022) 2345-6789', '02223456789'],
  ['९८७६५ ४३२१०', '9876543210'],
])('the number %s is %s', (contact, wanted) => {
  expect(readCustomer({ ...empty, contact })).toMatchObject({
    details: { customer: { contact: wanted } },
  });
});

test.each([
  ['contact', '12345'],
  ['contact', 'Asha'],
  ['contact', '+91 9876543210 ext 5'],
  ['email', 'asha'],
  ['email', 'asha @ galla'],
] as const)('%s cannot be “%s”', (field, text) => {
  expect(readCustomer({ ...empty, [field]: text })).toEqual({ ok: false, wrong: field });
});

test('what was kept comes back to be changed', () => {
  const details = {
    customer: { name: 'Asha', contact: '+919876543210', email: 'asha@galla.example' },
    note: 'no onions',
    receipt: 'A-17',
  };
  expect(readCustomer(customerDraftOf({ ...emptyCart, ...details }))).toEqual({
    ok: true,
    details,
  });
});
