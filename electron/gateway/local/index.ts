import { answerOfFault } from '../error-envelope.ts';
import type { ApiSurface } from '../surface.ts';
import { simulatorRoutes } from './simulator-routes.ts';

/** Our own API for the machine the gateway runs on. */
export const local: ApiSurface = {
  id: 'local',
  prefix: '/local/v1',
  routes: simulatorRoutes,
  wordFault(fault, _request, { reference }) {
    const { status, error } = answerOfFault(fault, reference);
    return { status, body: { error } };
  },
};
