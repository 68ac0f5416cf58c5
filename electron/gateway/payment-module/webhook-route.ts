import { isUtf8 } from 'node:buffer';
import { hash } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { parseJson } from '../json-body.ts';
import type { GatewayServices } from '../surface.ts';
import { answer } from './call.ts';
import { operations } from './operations.ts';
import { invalid, type Outcome, success } from './outcome.ts';
import type { Limit } from './rate-limits.ts';
import { signerOf } from './signatures.ts';
import { readNews } from './webhook-reading.ts';

/**
 * Takes in what the provider tells (M18-M24): the signature of the bytes as they came, then the disk, then
 * the answer; what it means is worked out afterwards. A rightly signed call has no limit (X32).
 */
export function addWebhookRoute(
  app: FastifyInstance,
  { till, checkouts }: Pick<GatewayServices, 'till' | 'checkouts'>,
  limit: Limit,
): void {
  // Nothing may read the body before its signature has been checked, whatever its type.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, bytes, done) => {
    done(null, bytes);
  });
  app.post('/webhook', { config: { operation: operations.webhook } }, async (request, reply) =>
    answer(reply, await take(request)),
  );

  async function take(request: FastifyRequest): Promise<Outcome> {
    const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    // Not for the notes on calls: it may name a customer.
    request.body = undefined;
    const signature = request.headers['x-razorpay-signature'];
    const { webhookSecret } = checkouts;
    const isSigned =
      webhookSecret !== null &&
      typeof signature === 'string' &&
      signerOf([webhookSecret], bytes, signature) === 0;
    if (!isSigned) {
      await limit(request);
      return invalid('Invalid webhook signature');
    }
    const news = readNews(parsed(bytes));
    if (!news) return invalid();
    const named = nameIn(request.headers['x-razorpay-event-id']);
    // The name is not signed: what is signed and says something else is news all the same.
    const taken = named === undefined ? 'another' : await till.news.take(named, news);
    if (taken === 'another') await till.news.take(nameOf(bytes), news);
    return success('Webhook received successfully', null);
  }
}

/** Signed with the right secret and no JSON all the same: undefined. */
function parsed(bytes: Buffer): unknown {
  if (!isUtf8(bytes)) return undefined;
  try {
    return parseJson(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}

/** An event's own name, where it has a plain one (X29). */
function nameIn(header: string | readonly string[] | undefined): string | undefined {
  const isPlain = typeof header === 'string' && /^[A-Za-z0-9._-]{1,100}$/.test(header);
  return isPlain ? header : undefined;
}

function nameOf(bytes: Buffer): string {
  return `sha256-${hash('sha256', bytes, 'hex')}`;
}
