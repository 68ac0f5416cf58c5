import type { FastifyReply, FastifyRequest } from 'fastify';
import { isId } from '../../../shared/ids.ts';
import type { Payment } from '../../../shared/payment.ts';
import { requireKey } from '../authorisation.ts';
import type { Operation } from '../operation.ts';
import type { GatewayServices } from '../surface.ts';
import { bodyOf, type Outcome } from './outcome.ts';

export function answer(reply: FastifyReply, outcome: Outcome): FastifyReply {
  return reply.code(outcome.status).send(bodyOf(outcome));
}

/** A route that only a key opens (X23); refunds need one that may give money back. */
export function guarded(
  { keys }: Pick<GatewayServices, 'keys'>,
  operation: Operation,
  scope: 'sell' | 'refund' = 'sell',
) {
  return { onRequest: requireKey(keys, { scope, secret: 'required' }), config: { operation } };
}

/** A draft has been asked of nobody yet, so nobody is shown it. */
export function findPayment(
  { till }: Pick<GatewayServices, 'till'>,
  id: string,
): Payment | undefined {
  const payment = isId('pay', id) ? till.payments.find(id) : undefined;
  return payment?.state === 'draft' ? undefined : payment;
}

export function actorOf({ keyId }: FastifyRequest) {
  return { type: 'key', keyId } as const;
}
