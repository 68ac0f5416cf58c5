import fastify, { type FastifyInstance, type FastifyReply } from 'fastify';
import { createAllowedMethods } from './allowed-methods.ts';
import { addBodyParsers } from './body-parsers.ts';
import { noteCalls } from './call-notes.ts';
import { addDescription } from './description/description-routes.ts';
import type { DescribedRoute } from './description/openapi-document.ts';
import { answerOfFault, errorBody, everyAnswer } from './error-envelope.ts';
import { answerFaults } from './fault-answers.ts';
import { startForgetting } from './forget-answers.ts';
import { addHealth } from './health.ts';
import { guardRequest } from './host-guard.ts';
import { HttpFault, httpFaultOf } from './http-fault.ts';
import { pathOf, tidyTarget } from './request-path.ts';
import type { ApiSurface, GatewayServices } from './surface.ts';
import { showChanges, surfaces } from './surfaces.ts';

const mostBodyBytes = 64 * 1024;
const longestParameter = 200;

/**
 * The gateway without sockets: every surface behind the guard against web pages. `port` is the one that
 * callers name in their Host header; it is asked for on every request, since it may not be known yet.
 */
export function createGatewayApp(services: GatewayServices, port: () => number): FastifyInstance {
  const app = fastify({
    logger: false,
    bodyLimit: mostBodyBytes,
    exposeHeadRoutes: false,
    return503OnClosing: false,
    routerOptions: { maxParamLength: longestParameter },
    rewriteUrl: (request) => tidyTarget(request.url ?? '/'),
    frameworkErrors: (error, request, reply: FastifyReply) => {
      const refused = guardRequest(request.headers, port(), request.raw.rawHeaders);
      const fault = refused ? new HttpFault(refused) : httpFaultOf(error);
      const path = pathOf(request.raw.url ?? '');
      const surface = surfaces.find(({ prefix }) => path.startsWith(`${prefix}/`));
      const word = surface?.wordFault ?? wordPlainly;
      const told = { settings: services.settings(), reference: undefined };
      const { status, body } = word(fault, request, told);
      // With a serializer of its own the answer gets no charset; the hooks below do not run here.
      void reply.code(status).headers(everyAnswer).serializer(JSON.stringify).send(body);
    },
  });
  addHooks(app, port);
  noteCalls(app, services);
  addBodyParsers(app);
  app.decorateRequest('keyId', '');
  // As fast as one made from the schema, and members stay in the order of the documents' samples.
  app.setSerializerCompiler(() => JSON.stringify);

  const allowed = createAllowedMethods();
  const routes: DescribedRoute[] = [];
  app.addHook('onRoute', ({ url, method, config }) => {
    allowed.add(url, method);
    const operation = config?.operation;
    if (operation) routes.push({ url, method: String(method), operation });
  });
  const newReference = createReferences(services);
  const { log, settings } = services;
  const faults = { allowed, newReference, log, settings };
  answerFaults(app, { ...faults, word: wordPlainly });
  addHealth(app, services);
  const stopForgetting = startForgetting(services.answers, services.clock, (error) => {
    const reference = newReference();
    log({ event: 'gateway.fault', reference, method: 'none', route: 'answers', error });
  });
  app.addHook('preClose', (done) => {
    stopForgetting();
    done();
  });
  for (const surface of surfaces) {
    app.register(
      (scope, _options, done) => {
        answerFaults(scope, { ...faults, word: surface.wordFault });
        scope.register(surface.routes({ ...services, showChange: showChanges }));
        done();
      },
      { prefix: surface.prefix },
    );
  }
  addDescription(app, () => ({
    routes,
    error: errorBody,
    errors: surfaces.flatMap(({ errorMeanings }) => errorMeanings),
    advice: surfaces.flatMap(({ advice }) => advice),
    base: `http://localhost:${port()}`,
  }));
  return app;
}

function addHooks(app: FastifyInstance, port: () => number): void {
  let isClosing = false;
  app.addHook('preClose', (done) => {
    isClosing = true;
    done();
  });
  app.addHook('onRequest', (request, _reply, done) => {
    const refused = guardRequest(request.headers, port(), request.raw.rawHeaders);
    done(refused && new HttpFault(refused));
  });
  app.addHook('onSend', (_request, reply, _payload, done) => {
    reply.headers(everyAnswer);
    if (isClosing) reply.header('connection', 'close');
    done();
  });
}

/** Paths that belong to no surface. */
const wordPlainly: ApiSurface['wordFault'] = (fault, _request, { reference }) => {
  const { status, error } = answerOfFault(fault, reference);
  return { status, body: { error } };
};

/** Short names for faults, so that a report and a log line find each other. */
function createReferences({ clock }: Pick<GatewayServices, 'clock'>): () => string {
  let count = 0;
  return () => {
    count += 1;
    return `${clock.now().toString(36)}-${count}`;
  };
}
