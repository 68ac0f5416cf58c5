import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Payment } from '../../../shared/payment.ts';
import type { GatewayServices } from '../surface.ts';
import { actorOf, answer, findPayment, guarded } from './call.ts';
import type { PaymentEntity } from './entities.ts';
import { paymentOf } from './mapping.ts';
import { operations } from './operations.ts';
import { absent, invalid, type Outcome, success } from './outcome.ts';
import { troubleOfRefusal } from './refusals.ts';
import { lacksCaptureAmount, paymentIdOf, readCapture, readTimes } from './requests.ts';
import { checkoutText, sign } from './signatures.ts';

type ById = { Params: { paymentId: string } };

/** Looking at payments, and capturing one (M7-M12). */
export function addPaymentRoutes(app: FastifyInstance, services: GatewayServices): void {
  const { till, settings, checkouts } = services;
  const as500 = () => settings().paymentModule500;

  app.get<ById>('/details/:paymentId', guarded(services, operations.details), (request, reply) =>
    answer(reply, details(request.params.paymentId)),
  );
  // A path without its id is another path.
  app.get('/details', { onRequest: guarded(services, operations.details).onRequest }, (_, reply) =>
    answer(reply, invalid('Payment ID is required')),
  );
  app.get('/all', guarded(services, operations.all), (request, reply) =>
    answer(reply, list(request.query)),
  );
  app.post('/capture', guarded(services, operations.capture), async (request, reply) =>
    answer(reply, await capture(request)),
  );

  function details(paymentId: string): Outcome {
    const payment = findPayment(services, paymentId);
    return payment
      ? success('Payment details fetched successfully', signed(payment))
      : absent('Failed to fetch payment details', as500());
  }

  function list(query: unknown): Outcome {
    const times = readTimes(query);
    if (!times.ok) return times.trouble;
    const items = till.payments.list(times.value).filter(({ state }) => state !== 'draft');
    const collection = { entity: 'collection', count: items.length, items: items.map(paymentOf) };
    return success('Payments fetched successfully', collection);
  }

  async function capture(request: FastifyRequest): Promise<Outcome> {
    const failing = 'Failed to capture payment';
    const id = paymentIdOf(request.body);
    if (id === undefined || lacksCaptureAmount(request.body)) {
      return invalid('Payment ID and amount are required');
    }
    const payment = findPayment(services, id);
    if (!payment) return absent(failing, as500());
    const wanted = readCapture(request.body, payment);
    if (!wanted.ok) return wanted.trouble;
    const taken = await till.payments.capture(wanted.value, actorOf(request));
    return taken.ok
      ? success('Payment captured successfully', signed(taken.value))
      : troubleOfRefusal(taken.refusal, failing, payment.currency);
  }

  /** What is paid carries the signature that POST /verify accepts, as a checkout page hands it on. */
  function signed(payment: Payment): PaymentEntity {
    const shown = paymentOf(payment);
    const [secret] = checkouts.secrets;
    if (secret === undefined || !shown.captured) return shown;
    const signature = sign(secret, checkoutText(payment.orderId, payment.id));
    return { ...shown, razorpay_signature: signature };
  }
}
