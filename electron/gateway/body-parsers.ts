import type { FastifyInstance } from 'fastify';
import { parseForm } from './form-body.ts';
import { HttpFault } from './http-fault.ts';
import { parseJson } from './json-body.ts';

/** The two kinds of body that are understood; every other is a 415. No body at all is `undefined`. */
export function addBodyParsers(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  for (const [type, parse] of parsers) {
    app.addContentTypeParser<string>(type, { parseAs: 'string' }, (_request, text, done) => {
      try {
        done(null, text === '' ? undefined : parse(text));
      } catch (cause) {
        done(new HttpFault('malformed_body', { cause }));
      }
    });
  }
}

const parsers = [
  ['application/json', parseJson],
  ['application/x-www-form-urlencoded', parseForm],
] as const;
