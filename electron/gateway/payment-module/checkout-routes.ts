import type { FastifyInstance } from 'fastify';
import type { CheckoutCredentials, GatewayServices } from '../surface.ts';
import { answer, findPayment } from './call.ts';
import { operations } from './operations.ts';
import { invalid, type Outcome, success } from './outcome.ts';
import { type CheckoutProof, readProof } from './requests.ts';
import { checkoutText, signerOf } from './signatures.ts';

/** What a checkout page and its backend ask without a key: the key id, and whether it was paid (M1-M6). */
export function addCheckoutRoutes(app: FastifyInstance, services: GatewayServices): void {
  const { checkouts, settings, clock, recordCall } = services;

  app.get('/key', { config: { operation: operations.key } }, (_request, reply) =>
    answer(reply, tellKey()),
  );
  app.post('/verify', { config: { operation: operations.verify } }, (request, reply) => {
    const proof = readProof(request.body);
    return answer(reply, proof.ok ? verify(proof.value) : proof.trouble);
  });

  function tellKey(): Outcome {
    const keyId = checkouts.keyId();
    return keyId === null
      ? notConfigured
      : success('Razorpay key fetched successfully', { key_id: keyId });
  }

  function verify({ orderId, paymentId, signature, ownOrderId }: CheckoutProof): Outcome {
    const { keySecrets, all } = secretsOf(checkouts, settings().verifyByWebhookSecret);
    if (keySecrets.length === 0) return notConfigured;
    const signer = signerOf(all, checkoutText(orderId, paymentId), signature);
    const payment = findPayment(services, paymentId);
    // Ours is paid by its own order alone; what we do not know, the signature alone speaks for.
    const isItsOrder = payment === undefined || payment.orderId === orderId;
    const named = { payment_id: paymentId, order_id: ownOrderId };
    if (signer < 0 || !isItsOrder) {
      return invalid('Payment verification failed', { verified: false, ...named });
    }
    if (signer >= keySecrets.length) noteWebhookSecret(paymentId);
    return success('Payment verified successfully', {
      verified: true,
      ...named,
      payment_method: payment?.method ?? null,
    });
  }

  /** X21: somebody still signs as the document says and not as the provider does. */
  function noteWebhookSecret(paymentId: string): void {
    recordCall(clock.now(), () => ({
      from: 'gateway',
      by: null,
      approvedBy: null,
      what: 'checkout verified by the webhook secret',
      outcome: '200',
      milliseconds: 0,
      subjects: [paymentId],
    }));
  }
}

function secretsOf({ secrets, webhookSecret }: CheckoutCredentials, isLegacy: boolean) {
  const legacy = isLegacy && webhookSecret !== null ? [webhookSecret] : [];
  return { keySecrets: secrets, all: [...secrets, ...legacy] };
}

const notConfigured: Outcome = {
  type: 'trouble',
  status: 500,
  message: 'Razorpay credentials not configured',
  error: 'Internal Server Error',
};
