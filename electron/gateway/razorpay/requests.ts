import Type, { type Static, type TSchema } from 'typebox';
import { Compile } from 'typebox/compile';

/**
 * What callers may send. Members we do not know are let through and ignored, as `device_mode` in a body
 * is; null stands for a member that is not there, as the Python SDK's callers write it.
 */
const text = Type.String({ maxLength: 1024 });
// PHP writes an empty map as an empty list.
const someNotes = Type.Union([Type.Record(Type.String(), Type.String()), Type.Tuple([])]);
const notes = orNothing(someNotes);
const deviceId = orNothing(Type.String({ maxLength: 64 }));

export const orderBody = Type.Object({
  amount: Type.Integer(),
  currency: Type.String(),
  receipt: orNothing(Type.String()),
  notes,
  device_id: deviceId,
  /** 0 or false: what is approved waits for a capture (X55). Forms have it as text. */
  payment_capture: orNothing(Type.Union([Type.Boolean(), Type.Enum([0, 1, '0', '1'])])),
});

export const notesBody = Type.Object({ notes: someNotes });

const prefill = Type.Object({
  name: orNothing(text),
  email: orNothing(text),
  contact: orNothing(text),
  method: orNothing(Type.Enum(['upi', 'card'])),
});

const checkoutBody = Type.Object({
  amount: Type.Integer({ minimum: 1 }),
  currency: Type.String(),
  order_id: Type.String(),
  description: Type.String({ minLength: 1, maxLength: 1024 }),
  name: orNothing(text),
  type: orNothing(text),
  prefill: orNothing(prefill),
});

export const initiateBody = Type.Object({
  action: Type.Literal('initiate_checkout'),
  initiate_checkout: checkoutBody,
  device_id: deviceId,
  notes,
});

export const closeBody = Type.Object({
  action: Type.Literal('close_checkout'),
  device_id: deviceId,
  notes,
});

export const captureBody = Type.Object({
  amount: Type.Integer({ minimum: 1 }),
  currency: orNothing(Type.String()),
});

const refundMembers = {
  // Left out for all of it, but never null: so JavaScript writes NaN, a sum that went wrong.
  amount: Type.Optional(Type.Integer()),
  speed: orNothing(Type.Enum(['normal', 'optimum'])),
  notes,
  receipt: orNothing(Type.String()),
};

export const refundBody = Type.Object(refundMembers);
export const refundOfBody = Type.Object({ payment_id: Type.String(), ...refundMembers });

export const isOrderBody = Compile(orderBody);
export const isNotesBody = Compile(notesBody);
export const isCaptureBody = Compile(captureBody);
export const isRefundBody = Compile(refundBody);
export const isRefundOfBody = Compile(refundOfBody);
export const isInitiateBody = Compile(initiateBody);
export const isCloseBody = Compile(closeBody);
export type RefundBody = Static<typeof refundBody>;
export type CheckoutBody = Static<typeof checkoutBody>;

/** The notes as the till keeps them; null when the caller gave none. */
export function notesOf(
  given: Static<typeof notes> | undefined,
): Readonly<Record<string, string>> | null {
  return !given || Array.isArray(given) ? null : given;
}

function orNothing<Schema extends TSchema>(schema: Schema) {
  return Type.Optional(Type.Union([schema, Type.Null()]));
}
