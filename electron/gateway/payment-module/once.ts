import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  type AnswerBook,
  contentText,
  createIdempotency,
  type TextAnswer,
} from '../idempotency.ts';
import type { GatewayServices } from '../surface.ts';
import { answer } from './call.ts';
import { bodyOf, invalid, type Outcome } from './outcome.ts';

/** Keeps an outcome in the write that it tells of. */
export type Keep = (outcome: Outcome, book: Pick<AnswerBook, 'keepAnswer'>) => void;

/** The provider's own name for it counts first (razorpay-wire.md section 5). */
const headers = [
  ['x-refund-idempotency', /^[A-Za-z0-9_-]{10,255}$/],
  ['idempotency-key', /^[\x20-\x7e]{1,255}$/],
] as const;

/** A refund that its caller has named: for a day, a copy of a request is told what the first was told. */
export function createOnce({ answers, clock }: Pick<GatewayServices, 'answers' | 'clock'>) {
  const idempotency = createIdempotency(answers, clock);

  return async (
    request: FastifyRequest,
    reply: FastifyReply,
    perform: (keep: Keep) => Promise<Outcome>,
  ): Promise<FastifyReply> => {
    const header = headers.find(([name]) => request.headers[name] !== undefined);
    if (!header) return answer(reply, await perform(() => undefined));
    const [name, pattern] = header;
    const key = request.headers[name];
    if (typeof key !== 'string' || !pattern.test(key)) return answer(reply, invalid());
    const scope = [request.keyId, request.routeOptions.url ?? ''];
    const begun = idempotency.begin({ scope, key, content: contentText(request.body ?? null) });
    switch (begun.type) {
      case 'again':
        return say(reply.header('idempotent-replayed', 'true'), begun.answer);
      case 'another_request':
        return answer(
          reply,
          invalid('Different request with the same idempotency key has already been processed.'),
        );
      case 'in_flight':
        return reply.code(409).send({
          success: false,
          message: 'A request with the same idempotency key is still being processed.',
        });
      case 'first': {
        let said: TextAnswer | undefined;
        try {
          said = textOf(
            await perform((outcome, book) => begun.attempt.keep(textOf(outcome), book)),
          );
        } finally {
          await begun.attempt.end(said);
        }
        return say(reply, said);
      }
    }
  };
}

function say(reply: FastifyReply, { status, body }: TextAnswer): FastifyReply {
  return reply.code(status).send(body);
}

function textOf(outcome: Outcome): TextAnswer {
  return { status: outcome.status, body: JSON.stringify(bodyOf(outcome)) };
}
