import { answerOfFault } from '../error-envelope.ts';
import type { ApiSurface } from '../surface.ts';
import { addEventRoutes } from './event-routes.ts';
import { addSimulatorRoutes } from './simulator-routes.ts';

/** Our own API for the machine the gateway runs on: news as it happens, and keys to press in demo. */
export const local: ApiSurface = {
  id: 'local',
  prefix: '/local/v1',
  routes: (services) => (app, _options, done) => {
    addEventRoutes(app, services);
    addSimulatorRoutes(app, services);
    done();
  },
  advice: [],
  errorMeanings: [],
  wordFault(fault, _request, { reference }) {
    const { status, error } = answerOfFault(fault, reference);
    return { status, body: { error } };
  },
};
