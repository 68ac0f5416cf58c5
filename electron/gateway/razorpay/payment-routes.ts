import type { FastifyInstance, FastifyRequest } from 'fastify';
import { isId } from '../../../shared/ids.ts';
import type { Payment } from '../../../shared/payment.ts';
import { requireKey } from '../authorisation.ts';
import type { Operation } from '../operation.ts';
import type { GatewayServices } from '../surface.ts';
import { answer } from './answer.ts';
import { actorOf, bodyOf, modeOf, type Query } from './call.ts';
import {
  type CardEntity,
  type Collection,
  cardEntity,
  type PaymentEntity,
  paymentCollection,
  paymentEntity,
} from './entities.ts';
import { idInvalid, notFound, upstreamNotConfigured } from './errors.ts';
import { readTimeQuery } from './list-query.ts';
import { cardOf, collectionOf, paymentOf } from './mapping.ts';
import { readNotes } from './order-request.ts';
import { paymentOperations as operations } from './payment-operations.ts';
import { errorOfPaymentRefusal, noCard } from './payment-refusals.ts';
import { readCapture } from './payment-request.ts';
import { failure, type Result, success } from './result.ts';

type ById = { Params: { id: string }; Querystring: Query };

/** Payments by themselves: list, fetch, their card, other notes, capture (razorpay-wire.md section 5). */
export function addPaymentRoutes(app: FastifyInstance, services: GatewayServices): void {
  const { till, settings, keys } = services;
  const route = (operation: Operation, entity: object) => ({
    onRequest: requireKey(keys, { scope: 'sell', secret: 'required' }),
    config: { processor: 'payment' as const, operation },
    schema: { response: { 200: entity } },
  });

  app.get<{ Querystring: Query }>(
    '/payments',
    route(operations.listPayments, paymentCollection),
    (request, reply) => answer(request, reply, list(request), settings()),
  );
  app.get<ById>('/payments/:id', route(operations.fetchPayment, paymentEntity), (request, reply) =>
    answer(request, reply, fetch(request), settings()),
  );
  app.get<ById>('/payments/:id/card', route(operations.fetchCard, cardEntity), (request, reply) =>
    answer(request, reply, fetchCard(request), settings()),
  );
  app.patch<ById>(
    '/payments/:id',
    route(operations.changePayment, paymentEntity),
    async (request, reply) => answer(request, reply, await update(request), settings()),
  );
  app.post<ById>(
    '/payments/:id/capture',
    route(operations.capturePayment, paymentEntity),
    async (request, reply) => answer(request, reply, await capture(request), settings()),
  );

  function list(
    request: FastifyRequest<{ Querystring: Query }>,
  ): Result<Collection<PaymentEntity>> {
    const query = readTimeQuery(request.query, 'payment');
    if (!query.ok) return query;
    const mode = modeOf(request, 'payment', 'wired');
    if (!mode.ok) return mode;
    const shown = till.payments.list(query.value).filter(isShown);
    return success(collectionOf(shown.map(paymentOf)));
  }

  function fetch(request: FastifyRequest<ById>): Result<PaymentEntity> {
    const payment = findPayment(request, request.params.id, services);
    return payment.ok ? success(paymentOf(payment.value)) : payment;
  }

  function fetchCard(request: FastifyRequest<ById>): Result<CardEntity> {
    const payment = findPayment(request, request.params.id, services);
    if (!payment.ok) return payment;
    const card = payment.value.approval?.card;
    return card ? success({ id: null, ...cardOf(card), name: null }) : failure(noCard);
  }

  async function update(request: FastifyRequest<ById>): Promise<Result<PaymentEntity>> {
    const payment = findPayment(request, request.params.id, services);
    if (!payment.ok) return payment;
    const notes = readNotes(bodyOf(request), 'payment');
    if (!notes.ok) return notes;
    const kept = await till.payments.setNotes(payment.value.id, notes.value, actorOf(request));
    if (kept.ok) return success(paymentOf(kept.value));
    return failure(errorOfPaymentRefusal(kept.refusal, 'payment', payment.value));
  }

  async function capture(request: FastifyRequest<ById>): Promise<Result<PaymentEntity>> {
    const payment = findPayment(request, request.params.id, services);
    if (!payment.ok) return payment;
    const wanted = readCapture(bodyOf(request), payment.value);
    if (!wanted.ok) return wanted;
    const taken = await till.payments.capture(wanted.value, actorOf(request));
    if (taken.ok) return success(paymentOf(taken.value));
    return failure(errorOfPaymentRefusal(taken.refusal, 'payment', payment.value));
  }
}

/** The payment that a call names. One that is not ours may be the cloud's. */
export function findPayment(
  request: FastifyRequest,
  id: string,
  { till }: Pick<GatewayServices, 'till'>,
): Result<Payment> {
  if (!isId('pay', id)) return failure(idInvalid('payment'));
  const mode = modeOf(request, 'payment', 'wired');
  if (!mode.ok) return mode;
  const payment = till.payments.find(id);
  if (payment && isShown(payment)) return success(payment);
  return failure(
    mode.value === 'wireless' ? upstreamNotConfigured('payment') : notFound('payment'),
  );
}

/** A draft has been asked of nobody yet. */
function isShown({ state }: Payment): boolean {
  return state !== 'draft';
}
