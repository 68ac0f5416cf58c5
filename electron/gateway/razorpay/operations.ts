import Type from 'typebox';
import { languages } from '../../../shared/messages/language.ts';
import type { NamedSchema, Operation, Parameter } from '../operation.ts';
import { activityEntity, orderCollection, orderEntity, paymentCollection } from './entities.ts';
import { always, idempotencyKey, query, timeParameters } from './parameters.ts';
import { closeBody, initiateBody, notesBody, orderBody } from './requests.ts';

const order: NamedSchema = { name: 'Order', schema: orderEntity };
const activity: NamedSchema = { name: 'DeviceActivity', schema: activityEntity };

const expand: Parameter = {
  in: 'query',
  name: 'expand[]',
  description: 'payments: each order with its payments',
  schema: Type.Enum(['payments']),
};
const language: Parameter = {
  in: 'header',
  name: 'Accept-Language',
  description: 'The language of metadata.user_text; English when not given',
  schema: Type.Enum([...languages]),
};

/** The routes of this surface in words (R7-R35). */
export const operations = {
  createOrder: {
    id: 'createOrder',
    summary: 'Create an order: what a customer is asked to pay',
    key: 'with secret',
    parameters: [...always, idempotencyKey],
    body: { name: 'NewOrder', schema: orderBody },
    answer: order,
    errors: [400, 401, 409, 500],
    example: { amount: 19_900, currency: 'INR', receipt: 'receipt_1' },
  },
  listOrders: {
    id: 'listOrders',
    summary: 'List orders, the newest first',
    key: 'with secret',
    parameters: [
      ...always,
      ...timeParameters,
      query('receipt', 'With this receipt', Type.String()),
      query('authorized', '1: a payment was authorised; 0: none was', Type.Enum([0, 1])),
      expand,
    ],
    answer: { name: 'OrderCollection', schema: orderCollection },
    errors: [400, 401],
  },
  fetchOrder: {
    id: 'fetchOrder',
    summary: 'Fetch an order, with its payments when asked for',
    key: 'with secret',
    parameters: [...always, expand],
    answer: order,
    errors: [400, 401, 404, 500],
  },
  changeOrder: {
    id: 'changeOrder',
    summary: 'Put other notes in place of an order’s',
    key: 'with secret',
    parameters: always,
    body: { name: 'OrderNotes', schema: notesBody },
    answer: order,
    errors: [400, 401, 404, 500],
    example: { notes: { table: 'nine' } },
  },
  fetchOrderPayments: {
    id: 'fetchOrderPayments',
    summary: 'Fetch the payments of an order: every attempt, also those that failed',
    key: 'with secret',
    parameters: always,
    answer: { name: 'PaymentCollection', schema: paymentCollection },
    errors: [400, 401, 404, 500],
  },
  createActivity: {
    id: 'createActivity',
    summary: 'Start a checkout on a terminal, or close the one that is there',
    key: 'alone',
    parameters: [...always, idempotencyKey, language],
    body: { name: 'NewDeviceActivity', schema: Type.Union([initiateBody, closeBody]) },
    answer: activity,
    errors: [400, 401, 409, 500],
    example: {
      action: 'initiate_checkout',
      initiate_checkout: {
        name: 'Acme Corp',
        amount: 19_900,
        currency: 'INR',
        description: 'POS Transaction',
        order_id: 'order_R7vqkfqG3Iw02m',
      },
    },
  },
  fetchActivity: {
    id: 'fetchActivity',
    summary: 'Fetch an activity: processing, completed or failed',
    key: 'alone',
    parameters: [...always, language],
    answer: activity,
    errors: [400, 401, 404, 500],
  },
} as const satisfies Readonly<Record<string, Operation>>;
