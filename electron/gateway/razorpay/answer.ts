import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ErrorAnswer } from '../error-envelope.ts';
import { errorProfileHeader, inProfile, readErrorProfile } from './error-profile.ts';
import type { PosError, Processor } from './errors.ts';
import type { Result } from './result.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Which of the documents' two processors answers on a route; faults name it as their source. */
    processor?: Processor;
  }
}

export function answer<Entity>(
  request: FastifyRequest,
  reply: FastifyReply,
  result: Result<Entity>,
): FastifyReply {
  if (result.ok) return reply.send(result.value);
  const { status, error } = worded(request, result.error);
  return reply.code(status).send({ error });
}

/** An error in the vocabulary that the caller asked for. */
export function worded(request: FastifyRequest, posError: PosError): ErrorAnswer {
  return inProfile(posError, readErrorProfile(request.headers[errorProfileHeader]));
}
