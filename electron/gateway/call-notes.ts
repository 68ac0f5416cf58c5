import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Clock } from '../../shared/clock.ts';
import { type CallNote, idsIn, type RecordCall } from '../../shared/recording.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** What a request that may have changed something was told: it names what was made. */
    said: string;
  }
}

/** An answer that names more than one thing is no answer about one of them. */
const longestAnswer = 8 * 1024;

/** Notes each request after its answer has gone: by its route, never by what was in it. */
export function noteCalls(
  app: FastifyInstance,
  { recordCall, clock }: { readonly recordCall: RecordCall; readonly clock: Pick<Clock, 'now'> },
): void {
  app.decorateRequest('said', '');
  app.addHook('onSend', (request, _reply, payload, done) => {
    const isShort = typeof payload === 'string' && payload.length <= longestAnswer;
    if (request.method !== 'GET' && isShort) request.said = payload;
    done();
  });
  app.addHook('onResponse', (request, reply, done) => {
    recordCall(clock.now() - Math.round(reply.elapsedTime), () => noteOf(request, reply));
    done();
  });
}

function noteOf(request: FastifyRequest, reply: FastifyReply): CallNote {
  const { method, keyId, routeOptions, params, body, said } = request;
  return {
    from: 'gateway',
    by: keyId === '' ? null : keyId,
    approvedBy: null,
    what: `${method} ${routeOptions.url ?? '(unknown path)'}`,
    outcome: String(reply.statusCode),
    milliseconds: reply.elapsedTime,
    subjects: idsIn(`${textOf(params)} ${textOf(body)} ${said}`),
  };
}

/** Bodies are as deep as their writers like; one that is too deep names nothing. */
function textOf(value: unknown): string {
  try {
    return JSON.stringify(value) ?? '';
  } catch {
    return '';
  }
}
