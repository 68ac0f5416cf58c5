import { answerOfFault } from '../error-envelope.ts';
import type { ApiSurface } from '../surface.ts';
import { addEventRoutes } from './event-routes.ts';
import { addSimulatorRoutes } from './simulator-routes.ts';
import { addTerminalRoutes } from './terminal-routes.ts';
import { addWebhookRoutes } from './webhook-routes.ts';

/** Our own API for the machine the gateway runs on: news as it happens, and simulated terminals in demo. */
export const local: ApiSurface = {
  id: 'local',
  prefix: '/local/v1',
  routes: (services) => (app, _options, done) => {
    addEventRoutes(app, services);
    addSimulatorRoutes(app, services);
    addTerminalRoutes(app, services);
    addWebhookRoutes(app, services);
    done();
  },
  advice: [
    {
      title: 'Follow what happens',
      text:
        'GET /local/v1/events tells every change once it is on disk: order, payment and activity as GET ' +
        'would have shown them at that moment. A terminal event has device_id, name, connection ' +
        '(connecting, ready or absent) and, when absent, the reason. Give the id of the last event you ' +
        'have seen as Last-Event-ID, also after a restart of the till, and you miss none; terminals are ' +
        'told as they are whenever a reader comes. Every 15 seconds a comment keeps the line open.',
      sample: `curl -N -u "$KEY_ID:$KEY_SECRET" -H 'Last-Event-ID: 0' {base}/local/v1/events`,
    },
    {
      title: 'Look after terminals',
      text:
        'With a key of the scope `pair`, a program finds the lines of this computer, says hello on one, ' +
        'pairs what answers, examines it, and reads what was said on its line, as a technician does at ' +
        'the window. None of it moves money, and a terminal with a running payment is left alone.',
      sample: `curl -u "$KEY_ID:$KEY_SECRET" {base}/local/v1/terminals`,
    },
    {
      title: 'Be told instead of asking',
      text:
        'With a key of the scope `webhooks`, a program names an address that is told of payments, ' +
        'orders and refunds: https to anywhere, http to this computer. Each event is signed ' +
        '(X-Razorpay-Signature, HMAC-SHA256 of the raw body) and has an x-razorpay-event-id that stays ' +
        'the same when it is sent again. What is not answered with 200 to 299 within five seconds is ' +
        'tried sixteen times over a day; the next event of the same order waits for it.',
      sample: `curl -u "$KEY_ID:$KEY_SECRET" -H 'Content-Type: application/json' -d "{\\"url\\":\\"$MY_ADDRESS\\"}" {base}/local/v1/webhooks`,
    },
    {
      title: 'Simulated terminals, and what an amount asks of them',
      text:
        'In demo the last two digits of an amount say how the simulated customer and their bank answer: ' +
        '00 paid, 01 call the issuer, 05 declined, 51 insufficient funds, 55 wrong PIN, 75 too many wrong ' +
        'PINs, 91 no network, 96 terminal fault, 68 paid but answered late, 98 no reply (in doubt until ' +
        'the terminal speaks again, after 90 seconds or plug). Anything else is paid. With --terminal ' +
        'auto that happens by itself, otherwise with the action pay. late, twice and other-amount change ' +
        'how the next answer is given. No real terminal knows of any of this.',
      sample: `curl -X POST '{base}/local/v1/simulator/terminals/2841158834/scan-upi?address=failure@razorpay'`,
    },
  ],
  errorMeanings: [],
  wordFault(fault, _request, { reference }) {
    const { status, error } = answerOfFault(fault, reference);
    return { status, body: { error } };
  },
};
