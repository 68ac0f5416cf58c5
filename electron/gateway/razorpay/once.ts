import type { FastifyReply, FastifyRequest } from 'fastify';
import { HttpFault } from '../http-fault.ts';
import { type AnswerBook, createIdempotency, type TextAnswer } from '../idempotency.ts';
import type { GatewayServices } from '../surface.ts';
import { sendText, textOf } from './answer.ts';
import { fieldInvalid, type Processor, requestDiffers, requestInFlight } from './errors.ts';
import { failure, isRecord, type Result } from './result.ts';

/** Keeps a result in the write that it tells of; left out when the caller has not named the request. */
export type Remember<Entity> = (
  result: Result<Entity>,
  book: Pick<AnswerBook, 'keepAnswer'>,
) => void;

/** Answers a request; what it does, it does once for all copies of that request. */
export type Once = <Entity>(
  request: FastifyRequest,
  reply: FastifyReply,
  perform: (remember?: Remember<Entity>) => Promise<Result<Entity>>,
) => Promise<FastifyReply>;

const header = 'idempotency-key';
const printable = /^[\x20-\x7e]{1,255}$/;

/** `Idempotency-Key` on POST: for a day, a copy of a request is told what the first was told. */
export function createOnce(
  { answers, clock, settings }: Pick<GatewayServices, 'answers' | 'clock' | 'settings'>,
  processor: Processor,
): Once {
  const idempotency = createIdempotency(answers, clock);

  return async (request, reply, perform) => {
    const key = request.headers[header];
    const say = (result: Result<unknown>) => textOf(request, result, settings());
    if (key === undefined) return sendText(reply, say(await perform()));
    if (typeof key !== 'string' || !printable.test(key)) {
      return sendText(reply, say(failure(fieldInvalid(processor, 'idempotency_key'))));
    }
    const scope = [request.keyId, request.routeOptions.url ?? ''];
    const begun = idempotency.begin({ scope, key, content: contentOf(request) });
    switch (begun.type) {
      case 'again':
        return sendText(reply.header('idempotent-replayed', 'true'), begun.answer);
      case 'another_request':
        return sendText(reply, say(failure(requestDiffers())));
      case 'in_flight':
        return sendText(reply, say(failure(requestInFlight())));
      case 'first': {
        const { attempt } = begun;
        let said: TextAnswer | undefined;
        try {
          said = say(await perform((result, book) => attempt.keep(say(result), book)));
        } finally {
          await attempt.end(said);
        }
        return sendText(reply, said);
      }
    }
  };
}

/**
 * What makes one request differ from another: its members, in whatever order they were written, and the
 * device mode, wherever it was said.
 */
function contentOf({ headers, query, body }: FastifyRequest): string {
  try {
    return JSON.stringify([headers['x-razorpay-device-mode'] ?? null, query, body], sorted);
  } catch (cause) {
    // Nested deeper than the stack: no request that this surface knows is.
    throw new HttpFault('malformed_body', { cause });
  }
}

function sorted(_name: string, value: unknown): unknown {
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}
