import { createHmac } from 'node:crypto';
import { expect, onTestFinished, test } from 'vitest';
import type { WebhookEventName, WebhookOutcome } from '../../shared/webhook.ts';
import { webhookEventNames } from '../../shared/webhook.ts';
import { openMemoryLedger } from '../ledger/open-memory-ledger.ts';
import {
  anOrder,
  aPayment,
  aRefund,
  orderChange,
  paymentChange,
  till,
} from '../ledger/testing/samples.ts';
import type { WebhookRequest } from './send-webhook.ts';
import { createTurningClock, openWebhooks, secretsInMemory } from './testing/counter.ts';

const url = 'https://shop.example/hook';
const asha = { type: 'staff', staffId: 'staff_asha' } as const;
const fine: WebhookOutcome = { type: 'answered', status: 200, body: 'ok' };

interface Sent extends WebhookRequest {
  readonly event: WebhookEventName;
  readonly eventId: string;
}

async function open(options: { answer?: (sent: Sent) => WebhookOutcome | 'hangs' } = {}) {
  const clock = createTurningClock();
  const ledger = openMemoryLedger(clock.now);
  const secrets = secretsInMemory();
  const sent: Sent[] = [];
  const webhooks = openWebhooks({
    ...{ ledger, clock, secrets },
    async answer(request, signal) {
      const event = (JSON.parse(request.body) as { event: WebhookEventName }).event;
      const eventId = request.headers['x-razorpay-event-id'] ?? '';
      const each = { ...request, event, eventId };
      sent.push(each);
      const answer = options.answer?.(each) ?? fine;
      if (answer !== 'hangs') return answer;
      await new Promise((resolve) => signal.addEventListener('abort', resolve));
      return { type: 'failed', trouble: 'no_answer' };
    },
  });
  onTestFinished(async () => {
    await webhooks.stop();
    await ledger.close();
  });
  const advance = (milliseconds: number) => clock.advanceAsync(milliseconds);
  return {
    ...{ clock, ledger, secrets, sent, advance, desk: webhooks.desk },
    async make(events: readonly WebhookEventName[] = webhookEventNames) {
      const made = webhooks.desk.make({ url, events }, asha);
      await advance(0);
      const answer = await made;
      if (answer.type !== 'made') throw new Error(`Not made: ${answer.why}`);
      return answer;
    },
    async sell(id = 'pay_1', seq = 1) {
      const order = anOrder(seq);
      const payment = aPayment(id, { orderId: order.id });
      const written = [
        ledger.write((book) => {
          book.append(orderChange(order), till);
          book.append(paymentChange(payment), till);
        }),
        ledger.write((book) => {
          const captured = { ...payment, state: 'captured', capturedAmount: 10_000 } as const;
          const paid = { ...order, status: 'paid', amountPaid: 10_000 } as const;
          book.append(paymentChange({ ...captured, authorisedAmount: 10_000 }), till);
          book.append(orderChange(paid), till);
        }),
      ];
      await advance(100);
      await Promise.all(written);
    },
  };
}

test('M19 M20 a sale is told in the provider’s envelope, signed over the bytes that are sent', async () => {
  const { make, sell, sent, desk } = await open();
  const { secret } = await make();
  await sell();
  expect(sent.map(({ event }) => event)).toEqual(['payment.captured', 'order.paid']);
  const [captured, paid] = sent.map(({ body }) => JSON.parse(body));
  expect(captured).toMatchObject({
    entity: 'event',
    account_id: expect.stringMatching(/^acc_[A-Za-z0-9]{14}$/),
    contains: ['payment'],
    payload: { payment: { entity: { id: 'pay_1', status: 'captured' } } },
    created_at: expect.any(Number),
  });
  expect(paid).toMatchObject({
    contains: ['payment', 'order'],
    payload: { order: { entity: { status: 'paid' } }, payment: { entity: { id: 'pay_1' } } },
  });
  for (const { body, headers } of sent) {
    const signature = createHmac('sha256', secret).update(body).digest('hex');
    expect(headers['X-Razorpay-Signature']).toBe(signature);
  }
  expect(new Set(sent.map(({ eventId }) => eventId)).size).toBe(2);
  expect(desk.deliveries({ count: 10 }).map(({ state }) => state)).toEqual([
    'delivered',
    'delivered',
  ]);
});

test('the secret is in the answer that made it and nowhere in the journal', async () => {
  const { make, sell, ledger } = await open();
  const { secret } = await make();
  await sell();
  expect(secret).toMatch(/^[\w-]{32}$/);
  expect(JSON.stringify(ledger.entriesAfter(0, 1_000))).not.toContain(secret);
});

test('each is told what it asked for, and nothing that happened before the first one', async () => {
  const { make, sell, sent } = await open();
  await sell('pay_1', 1);
  await make(['order.paid']);
  await sell('pay_2', 2);
  expect(sent.map(({ body }) => body)).toEqual([expect.stringContaining('order_2')]);
});

test('a payment that changes without standing otherwise is told once', async () => {
  const { make, sell, sent, ledger, advance } = await open();
  await make(['payment.captured']);
  await sell();
  const payment = ledger.payment('pay_1');
  if (!payment) throw new Error('There is no payment');
  const written = ledger.write((book) =>
    book.append(paymentChange({ ...payment, settledAt: 5 }), till),
  );
  await advance(1_000);
  await written;
  expect(sent).toHaveLength(1);
});

test('M21 a payment that failed, came back in doubt and was captured after all is told both times', async () => {
  const { make, sent, ledger, advance } = await open();
  await make();
  const order = anOrder(1);
  for (const state of ['requested', 'failed', 'in_doubt', 'captured'] as const) {
    const money = state === 'captured' ? { authorisedAmount: 1, capturedAmount: 1 } : {};
    const written = ledger.write((book) => {
      if (state === 'requested') book.append(orderChange(order), till);
      book.append(paymentChange(aPayment('pay_1', { state, ...money })), till);
    });
    await advance(100);
    await written;
  }
  expect(sent.map(({ event }) => event)).toEqual(['payment.failed', 'payment.captured']);
});

test('M22 a refund is told when it is made and when it is over, with its payment', async () => {
  const { make, sell, sent, ledger, advance } = await open();
  await make(['refund.created', 'refund.processed', 'refund.failed']);
  await sell();
  for (const state of ['requested', 'sent', 'in_doubt', 'processed'] as const) {
    const refund = aRefund('rfnd_1', { state, amount: 1_000 });
    const written = ledger.write((book) =>
      book.append({ type: 'refund', refund, because: 'test' }, till),
    );
    await advance(100);
    await written;
  }
  expect(sent.map(({ event }) => event)).toEqual(['refund.created', 'refund.processed']);
  expect(JSON.parse(sent[1]?.body ?? '')).toMatchObject({
    contains: ['payment', 'refund'],
    payload: { refund: { entity: { status: 'processed' } }, payment: { entity: { id: 'pay_1' } } },
  });
});

test('the next event of a sale waits for the one before; other sales go on', async () => {
  let isDown = true;
  const { make, sell, sent, advance } = await open({
    answer: ({ body }) =>
      isDown && body.includes('"pay_1"') ? { type: 'answered', status: 500, body: 'no' } : fine,
  });
  await make();
  await sell('pay_1', 1);
  await sell('pay_2', 2);
  expect(sent.map(({ event, body }) => [event, /pay_\d/.exec(body)?.[0]])).toEqual([
    ['payment.captured', 'pay_1'],
    ['payment.captured', 'pay_2'],
    ['order.paid', 'pay_2'],
  ]);
  isDown = false;
  await advance(10_000);
  expect(sent.slice(3).map(({ event }) => event)).toEqual(['payment.captured', 'order.paid']);
  expect(sent[3]?.eventId).toBe(sent[0]?.eventId);
});

test('what is never taken is given up after sixteen tries and a day, and then the next one goes', async () => {
  const { make, sell, sent, desk, advance } = await open({
    answer: ({ event }) =>
      event === 'payment.captured' ? { type: 'failed', trouble: 'refused' } : fine,
  });
  await make();
  await sell();
  await advance(28 * 3_600_000);
  expect(sent.map(({ event }) => event)).toEqual([
    ...Array.from({ length: 16 }, () => 'payment.captured'),
    'order.paid',
  ]);
  const states = desk.deliveries({ count: 10 }).map(({ event, state }) => [event, state]);
  expect(states).toEqual([
    ['order.paid', 'delivered'],
    ['payment.captured', 'given_up'],
  ]);
});

test('an endpoint that hangs is left after five seconds, and a redirect is not an arrival', async () => {
  const answers: (WebhookOutcome | 'hangs')[] = [
    'hangs',
    { type: 'answered', status: 302, body: '' },
  ];
  const { make, sell, desk, advance } = await open({ answer: () => answers.shift() ?? fine });
  await make(['order.paid']);
  await sell();
  await advance(60_000);
  const [delivery] = desk.deliveries({ count: 1 });
  expect(delivery?.state).toBe('delivered');
  expect(delivery?.tries.map(({ outcome }) => outcome)).toEqual([
    { type: 'failed', trouble: 'no_answer' },
    { type: 'answered', status: 302, body: '' },
    fine,
  ]);
  expect(delivery?.tries[0]?.milliseconds).toBe(5_000);
});

test('what happens while an endpoint is paused is sent when it goes on', async () => {
  const { make, sell, sent, desk, advance } = await open();
  const { endpoint } = await make();
  void desk.pause(endpoint.id, asha);
  await advance(0);
  await sell();
  await advance(3_600_000);
  expect(sent).toEqual([]);
  expect(desk.list()).toMatchObject([{ state: 'paused', waiting: 2 }]);
  void desk.resume(endpoint.id, asha);
  await advance(100);
  expect(sent.map(({ event }) => event)).toEqual(['payment.captured', 'order.paid']);
  expect(desk.list()).toMatchObject([{ state: 'active', waiting: 0 }]);
});

test('a removed endpoint gets nothing more, and what had not arrived is dropped', async () => {
  const { make, sell, sent, desk, advance, secrets } = await open({
    answer: () => ({ type: 'failed', trouble: 'refused' }),
  });
  const { endpoint } = await make(['order.paid']);
  await sell();
  void desk.remove(endpoint.id, asha);
  await advance(48 * 3_600_000);
  expect(sent).toHaveLength(1);
  expect(desk.list()).toEqual([]);
  expect(desk.deliveries({ count: 10 })).toMatchObject([{ state: 'dropped' }]);
  expect(secrets.read(endpoint.id)).toBeUndefined();
});

test('a delivery sent again is a new one of the same event and the same bytes', async () => {
  const { make, sell, sent, desk, advance } = await open();
  await make(['order.paid']);
  await sell();
  const [first] = desk.deliveries({ count: 1 });
  void desk.replay(first?.id ?? '', asha);
  await advance(100);
  expect(sent).toHaveLength(2);
  expect(sent[1]).toEqual(sent[0]);
  const kinds = desk.deliveries({ count: 10 }).map(({ kind, state }) => [kind, state]);
  expect(kinds).toEqual([
    ['replay', 'delivered'],
    ['event', 'delivered'],
  ]);
  expect(desk.body(first?.id ?? '')).toBe(sent[0]?.body);
});

test('a sample is marked as one in its header', async () => {
  const { make, sent, desk, advance } = await open();
  const { endpoint } = await make(['refund.failed']);
  void desk.test(endpoint.id, asha);
  await advance(100);
  expect(sent).toMatchObject([{ event: 'payment.captured', headers: { 'X-Galla-Test': 'true' } }]);
});

test('somebody who sees to an endpoint need not wait for its next try', async () => {
  let isDown = true;
  const { make, sell, sent, desk, advance } = await open({
    answer: () => (isDown ? { type: 'failed', trouble: 'refused' } : fine),
  });
  const { endpoint } = await make();
  await sell('pay_1', 1);
  await sell('pay_2', 2);
  await advance(6 * 3_600_000);
  const tried = sent.length;
  isDown = false;
  void desk.change(endpoint.id, { url: `${url}/new`, events: endpoint.events }, asha);
  await advance(1_000);
  expect(sent.slice(tried).map(({ url: to }) => to)).toEqual(
    Array.from({ length: 4 }, () => `${url}/new`),
  );
  expect(desk.list()).toMatchObject([{ waiting: 0 }]);
});

test('after a new secret everything is signed with it, also what waited', async () => {
  let isDown = true;
  const { make, sell, sent, desk, advance } = await open({
    answer: () => (isDown ? { type: 'failed', trouble: 'refused' } : fine),
  });
  const { endpoint, secret } = await make(['order.paid']);
  await sell();
  const renewing = desk.renewSecret(endpoint.id, asha);
  isDown = false;
  await advance(60_000);
  const renewed = await renewing;
  if (renewed.type !== 'made') throw new Error('There is no new secret');
  expect(renewed.secret).not.toBe(secret);
  const last = sent.at(-1);
  const signature = createHmac('sha256', renewed.secret)
    .update(last?.body ?? '')
    .digest('hex');
  expect(last?.headers['X-Razorpay-Signature']).toBe(signature);
});
