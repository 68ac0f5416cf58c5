import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  type AnswerBook,
  contentText,
  createIdempotency,
  type TextAnswer,
} from '../idempotency.ts';
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

/** Where a caller may write the name of a request, and how an error calls that. */
export interface NameHeader {
  readonly header: string;
  readonly field: string;
  readonly pattern: RegExp;
}

const ourHeader: NameHeader = {
  header: 'idempotency-key',
  field: 'idempotency_key',
  pattern: /^[\x20-\x7e]{1,255}$/,
};

/** The provider's own header, on refunds alone (razorpay-wire.md section 5). */
export const refundHeader: NameHeader = {
  header: 'x-refund-idempotency',
  field: 'refund_idempotency',
  pattern: /^[A-Za-z0-9_-]{10,255}$/,
};

/**
 * `Idempotency-Key` on POST: for a day, a copy of a request is told what the first was told. `before`: a
 * header that counts before that one.
 */
export function createOnce(
  { answers, clock, settings }: Pick<GatewayServices, 'answers' | 'clock' | 'settings'>,
  processor: Processor,
  before?: NameHeader,
): Once {
  const idempotency = createIdempotency(answers, clock);

  return async (request, reply, perform) => {
    const { header, field, pattern } =
      before && request.headers[before.header] !== undefined ? before : ourHeader;
    const key = request.headers[header];
    const say = (result: Result<unknown>) => textOf(request, result, settings());
    if (key === undefined) return sendText(reply, say(await perform()));
    if (typeof key !== 'string' || !pattern.test(key)) {
      return sendText(reply, say(failure(fieldInvalid(processor, field))));
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
 * What makes one request differ from another: its members, in whatever order they were written, the
 * device mode, wherever it was said, and what the path names.
 */
function contentOf({ headers, params, query, body }: FastifyRequest): string {
  const named = isRecord(params) && Object.keys(params).length > 0 ? [params] : [];
  const mode = headers['x-razorpay-device-mode'] ?? null;
  return contentText([mode, query, body, ...named]);
}
