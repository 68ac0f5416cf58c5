import type { FastifyInstance } from 'fastify';
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
  app.get('/docs', (_request, reply) =>
    reply
      .type('text/html; charset=utf-8')
      .header('content-security-policy', contentSecurityPolicy)
      .header('referrer-policy', 'no-referrer')
      .send(docsPage(parts())),
  );
  app.get('/docs/style.css', (_request, reply) =>
    reply.type('text/css; charset=utf-8').send(docsStyle),
  );
}
