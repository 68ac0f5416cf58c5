import { isUtf8 } from 'node:buffer';
import type { FastifyInstance } from 'fastify';
import { parseForm } from './form-body.ts';
import { HttpFault } from './http-fault.ts';
import { parseJson } from './json-body.ts';

/** The two kinds of body that are understood; every other is a 415. No body at all is `undefined`. */
export function addBodyParsers(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  for (const [type, parse] of parsers) {
    app.addContentTypeParser<Buffer>(type, { parseAs: 'buffer' }, (_request, bytes, done) => {
      try {
        const text = textOf(bytes);
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

const byteOrderMark = '\ufeff';

/** Throws for what is not UTF-8: read all the same, it would be kept as other text than was sent. */
function textOf(bytes: Buffer): string {
  if (!isUtf8(bytes)) throw new SyntaxError('A body is UTF-8');
  const text = bytes.toString('utf8');
  return text.startsWith(byteOrderMark) ? text.slice(1) : text;
}
