import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Compile } from 'typebox/compile';
import type { Actor } from '../../../shared/actor.ts';
import {
  type DeliveryAnswer,
  type EndpointAnswer,
  type EndpointRefusal,
  type SecretAnswer,
  webhookEventNames,
} from '../../../shared/webhook.ts';
import { requireKey } from '../authorisation.ts';
import type { Operation } from '../operation.ts';
import type { SurfaceServices } from '../surface.ts';
import { entityOfDelivery, entityOfWebhook, refusalOfWebhook } from './webhook-entities.ts';
import {
  deliveryPage,
  webhookOperations as operations,
  wantedWebhook,
  webhookChanges,
} from './webhook-operations.ts';

const isWanted = Compile(wantedWebhook);
const isChanges = Compile(webhookChanges);
const isPage = Compile(deliveryPage);
const standardCount = 20;

/** `/local/v1/webhooks`: who is told what happens here, and what was sent. Takes the scope `webhooks`. */
export function addWebhookRoutes(app: FastifyInstance, services: SurfaceServices): void {
  const { webhooks: desk, keys } = services;
  if (!desk) return;
  const onRequest = requireKey(keys, { scope: 'webhooks', secret: 'required' });
  const route = (operation: Operation) => ({ onRequest, config: { operation } });
  const actorOf = ({ keyId }: FastifyRequest): Actor => ({ type: 'key', keyId });
  type ById = { Params: { id: string } };

  app.get('/webhooks', route(operations.list), (_request, reply) => {
    const items = desk.list().map(entityOfWebhook);
    return reply.send({ entity: 'collection', count: items.length, items });
  });
  app.post('/webhooks', route(operations.make), async (request, reply) => {
    const { body } = request;
    if (!isWanted.Check(body)) return refuse(reply, 'malformed_body');
    const wanted = { url: body.url, events: body.events ?? webhookEventNames };
    return made(reply, await desk.make(wanted, actorOf(request)));
  });
  app.patch<ById>('/webhooks/:id', route(operations.change), async (request, reply) => {
    const { body, params } = request;
    if (!isChanges.Check(body)) return refuse(reply, 'malformed_body');
    const known = desk.list().find(({ id }) => id === params.id);
    if (!known) return refuse(reply, 'unknown');
    const { url = known.url, events = known.events, state } = body;
    const actor = actorOf(request);
    const changed = await desk.change(params.id, { url, events }, actor);
    if (changed.type === 'refused') return told(reply, changed);
    // As it is now: a change has one go on that the till itself has paused.
    const isAsked = state === undefined || state === changed.endpoint.state;
    if (isAsked) return told(reply, changed);
    return told(reply, await desk[state === 'paused' ? 'pause' : 'resume'](params.id, actor));
  });
  app.post<ById>('/webhooks/:id/secret', route(operations.renew), async (request, reply) =>
    made(reply, await desk.renewSecret(request.params.id, actorOf(request))),
  );
  app.delete<ById>('/webhooks/:id', route(operations.remove), async (request, reply) =>
    told(reply, await desk.remove(request.params.id, actorOf(request))),
  );
  app.post<ById>('/webhooks/:id/test', route(operations.test), async (request, reply) =>
    queued(reply, await desk.test(request.params.id, actorOf(request))),
  );
  app.get('/webhooks/deliveries', route(operations.deliveries), ({ query }, reply) => {
    if (!isPage.Check(query)) return refuse(reply, 'malformed_body');
    const { count = standardCount, before, webhook_id: endpointId } = query;
    const items = desk.deliveries({ count: Number(count), before, endpointId });
    const entities = items.map(entityOfDelivery);
    return reply.send({ entity: 'collection', count: entities.length, items: entities });
  });
  app.post<ById>(
    '/webhooks/deliveries/:id/replay',
    route(operations.replay),
    async (request, reply) => queued(reply, await desk.replay(request.params.id, actorOf(request))),
  );
}

function told(reply: FastifyReply, answer: EndpointAnswer): FastifyReply {
  if (answer.type === 'refused') return refuse(reply, answer.why);
  return reply.send(entityOfWebhook(answer.endpoint));
}

function made(reply: FastifyReply, answer: SecretAnswer): FastifyReply {
  if (answer.type === 'refused') return refuse(reply, answer.why);
  return reply.send({ ...entityOfWebhook(answer.endpoint), secret: answer.secret });
}

function queued(reply: FastifyReply, answer: DeliveryAnswer): FastifyReply {
  if (answer.type === 'unknown') return refuse(reply, 'unknown');
  return reply.send(entityOfDelivery(answer.delivery));
}

function refuse(reply: FastifyReply, why: EndpointRefusal | 'malformed_body'): FastifyReply {
  const { status, error } = refusalOfWebhook(why);
  return reply.code(status).send({ error });
}
