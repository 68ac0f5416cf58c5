import type { FastifyInstance, onSendHookHandler } from 'fastify';
import { docsPage, docsStyle } from './docs-page.ts';
import { type DocumentParts, openApiDocument } from './openapi-document.ts';

/** Nothing from anywhere but this gateway, and nothing that runs. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "style-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/**
 * `GET /openapi.json` for programs and `/docs` for people, without a key: they tell what the gateway
 * can do, and nothing of what it has done. `parts` is asked when every route is there.
 */
export function addDescription(app: FastifyInstance, parts: () => DocumentParts): void {
  app.get('/openapi.json', () => openApiDocument(parts()));
  app.get('/docs', asType('text/html; charset=utf-8'), (_request, reply) =>
    reply
      .header('content-security-policy', contentSecurityPolicy)
      .header('referrer-policy', 'no-referrer')
      .send(docsPage(parts())),
  );
  app.get('/docs/style.css', asType('text/css; charset=utf-8'), (_request, reply) =>
    reply.send(docsStyle),
  );
}

/** Answers are JSON unless their route says otherwise; what went wrong is JSON there too. */
function asType(type: string): { readonly onSend: onSendHookHandler } {
  return {
    onSend: (_request, reply, _payload, done) => {
      if (reply.statusCode === 200) reply.header('content-type', type);
      done();
    },
  };
}
