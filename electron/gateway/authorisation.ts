import type { onRequestHookHandler } from 'fastify';
import type { KeyScope } from '../../shared/gateway-keys.ts';
import { HttpFault } from './http-fault.ts';
import type { Credentials, KeyRing } from './keys.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The API key that the caller presented; empty where a route asks for none. */
    keyId: string;
  }
}

export interface Permission {
  readonly scope: KeyScope;
  /**
   * `optional`: the published SDKs send device activities with the key id alone (X11). A secret that is
   * sent all the same must be right.
   */
  readonly secret: 'required' | 'optional';
}

/** A hook that lets only callers with a fitting key through. It runs before the body is read. */
export function requireKey(keys: KeyRing, permission: Permission): onRequestHookHandler {
  return (request, _reply, done) => {
    const credentials = readBasic(request.headers.authorization);
    const key = credentials && keys.find(credentials);
    if (!key || (permission.secret === 'required' && credentials.secret === null)) {
      done(new HttpFault('authentication_failed', { headers: challenge }));
      return;
    }
    if (!key.scopes.includes(permission.scope)) {
      done(new HttpFault('not_permitted'));
      return;
    }
    request.keyId = key.keyId;
    done();
  };
}

const challenge = { 'www-authenticate': 'Basic realm="gateway", charset="UTF-8"' };

/**
 * Basic credentials (RFC 7617) as the SDKs send them: `key:secret`, `key:`, and `key` without a colon
 * (.NET, device activities). An empty secret is none.
 */
export function readBasic(header: string | undefined): Credentials | undefined {
  const encoded = /^basic +([A-Za-z0-9+/_-]+={0,2}) *$/i.exec(header ?? '')?.[1];
  if (encoded === undefined) return undefined;
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  const keyId = colon < 0 ? text : text.slice(0, colon);
  const secret = colon < 0 ? '' : text.slice(colon + 1);
  return { keyId, secret: secret === '' ? null : secret };
}
