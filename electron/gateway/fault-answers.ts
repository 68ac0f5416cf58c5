import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { AllowedMethods } from './allowed-methods.ts';
import { HttpFault, httpFaultOf } from './http-fault.ts';
import { pathOf } from './request-path.ts';
import type { ApiSurface, GatewayServices } from './surface.ts';

/**
 * Gives everything below this scope's prefix, routes and unknown paths alike, one way to say what went
 * wrong.
 */
export function answerFaults(
  scope: FastifyInstance,
  dependencies: Pick<GatewayServices, 'log' | 'settings'> & {
    readonly word: ApiSurface['wordFault'];
    readonly allowed: AllowedMethods;
    readonly newReference: () => string;
  },
): void {
  const { word, allowed, newReference, log, settings } = dependencies;

  scope.setErrorHandler((error, request, reply) => {
    const fault = httpFaultOf(error);
    const reference = fault.status === 500 ? newReference() : undefined;
    if (reference !== undefined) {
      const { method, routeOptions } = request;
      const route = routeOptions.url ?? 'unknown';
      log({ event: 'gateway.fault', reference, method, route, error });
    }
    const { status, body } = word(fault, request, { settings: settings(), reference });
    // Fastify would close the line under a caller who is still sending, and the answer would be lost
    // with it; left open, Node reads the rest away before the next request.
    reply.removeHeader('connection');
    return reply.code(status).headers(fault.headers).send(body);
  });

  scope.setNotFoundHandler((request) => {
    throw notFound(request, allowed);
  });
}

function notFound(request: FastifyRequest, allowed: AllowedMethods): HttpFault {
  const methods = allowed.of(pathOf(request.raw.url ?? ''));
  if (methods.length === 0) return new HttpFault('url_not_found');
  return new HttpFault('method_not_allowed', { headers: { allow: methods.join(', ') } });
}
