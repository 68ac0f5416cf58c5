import Type, { type Static } from 'typebox';
import type { Refusal } from './failures.ts';
import type { KeptFile } from './ipc-history.ts';
import {
  type MoneyLine,
  moneyKinds,
  moneySorts,
  moneyStandings,
  type RefundLine,
} from './money-line.ts';
import type { Payment } from './payment.ts';
import type { RefundAdvice } from './refund.ts';

/** The manager's desk: every payment and refund, and giving money back; a part of ipc.ts. */
const exactly = { additionalProperties: false } as const;
const id = Type.String({ minLength: 1, maxLength: 40, pattern: '^[A-Za-z0-9_-]+$' });
const day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const passed = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER });

const filter = {
  /** As `history.search` reads it: the sale it belongs to is found by anything known of it. */
  text: Type.String({ maxLength: 200 }),
  kind: Type.Enum([...moneyKinds]),
  sort: Type.Enum([...moneySorts]),
  standing: Type.Optional(Type.Enum([...moneyStandings])),
  method: Type.Optional(Type.Enum(['upi', 'card', 'netbanking', 'wallet', 'cash', 'external'])),
  terminalId: Type.Optional(id),
  /** The first and the last day, as the shop's calendar has them. */
  from: Type.Optional(day),
  to: Type.Optional(day),
};

const filterSchema = Type.Object(filter, exactly);
const positionSchema = Type.Object({ to: passed, skip: passed }, exactly);
const cursorSchema = Type.Object(
  /** How far each list of the book has been walked; with a text, down to which sale. */
  { payments: positionSchema, refunds: positionSchema, before: Type.Optional(passed) },
  exactly,
);

export type MoneyFilter = Static<typeof filterSchema>;
export type MoneyCursor = Static<typeof cursorSchema>;

export const paymentsRequests = {
  'payments.list': Type.Object(
    { filter: filterSchema, after: Type.Optional(cursorSchema) },
    exactly,
  ),
  /** Keeps all that the filter finds in a file, where the person says. */
  'payments.export': Type.Object(
    { filter: filterSchema, format: Type.Enum(['csv', 'json']) },
    exactly,
  ),
  /** Takes the whole of what was only authorised. */
  'payments.capture': Type.Object({ paymentId: id }, exactly),
  'refunds.advise': Type.Object({ paymentId: id }, exactly),
  'refunds.create': Type.Object(
    {
      paymentId: id,
      /** Minor units; null for all that remains. */
      amount: Type.Union([
        Type.Null(),
        Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }),
      ]),
      /**
       * What the window shows as left. Where another sum is left by now, nothing goes back: an answer that
       * came too late to be seen must not make somebody give the same part back twice.
       */
      remaining: Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER }),
      reason: Type.String({ maxLength: 200 }),
      /** Another way than the advised one. */
      route: Type.Optional(Type.Enum(['drawer', 'person'])),
    },
    exactly,
  ),
  'refunds.cancel': Type.Object({ refundId: id }, exactly),
  'refunds.stop': Type.Object({ refundId: id }, exactly),
  'refunds.ask': Type.Object({ refundId: id }, exactly),
  'refunds.settle': Type.Object(
    {
      refundId: id,
      verdict: Type.Enum(['refunded', 'not_refunded']),
      reference: Type.String({ minLength: 1, maxLength: 40 }),
    },
    exactly,
  ),
};

export type RefundAnswer =
  | { readonly ok: true; readonly line: RefundLine }
  | { readonly ok: false; readonly refusal: Refusal };

export type PaymentAnswer =
  | { readonly ok: true; readonly payment: Payment }
  | { readonly ok: false; readonly refusal: Refusal };

export interface PaymentsAnswers {
  'payments.list': MoneyPage;
  'payments.export': { readonly result: KeptFile; readonly isCut: boolean };
  'payments.capture': PaymentAnswer;
  /** Null where there is no such payment. */
  'refunds.advise': { readonly found: AdvisedPayment | null };
  'refunds.create': RefundAnswer;
  'refunds.cancel': RefundAnswer;
  'refunds.stop': RefundAnswer;
  'refunds.ask': RefundAnswer;
  'refunds.settle': RefundAnswer;
}

export interface MoneyPage {
  readonly lines: readonly MoneyLine[];
  /** Where to go on; null at the end. */
  readonly next: MoneyCursor | null;
  /** There was more than can be put in this order; fewer days show all. */
  readonly isCut: boolean;
}

export interface AdvisedPayment {
  readonly seq: number;
  readonly payment: Payment;
  readonly advice: RefundAdvice;
  /** Oldest first. */
  readonly refunds: readonly RefundLine[];
}
