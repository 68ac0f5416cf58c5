import type { FastifyInstance, FastifyRequest } from 'fastify';
import { isId } from '../../../shared/ids.ts';
import type { GatewayServices } from '../surface.ts';
import { actorOf, answer, findPayment, guarded } from './call.ts';
import { refundOf } from './mapping.ts';
import { createOnce, type Keep } from './once.ts';
import { operations } from './operations.ts';
import { absent, invalid, type Outcome, success } from './outcome.ts';
import { troubleOfRefusal } from './refusals.ts';
import { paymentIdOf, readRefund } from './requests.ts';

/** Making refunds and looking at them (M13-M17). */
export function addRefundRoutes(app: FastifyInstance, services: GatewayServices): void {
  const { till, settings } = services;
  const once = createOnce(services);
  const as500 = () => settings().paymentModule500;

  app.post('/refund', guarded(services, operations.refund, 'refund'), (request, reply) =>
    once(request, reply, (keep) => create(request, keep)),
  );
  app.get<{ Params: { refundId: string } }>(
    '/refund/:refundId',
    guarded(services, operations.refundDetails),
    (request, reply) => answer(reply, details(request.params.refundId)),
  );
  app.get<{ Params: { paymentId: string } }>(
    '/:paymentId/refunds',
    guarded(services, operations.refundsOf),
    (request, reply) => answer(reply, ofPayment(request.params.paymentId)),
  );

  async function create(request: FastifyRequest, keep: Keep): Promise<Outcome> {
    const failing = 'Failed to create refund';
    const id = paymentIdOf(request.body);
    if (id === undefined) return invalid('Payment ID is required');
    const payment = findPayment(services, id);
    if (!payment) return absent(failing, as500());
    const wanted = readRefund(request.body, payment);
    if (!wanted.ok) return wanted.trouble;
    const made = await till.refunds.create(wanted.value, actorOf(request), (refund, book) =>
      keep(created(refundOf(refund)), book),
    );
    return made.ok
      ? created(refundOf(made.value))
      : troubleOfRefusal(made.refusal, failing, payment.currency);
  }

  function details(refundId: string): Outcome {
    const refund = isId('rfnd', refundId) ? till.refunds.find(refundId) : undefined;
    return refund
      ? success('Refund details fetched successfully', refundOf(refund))
      : absent('Failed to fetch refund details', as500());
  }

  function ofPayment(paymentId: string): Outcome {
    const payment = findPayment(services, paymentId);
    if (!payment) return absent('Failed to fetch refunds', as500());
    const items = till.refunds.ofPayment(payment.id).toReversed().map(refundOf);
    const collection = { entity: 'collection', count: items.length, items };
    return success('Refunds fetched successfully', collection);
  }
}

/** This one alone is a 201 (X25). */
function created(refund: object): Outcome {
  return success('Refund created successfully', refund, 201);
}
