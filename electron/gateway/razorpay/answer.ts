import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Settings } from '../../../shared/settings.ts';
import type { ErrorAnswer } from '../error-envelope.ts';
import type { TextAnswer } from '../idempotency.ts';
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
  settings: Pick<Settings, 'errorProfile'>,
): FastifyReply {
  return sendText(reply, textOf(request, result, settings));
}

/** What goes out, so that it can also be kept. */
export function textOf<Entity>(
  request: FastifyRequest,
  result: Result<Entity>,
  settings: Pick<Settings, 'errorProfile'>,
): TextAnswer {
  if (result.ok) return { status: 200, body: JSON.stringify(result.value) };
  const { status, error } = worded(request, result.error, settings);
  return { status, body: JSON.stringify({ ...result.error.beside, error }) };
}

export function sendText(reply: FastifyReply, { status, body }: TextAnswer): FastifyReply {
  return reply.code(status).send(body);
}

/** An error in the vocabulary that the caller asked for, or else the shop. */
export function worded(
  request: FastifyRequest,
  posError: PosError,
  settings: Pick<Settings, 'errorProfile'>,
): ErrorAnswer {
  const header = request.headers[errorProfileHeader];
  return inProfile(posError, readErrorProfile(header, settings.errorProfile));
}
