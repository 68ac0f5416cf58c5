import Type from 'typebox';
import type { Operation, Parameter } from '../operation.ts';
import { collectionOf } from '../schema-parts.ts';
import { enveloped, errorEnvelope, paymentEntity, refundEntity } from './entities.ts';
import { bodies } from './requests.ts';

const payment = enveloped('PaymentModulePayment', paymentEntity);
const payments = enveloped('PaymentModulePayments', collectionOf(paymentEntity));
const refund = enveloped('PaymentModuleRefund', refundEntity);
const refunds = enveloped('PaymentModuleRefunds', collectionOf(refundEntity));

const text = Type.String();
const key = enveloped('PaymentModuleKey', Type.Object({ key_id: text }));
const verified = enveloped(
  'PaymentModuleVerified',
  Type.Object({
    verified: Type.Literal(true),
    payment_id: text,
    order_id: Type.Union([Type.Integer(), text]),
    payment_method: Type.Union([text, Type.Null()]),
  }),
);

const seconds = Type.Integer({ minimum: 0 });
const query = (name: string, description: string, schema: Parameter['schema']): Parameter => ({
  in: 'query',
  name,
  description,
  schema,
});
const named: Parameter = {
  in: 'header',
  name: 'Idempotency-Key',
  description: 'A copy of the request is told the same for 24 hours and does nothing',
  schema: Type.String({ minLength: 1, maxLength: 255 }),
};
const namedByProvider: Parameter = {
  ...named,
  name: 'X-Refund-Idempotency',
  description: 'The same, as the provider calls it; counts before the other',
  schema: Type.String({ minLength: 10, maxLength: 255 }),
};
const signature: Parameter = {
  in: 'header',
  name: 'X-Razorpay-Signature',
  description: 'HMAC-SHA256 of the body as it is sent, with the webhook secret, in hexadecimal',
  schema: text,
};
const eventId: Parameter = {
  in: 'header',
  name: 'X-Razorpay-Event-Id',
  description: 'Names the event: one that comes again does nothing again',
  schema: text,
};

const open = { key: 'none', error: errorEnvelope, errors: [400, 429, 500] } as const;
const guarded = {
  key: 'with secret',
  error: errorEnvelope,
  errors: [400, 401, 403, 404, 429, 500],
} as const;

/** The routes of the payment module in words (M1-M20). */
export const operations = {
  key: {
    ...open,
    id: 'paymentModuleKey',
    summary: 'The key id to open a checkout with',
    answer: key,
  },
  verify: {
    ...open,
    id: 'verifyPayment',
    summary: 'Verify the signature of a paid checkout',
    body: { name: 'PaymentModuleProof', schema: bodies.verify },
    answer: verified,
    example: {
      razorpay_order_id: 'order_R7vqkfqG3Iw02m',
      razorpay_payment_id: 'pay_R7vqkfqG3Iw02m',
      razorpay_signature: '0'.repeat(64),
      order_id: 789,
    },
  },
  details: {
    ...guarded,
    id: 'paymentDetails',
    summary: 'Fetch a payment, with its signature when it was paid',
    answer: payment,
  },
  all: {
    ...guarded,
    id: 'allPayments',
    summary: 'List payments, the newest first',
    parameters: [
      query('from', 'Made at this time or later, in seconds since 1970', seconds),
      query('to', 'Made at this time or earlier, in seconds since 1970', seconds),
      query('count', 'How many; 10 when not given', Type.Integer({ minimum: 1, maximum: 100 })),
      query('skip', 'How many of the newest to leave out', Type.Integer({ minimum: 0 })),
    ],
    answer: payments,
  },
  capture: {
    ...guarded,
    id: 'capturePaymentInRupees',
    summary: 'Capture what was only authorised; the amount in rupees',
    body: { name: 'PaymentModuleCapture', schema: bodies.capture },
    answer: payment,
    example: { payment_id: 'pay_R7vqkfqG3Iw02m', amount: 1500.5, currency: 'INR' },
  },
  refund: {
    ...guarded,
    success: 201,
    id: 'refundInRupees',
    summary: 'Give money back; the amount in rupees, all when left out. Needs a key for refunds',
    parameters: [named, namedByProvider],
    body: { name: 'PaymentModuleNewRefund', schema: bodies.refund },
    answer: refund,
    example: { payment_id: 'pay_R7vqkfqG3Iw02m', amount: 500.25, speed: 'normal' },
  },
  refundDetails: {
    ...guarded,
    id: 'refundDetails',
    summary: 'Fetch a refund',
    answer: refund,
  },
  refundsOf: {
    ...guarded,
    id: 'refundsOfPayment',
    summary: 'Fetch the refunds of a payment, the newest first',
    answer: refunds,
  },
  webhook: {
    ...open,
    id: 'takeWebhook',
    summary: 'Take in what the provider tells',
    parameters: [signature, eventId],
    answer: enveloped('PaymentModuleHeard', Type.Null()),
  },
} as const satisfies Readonly<Record<string, Operation>>;
