import type { FastifyInstance, FastifyRequest } from 'fastify';
import { isId } from '../../../shared/ids.ts';
import type { Order } from '../../../shared/order.ts';
import { requireKey } from '../authorisation.ts';
import type { Operation } from '../operation.ts';
import type { GatewayServices } from '../surface.ts';
import { answer } from './answer.ts';
import { actorOf, bodyOf, modeOf, type Query } from './call.ts';
import { chooseOwner, isDrivenHere } from './device-mode.ts';
import {
  type Collection,
  type OrderEntity,
  orderCollection,
  orderEntity,
  paymentCollection,
} from './entities.ts';
import { idInvalid, notFound, proxyOnly, upstreamNotConfigured } from './errors.ts';
import { readOrderList, wantsPayments } from './list-query.ts';
import { collectionOf, orderOf, paymentsOf } from './mapping.ts';
import { createOnce, type Remember } from './once.ts';
import { operations } from './operations.ts';
import { readNotes, readOrder } from './order-request.ts';
import { errorOfRefusal } from './refusals.ts';
import { failure, type Result, success } from './result.ts';

type ById = { Params: { id: string }; Querystring: Query };

/** Orders: create, list, fetch, fetch their payments (R7-R20). */
export function addOrderRoutes(app: FastifyInstance, services: GatewayServices): void {
  const { till, settings, keys } = services;
  const once = createOnce(services, 'order');
  const route = (operation: Operation, entity: object) => ({
    onRequest: requireKey(keys, { scope: 'sell', secret: 'required' }),
    config: { processor: 'order' as const, operation },
    schema: { response: { 200: entity } },
  });

  app.post('/orders', route(operations.createOrder, orderEntity), (request, reply) =>
    once<OrderEntity>(request, reply, (remember) => create(request, remember)),
  );
  app.get<{ Querystring: Query }>(
    '/orders',
    route(operations.listOrders, orderCollection),
    (request, reply) => answer(request, reply, list(request), settings()),
  );
  app.get<ById>('/orders/:id', route(operations.fetchOrder, orderEntity), (request, reply) =>
    answer(request, reply, fetch(request), settings()),
  );
  app.patch<ById>(
    '/orders/:id',
    route(operations.changeOrder, orderEntity),
    async (request, reply) => answer(request, reply, await update(request), settings()),
  );
  app.get<ById>(
    '/orders/:id/payments',
    route(operations.fetchOrderPayments, paymentCollection),
    (request, reply) => answer(request, reply, fetchPayments(request), settings()),
  );

  async function create(
    request: FastifyRequest,
    remember?: Remember<OrderEntity>,
  ): Promise<Result<OrderEntity>> {
    const { currency, defaultDeviceMode } = settings();
    const call = readOrder(bodyOf(request), currency);
    if (!call.ok) return call;
    const mode = modeOf(request, 'order', defaultDeviceMode);
    if (!mode.ok) return mode;
    const { order, deviceId } = call.value;
    const terminals = till.terminals.list();
    if (chooseOwner(mode.value, deviceId, terminals) === 'upstream') {
      return failure(upstreamNotConfigured('order'));
    }
    if (!isDrivenHere(deviceId, terminals)) return failure(proxyOnly('order'));
    // A receipt is the caller's own and may come twice, but seldom on purpose (X56).
    const warning: Pick<OrderEntity, 'metadata'> = {};
    const kept = await till.orders.create(order, actorOf(request), (made, book) => {
      const earlier = made.receipt ? book.receiptUsedBy(made.receipt, made.seq) : undefined;
      if (earlier) warning.metadata = { receipt_used_by: earlier };
      remember?.(success({ ...orderOf(made), ...warning }), book);
    });
    if (!kept.ok) return failure(errorOfRefusal(kept.refusal, 'order', order.currency));
    return success({ ...orderOf(kept.value), ...warning });
  }

  function list(request: FastifyRequest<{ Querystring: Query }>): Result<Collection<OrderEntity>> {
    const query = readOrderList(request.query);
    if (!query.ok) return query;
    const mode = modeOf(request, 'order', 'wired');
    if (!mode.ok) return mode;
    const isExpanded = wantsPayments(request.query);
    return success(
      collectionOf(till.orders.list(query.value).map((each) => show(each, isExpanded))),
    );
  }

  function fetch(request: FastifyRequest<ById>): Result<OrderEntity> {
    const order = find(request);
    return order.ok ? success(show(order.value, wantsPayments(request.query))) : order;
  }

  /** Notes are all that the provider lets a caller change of an order. */
  async function update(request: FastifyRequest<ById>): Promise<Result<OrderEntity>> {
    const order = find(request);
    if (!order.ok) return order;
    const notes = readNotes(bodyOf(request));
    if (!notes.ok) return notes;
    const { id, currency } = order.value;
    const kept = await till.orders.setNotes(id, notes.value, actorOf(request));
    if (!kept.ok) return failure(errorOfRefusal(kept.refusal, 'order', currency));
    return success(orderOf(kept.value));
  }

  function fetchPayments(request: FastifyRequest<ById>) {
    const order = find(request);
    return order.ok ? success(paymentsOf(till.orders.payments(order.value.id))) : order;
  }

  function find(request: FastifyRequest<ById>): Result<Order> {
    const { id } = request.params;
    if (!isId('order', id)) return failure(idInvalid('order'));
    const mode = modeOf(request, 'order', 'wired');
    if (!mode.ok) return mode;
    const order = till.orders.find(id);
    if (order) return success(order);
    // An order that is not ours may be the cloud's.
    return failure(mode.value === 'wireless' ? upstreamNotConfigured('order') : notFound('order'));
  }

  function show(order: Order, isExpanded: boolean): OrderEntity {
    return orderOf(order, isExpanded ? till.orders.payments(order.id) : undefined);
  }
}
