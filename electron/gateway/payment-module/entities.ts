import Type, { type Static, type TSchema } from 'typebox';
import { orNull } from '../schema-parts.ts';

/** What callers of the payment module read (M8, M14), amounts in paise, times in seconds since 1970. */
export const paymentEntity = Type.Object({
  id: Type.String(),
  entity: Type.Literal('payment'),
  amount: Type.Integer(),
  currency: Type.String(),
  status: Type.Enum(['created', 'authorized', 'captured', 'refunded', 'failed']),
  order_id: Type.String(),
  method: Type.String(),
  captured: Type.Boolean(),
  email: Type.Null(),
  contact: Type.Null(),
  created_at: Type.Integer(),
  description: orNull(Type.String()),
  card_id: Type.Null(),
  bank: Type.Null(),
  wallet: Type.Null(),
  vpa: orNull(Type.String()),
  fee: Type.Null(),
  tax: Type.Null(),
  amount_refunded: Type.Integer(),
  refund_status: orNull(Type.Enum(['partial', 'full'])),
  error_code: orNull(Type.String()),
  error_description: orNull(Type.String()),
  settlement_status: orNull(Type.Enum(['unsettled', 'settled'])),
  /** Of a paid checkout: what POST /verify accepts. */
  razorpay_signature: Type.Optional(Type.String()),
  metadata: Type.Optional(Type.Object({ in_doubt: Type.Literal(true) })),
});

export const refundEntity = Type.Object({
  id: Type.String(),
  entity: Type.Literal('refund'),
  amount: Type.Integer(),
  currency: Type.String(),
  payment_id: Type.String(),
  status: Type.Enum(['pending', 'processed', 'failed']),
  speed: Type.Enum(['normal', 'optimum']),
  speed_requested: Type.Enum(['normal', 'optimum']),
  speed_processed: orNull(Type.Enum(['normal', 'instant'])),
  created_at: Type.Integer(),
  notes: Type.Record(Type.String(), Type.String()),
  receipt: orNull(Type.String()),
  acquirer_data: Type.Object({ arn: orNull(Type.String()) }),
  batch_id: Type.Null(),
  metadata: Type.Optional(Type.Object({ in_doubt: Type.Literal(true) })),
});

export type PaymentEntity = Static<typeof paymentEntity>;
export type RefundEntity = Static<typeof refundEntity>;

export const errorEnvelope = {
  name: 'PaymentModuleError',
  schema: Type.Object({
    success: Type.Literal(false),
    message: Type.String(),
    error: Type.Optional(Type.String()),
    data: Type.Optional(Type.Object({})),
  }),
};

/** `{success, message, data}` around what was asked for (M25). */
export function enveloped(name: string, data: TSchema) {
  return {
    name,
    schema: Type.Object({ success: Type.Literal(true), message: Type.String(), data }),
  };
}
