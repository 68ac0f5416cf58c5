/** How an error calls a field, and what the field must be. */
export interface FieldText {
  readonly name: string;
  readonly rule: string;
}

/** `field` as a path; its last part decides. Throws for a field that no document and no schema has. */
export function textOf(field: string): FieldText {
  const text = texts[field.slice(field.lastIndexOf('.') + 1)];
  if (!text) throw new Error(`No text for the field ${field}`);
  return text;
}

const texts: Readonly<Record<string, FieldText>> = {
  action: { name: 'Action', rule: 'Action must be initiate_checkout or close_checkout' },
  amount: {
    name: 'Amount',
    rule: "Amount must be a whole number in the currency's smallest unit",
  },
  authorized: { name: 'Authorized', rule: 'Authorized must be 0 or 1' },
  contact: { name: 'Contact', rule: 'Contact must be text' },
  count: { name: 'Count', rule: 'Count must be a whole number from 1 to 100' },
  currency: { name: 'Currency', rule: 'Currency is not supported' },
  description: { name: 'Description', rule: 'Description must be text of 1 to 1024 characters' },
  device_id: { name: 'Device ID', rule: 'Device ID must be text of at most 64 characters' },
  email: { name: 'Email', rule: 'Email must be text' },
  from: { name: 'From', rule: 'From must be a time in seconds since 1970' },
  refund_idempotency: {
    name: 'Refund idempotency key',
    rule: 'X-Refund-Idempotency must be 10 to 255 letters, digits, hyphens or underscores',
  },
  idempotency_key: {
    name: 'Idempotency key',
    rule: 'Idempotency-Key must be 1 to 255 printable characters',
  },
  initiate_checkout: {
    name: 'Invalid activity data: the initiate_checkout',
    rule: 'Invalid activity data: initiate_checkout must be an object',
  },
  method: { name: 'Method', rule: 'Method must be upi or card' },
  name: { name: 'Name', rule: 'Name must be text' },
  notes: {
    name: 'Notes',
    rule: 'Notes must be at most 15 pairs of text, each part at most 256 characters',
  },
  order_id: { name: 'Order ID', rule: 'Order ID must be text' },
  payment_capture: { name: 'Payment capture', rule: 'Payment capture must be 0 or 1' },
  payment_id: { name: 'Payment ID', rule: 'Payment ID must be text' },
  prefill: { name: 'Prefill', rule: 'Prefill must be an object' },
  receipt: { name: 'Receipt', rule: 'Receipt must be text of at most 40 characters' },
  speed: { name: 'Speed', rule: 'Speed must be normal or optimum' },
  skip: { name: 'Skip', rule: 'Skip must be a whole number from 0' },
  to: { name: 'To', rule: 'To must be a time in seconds since 1970' },
  type: { name: 'Type', rule: 'Type must be text' },
};
