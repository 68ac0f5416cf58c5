import type { HttpFault } from '../http-fault.ts';
import { httpFaults } from '../http-fault.ts';
import type { ApiSurface } from '../surface.ts';
import { addCheckoutRoutes } from './checkout-routes.ts';
import { addPaymentRoutes } from './payment-routes.ts';
import { withRateLimits } from './rate-limits.ts';
import { addRefundRoutes } from './refund-routes.ts';
import { addWebhookRoute } from './webhook-route.ts';

/** The payment module: what a shop's backend asks about checkouts, payments and refunds, in rupees. */
export const paymentModule: ApiSurface = {
  id: 'payment-module',
  prefix: '/api/payment',
  routes: (services) => (app, _options, done) => {
    withRateLimits(app, services, (limits) => {
      app.register((scope, _nothing, ready) => {
        scope.addHook('onRequest', limits.address);
        scope.addHook('preValidation', limits.key);
        addCheckoutRoutes(scope, services);
        addPaymentRoutes(scope, services);
        addRefundRoutes(scope, services);
        ready();
      });
      app.register((scope, _nothing, ready) => {
        addWebhookRoute(scope, services, limits.address);
        ready();
      });
    });
    done();
  },
  advice: [
    {
      title: 'Rupees in, paise out',
      text:
        'Below /api/payment amounts are sent in rupees ("1500.50", or 1500.50 without rounding) and ' +
        'answered in paise; below /v1 they are paise both ways. A paid payment carries ' +
        'razorpay_signature, which POST /api/payment/verify accepts. The provider’s own Checkout ' +
        'page takes the key as `key`, not as key_id.',
    },
    {
      title: 'Opening a checkout page',
      text:
        'GET /api/payment/key answers with key_id; the option of the provider’s checkout page that it ' +
        'goes into is called key. The sample of the module’s document writes key_id there, which the ' +
        'page does not know.',
    },
  ],
  errorMeanings: [],
  wordFault(fault, _request, { reference }) {
    const error = reference === undefined ? {} : { error: `reference ${reference}` };
    return { status: fault.status, body: { success: false, message: messageOf(fault), ...error } };
  },
};

/** The document's common texts (M25); what it does not foresee is said in plain words. */
function messageOf(fault: HttpFault): string {
  switch (fault.status) {
    case 400:
      return 'Invalid input provided';
    case 401:
    case 403:
      return 'Unauthorized access';
    case 404:
      return 'Resource not found';
    case 500:
      return 'Internal server error';
    default:
      return httpFaults[fault.kind].text;
  }
}
