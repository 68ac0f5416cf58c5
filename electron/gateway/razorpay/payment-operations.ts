import Type from 'typebox';
import type { NamedSchema, Operation, Parameter } from '../operation.ts';
import {
  cardEntity,
  paymentCollection,
  paymentEntity,
  refundCollection,
  refundEntity,
} from './entities.ts';
import { always, idempotencyKey, timeParameters } from './parameters.ts';
import { captureBody, notesBody, refundBody, refundOfBody } from './requests.ts';

const payment: NamedSchema = { name: 'Payment', schema: paymentEntity };
const payments: NamedSchema = { name: 'PaymentCollection', schema: paymentCollection };
const refund: NamedSchema = { name: 'Refund', schema: refundEntity };
const refunds: NamedSchema = { name: 'RefundCollection', schema: refundCollection };

const refundIdempotency: Parameter = {
  in: 'header',
  name: 'X-Refund-Idempotency',
  description: 'As Idempotency-Key, and counts before it',
  schema: Type.String({ pattern: '^[A-Za-z0-9_-]{10,255}$' }),
};
const making = {
  key: 'with secret',
  parameters: [...always, refundIdempotency, idempotencyKey],
  answer: refund,
  errors: [400, 401, 403, 404, 409, 500],
} as const;
const reading = { key: 'with secret', parameters: always, errors: [400, 401, 404, 500] } as const;
const listing = {
  key: 'with secret',
  parameters: [...always, ...timeParameters],
  errors: [400, 401],
} as const;

/** The routes of payments and refunds in words (razorpay-wire.md section 5). */
export const paymentOperations = {
  listPayments: {
    ...listing,
    id: 'listPayments',
    summary: 'List payments, the newest first',
    answer: payments,
  },
  fetchPayment: { ...reading, id: 'fetchPayment', summary: 'Fetch a payment', answer: payment },
  fetchCard: {
    ...reading,
    id: 'fetchCard',
    summary: 'Fetch what the terminal told of the card of a payment',
    answer: { name: 'Card', schema: cardEntity },
  },
  changePayment: {
    ...reading,
    id: 'changePayment',
    summary: 'Put other notes in place of a payment’s',
    body: { name: 'Notes', schema: notesBody },
    answer: payment,
    example: { notes: { table: 'nine' } },
  },
  capturePayment: {
    ...reading,
    id: 'capturePayment',
    summary: 'Capture what was only authorised: all of it, and once',
    body: { name: 'Capture', schema: captureBody },
    answer: payment,
    example: { amount: 19_900, currency: 'INR' },
  },
  refundPayment: {
    ...making,
    id: 'refundPayment',
    summary: 'Give a payment back: all that remains, or a part. Needs a key for refunds',
    body: { name: 'NewRefund', schema: refundBody },
    example: { amount: 5_000, speed: 'normal' },
  },
  createRefund: {
    ...making,
    id: 'createRefund',
    summary: 'The same, with the payment in the body. Needs a key for refunds',
    body: { name: 'NewRefundOfPayment', schema: refundOfBody },
    example: { payment_id: 'pay_R7vqkfqG3Iw02m', amount: 5_000 },
  },
  fetchPaymentRefunds: {
    ...reading,
    id: 'fetchPaymentRefunds',
    summary: 'Fetch the refunds of a payment, the newest first',
    parameters: [...always, ...timeParameters],
    answer: refunds,
  },
  fetchPaymentRefund: {
    ...reading,
    id: 'fetchPaymentRefund',
    summary: 'Fetch a refund of a payment',
    answer: refund,
  },
  listRefunds: {
    ...listing,
    id: 'listRefunds',
    summary: 'List refunds, the newest first',
    answer: refunds,
  },
  fetchRefund: { ...reading, id: 'fetchRefund', summary: 'Fetch a refund', answer: refund },
  changeRefund: {
    ...reading,
    id: 'changeRefund',
    summary: 'Put other notes in place of a refund’s',
    body: { name: 'Notes', schema: notesBody },
    answer: refund,
    example: { notes: { reason: 'returned' } },
  },
} as const satisfies Readonly<Record<string, Operation>>;
