import type { ApiSurface } from '../surface.ts';
import { addActivityRoutes } from './activity-routes.ts';
import { advice } from './advice.ts';
import { worded } from './answer.ts';
import { errorMeanings } from './error-meanings.ts';
import { errorOfFault } from './errors.ts';
import { addOrderRoutes } from './order-routes.ts';
import { addPaymentRoutes } from './payment-routes.ts';
import { addRefundRoutes } from './refund-routes.ts';

/** The Razorpay POS Gateway API: orders, device activities, payments and refunds. */
export const razorpay: ApiSurface = {
  id: 'razorpay',
  prefix: '/v1',
  routes: (services) => (app, _options, done) => {
    addOrderRoutes(app, services);
    addActivityRoutes(app, services);
    addPaymentRoutes(app, services);
    addRefundRoutes(app, services);
    done();
  },
  advice,
  errorMeanings,
  wordFault(fault, request, { settings, reference }) {
    const { processor } = request.routeOptions.config;
    const { status, error } = worded(request, errorOfFault(fault, processor, reference), settings);
    return { status, body: { error } };
  },
};
