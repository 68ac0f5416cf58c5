import type { FastifyInstance, FastifyRequest } from 'fastify';
import { isId } from '../../../shared/ids.ts';
import type { Payment } from '../../../shared/payment.ts';
import type { Refund } from '../../../shared/refund.ts';
import { requireKey } from '../authorisation.ts';
import type { Operation } from '../operation.ts';
import type { GatewayServices } from '../surface.ts';
import { answer } from './answer.ts';
import { actorOf, bodyOf, modeOf, type Query } from './call.ts';
import { type Collection, type RefundEntity, refundCollection, refundEntity } from './entities.ts';
import { fieldInvalid, idInvalid, notFound, upstreamNotConfigured } from './errors.ts';
import { readTimeQuery } from './list-query.ts';
import { collectionOf } from './mapping.ts';
import { createOnce, type Remember, refundHeader } from './once.ts';
import { readNotes } from './order-request.ts';
import { paymentOperations as operations } from './payment-operations.ts';
import { errorOfPaymentRefusal } from './payment-refusals.ts';
import { readRefund, readRefundOf } from './payment-request.ts';
import { findPayment } from './payment-routes.ts';
import { refundOf } from './refund-mapping.ts';
import { failure, type Result, success } from './result.ts';

type ById = { Params: { id: string }; Querystring: Query };
type OfPayment = { Params: { id: string; refund_id: string }; Querystring: Query };

/** Refunds, of a payment and by themselves (razorpay-wire.md section 5). Making one has a scope (X23). */
export function addRefundRoutes(app: FastifyInstance, services: GatewayServices): void {
  const { till, settings, keys } = services;
  const once = createOnce(services, 'refund', refundHeader);
  const route = (operation: Operation, entity: object, scope: 'sell' | 'refund' = 'sell') => ({
    onRequest: requireKey(keys, { scope, secret: 'required' }),
    config: { processor: 'refund' as const, operation },
    schema: { response: { 200: entity } },
  });

  app.post<ById>(
    '/payments/:id/refund',
    route(operations.refundPayment, refundEntity, 'refund'),
    (request, reply) =>
      once<RefundEntity>(request, reply, (remember) => {
        const payment = findPayment(request, request.params.id, services);
        return payment.ok ? create(request, payment.value, remember) : Promise.resolve(payment);
      }),
  );
  app.post('/refunds', route(operations.createRefund, refundEntity, 'refund'), (request, reply) =>
    once<RefundEntity>(request, reply, (remember) => {
      const payment = namedPayment(request);
      return payment.ok ? create(request, payment.value, remember) : Promise.resolve(payment);
    }),
  );
  app.get<ById>(
    '/payments/:id/refunds',
    route(operations.fetchPaymentRefunds, refundCollection),
    (request, reply) => answer(request, reply, ofPayment(request), settings()),
  );
  app.get<OfPayment>(
    '/payments/:id/refunds/:refund_id',
    route(operations.fetchPaymentRefund, refundEntity),
    (request, reply) => answer(request, reply, oneOfPayment(request), settings()),
  );
  app.get<{ Querystring: Query }>(
    '/refunds',
    route(operations.listRefunds, refundCollection),
    (request, reply) => answer(request, reply, list(request), settings()),
  );
  app.get<ById>('/refunds/:id', route(operations.fetchRefund, refundEntity), (request, reply) => {
    const refund = find(request, request.params.id);
    return answer(request, reply, refund.ok ? success(refundOf(refund.value)) : refund, settings());
  });
  app.patch<ById>(
    '/refunds/:id',
    route(operations.changeRefund, refundEntity),
    async (request, reply) => answer(request, reply, await update(request), settings()),
  );

  async function create(
    request: FastifyRequest,
    payment: Payment,
    remember?: Remember<RefundEntity>,
  ): Promise<Result<RefundEntity>> {
    const wanted = readRefund(request.body, payment);
    if (!wanted.ok) return wanted;
    const made = await till.refunds.create(wanted.value, actorOf(request), (refund, book) =>
      remember?.(success(refundOf(refund)), book),
    );
    if (made.ok) return success(refundOf(made.value));
    return failure(errorOfPaymentRefusal(made.refusal, 'refund', payment));
  }

  /** The payment that the body of POST /v1/refunds names. */
  function namedPayment(request: FastifyRequest): Result<Payment> {
    const id = readRefundOf(request.body);
    return id.ok ? findPayment(request, id.value, services) : id;
  }

  function ofPayment(request: FastifyRequest<ById>): Result<Collection<RefundEntity>> {
    const payment = findPayment(request, request.params.id, services);
    if (!payment.ok) return payment;
    const query = readTimeQuery(request.query, 'refund');
    if (!query.ok) return query;
    const { count, skip, from = 0, to = Number.MAX_SAFE_INTEGER } = query.value;
    const wanted = till.refunds
      .ofPayment(payment.value.id)
      .toReversed()
      .filter(({ createdAt }) => createdAt >= from && createdAt <= to)
      .slice(skip, skip + count);
    return success(collectionOf(wanted.map(refundOf)));
  }

  function oneOfPayment(request: FastifyRequest<OfPayment>): Result<RefundEntity> {
    const payment = findPayment(request, request.params.id, services);
    if (!payment.ok) return payment;
    const refund = find(request, request.params.refund_id);
    if (!refund.ok) return refund;
    const isIts = refund.value.paymentId === payment.value.id;
    return isIts ? success(refundOf(refund.value)) : failure(notFound('refund'));
  }

  function list(request: FastifyRequest<{ Querystring: Query }>): Result<Collection<RefundEntity>> {
    const query = readTimeQuery(request.query, 'refund');
    if (!query.ok) return query;
    const mode = modeOf(request, 'refund', 'wired');
    if (!mode.ok) return mode;
    return success(collectionOf(till.refunds.list(query.value).map(refundOf)));
  }

  async function update(request: FastifyRequest<ById>): Promise<Result<RefundEntity>> {
    const refund = find(request, request.params.id);
    if (!refund.ok) return refund;
    const notes = readNotes(bodyOf(request), 'refund');
    if (!notes.ok) return notes;
    const kept = await till.refunds.setNotes(refund.value.id, notes.value, actorOf(request));
    if (kept.ok) return success(refundOf(kept.value));
    return failure(
      kept.refusal.type === 'notes_invalid' ? fieldInvalid('refund', 'notes') : notFound('refund'),
    );
  }

  function find(request: FastifyRequest, id: string): Result<Refund> {
    if (!isId('rfnd', id)) return failure(idInvalid('refund'));
    const mode = modeOf(request, 'refund', 'wired');
    if (!mode.ok) return mode;
    const refund = till.refunds.find(id);
    if (refund) return success(refund);
    return failure(
      mode.value === 'wireless' ? upstreamNotConfigured('refund') : notFound('refund'),
    );
  }
}
