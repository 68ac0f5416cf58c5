import Type, { type Static } from 'typebox';
import { collectionOf, orNull } from '../schema-parts.ts';

/**
 * What callers read: the documents' members first (R12, R18, D5), then those of the cloud's own entities
 * that we know. Amounts in the currency's smallest unit, times in seconds since 1970.
 */
const notes = Type.Record(Type.String(), Type.String());
const cardMembers = {
  entity: Type.Literal('card'),
  network: Type.String(),
  last4: Type.Optional(Type.String()),
  type: Type.Literal('unknown'),
  issuer: Type.Null(),
};
const failure = Type.Object({
  code: Type.String(),
  description: Type.String(),
  source: Type.String(),
  step: Type.Optional(Type.String()),
  reason: Type.String(),
  metadata: Type.Optional(Type.Object({ code: Type.String() })),
});

export const paymentEntity = Type.Object({
  id: Type.String(),
  entity: Type.Literal('payment'),
  amount: Type.Integer(),
  currency: Type.String(),
  status: Type.Enum(['created', 'authorized', 'captured', 'refunded', 'failed']),
  order_id: Type.String(),
  method: Type.String(),
  description: orNull(Type.String()),
  created_at: Type.Integer(),
  upi: Type.Optional(
    Type.Object({ payer_account_type: Type.String(), vpa: Type.Optional(Type.String()) }),
  ),
  card: Type.Optional(Type.Object(cardMembers)),
  captured: Type.Boolean(),
  invoice_id: Type.Null(),
  card_id: Type.Null(),
  bank: Type.Null(),
  wallet: Type.Null(),
  email: Type.Null(),
  contact: Type.Null(),
  fee: Type.Null(),
  tax: Type.Null(),
  notes,
  amount_refunded: Type.Integer(),
  refund_status: orNull(Type.String()),
  vpa: orNull(Type.String()),
  acquirer_data: Type.Object({
    rrn: Type.Optional(Type.String()),
    auth_code: Type.Optional(Type.String()),
  }),
  error_code: orNull(Type.String()),
  error_description: orNull(Type.String()),
  error_source: orNull(Type.String()),
  error_step: orNull(Type.String()),
  error_reason: orNull(Type.String()),
  metadata: Type.Optional(Type.Object({ in_doubt: Type.Boolean() })),
});

/** A terminal tells no more of a card than this. */
export const cardEntity = Type.Object({ id: Type.Null(), ...cardMembers, name: Type.Null() });

export const refundEntity = Type.Object({
  id: Type.String(),
  entity: Type.Literal('refund'),
  amount: Type.Integer(),
  currency: Type.String(),
  payment_id: Type.String(),
  notes,
  receipt: orNull(Type.String()),
  acquirer_data: Type.Object({
    arn: Type.Optional(orNull(Type.String())),
    rrn: Type.Optional(Type.String()),
    utr: Type.Optional(Type.String()),
  }),
  created_at: Type.Integer(),
  batch_id: Type.Null(),
  status: Type.Enum(['pending', 'processed', 'failed']),
  speed_requested: Type.Enum(['normal', 'optimum']),
  speed_processed: orNull(Type.Enum(['normal', 'instant'])),
  metadata: Type.Optional(
    Type.Object({ in_doubt: Type.Optional(Type.Boolean()), state: Type.Optional(Type.String()) }),
  ),
});

export const refundCollection = collectionOf(refundEntity);

export const paymentCollection = collectionOf(paymentEntity);

export const orderEntity = Type.Object({
  id: Type.String(),
  entity: Type.Literal('order'),
  amount: Type.Integer(),
  amount_paid: Type.Integer(),
  amount_due: Type.Integer(),
  currency: Type.String(),
  receipt: orNull(Type.String()),
  status: Type.Enum(['created', 'attempted', 'paid']),
  attempts: Type.Integer(),
  notes,
  created_at: Type.Integer(),
  payments: Type.Optional(paymentCollection),
  /** Only where an order has just been created: an earlier one that bears the same receipt (X56). */
  metadata: Type.Optional(Type.Object({ receipt_used_by: Type.String() })),
});

export const orderCollection = collectionOf(orderEntity);

export const activityEntity = Type.Object({
  id: Type.String(),
  entity: Type.Literal('device.activity'),
  device_id: Type.String(),
  action: Type.Enum(['initiate_checkout', 'close_checkout']),
  initiate_checkout: Type.Optional(
    Type.Object({
      name: Type.String(),
      amount: Type.Integer(),
      currency: Type.String(),
      description: Type.String(),
      type: Type.Optional(Type.String()),
      order_id: Type.String(),
      prefill: Type.Optional(
        Type.Object({
          name: Type.Optional(Type.String()),
          email: Type.Optional(Type.String()),
          contact: Type.Optional(Type.String()),
          method: Type.Optional(Type.Enum(['upi', 'card'])),
        }),
      ),
    }),
  ),
  notes: Type.Optional(notes),
  status: Type.Enum(['processing', 'completed', 'failed']),
  error: orNull(failure),
  created_at: Type.Integer(),
  metadata: Type.Optional(
    Type.Object({
      in_doubt: Type.Optional(Type.Boolean()),
      terminal_id: Type.Optional(Type.String()),
      user_text: Type.Optional(Type.String()),
    }),
  ),
});

export type PaymentEntity = Static<typeof paymentEntity>;
export type CardEntity = Static<typeof cardEntity>;
export type RefundEntity = Static<typeof refundEntity>;
export type OrderEntity = Static<typeof orderEntity>;
export type ActivityEntity = Static<typeof activityEntity>;
export type FailureObject = Static<typeof failure>;

export interface Collection<Item> {
  entity: 'collection';
  count: number;
  items: Item[];
}
