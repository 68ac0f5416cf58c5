import { createHmac } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { quantile } from './bench-till.ts';
import { type Contestant, startBuiltGateway, startYardstick, yardstickKey } from './contestant.ts';
import { type HttpConnection, openConnection, type WireRequest } from './http-connection.ts';

export interface WebhookTimes {
  readonly count: number;
  readonly wrong: number;
  /** Milliseconds from the moment one was due until its answer was here. */
  readonly p50: number;
  readonly p99: number;
  /** The same of orders that the yardstick keeps at this pace, before the webhooks and after them. */
  readonly yardstick: { readonly p50: number; readonly p99: number };
}

const perSecond = 200;
const connections = 8;
/** Signed webhooks at a steady pace, each about another payment, into the gateway as it is built. */
export async function measureWebhooks(count: number): Promise<WebhookTimes> {
  const gateway = await startBuiltGateway();
  const yardstick = await startYardstick();
  const secret = webhookSecret(gateway.server.lines);
  const webhooks = await openPace(gateway, (number) => webhook(number, secret));
  const orders = await openPace(yardstick, newOrder);
  const half = Math.ceil(count / 2);
  await orders.send(0, half);
  await webhooks.send(0, count);
  await orders.send(half, count);
  webhooks.close();
  orders.close();
  await Promise.all([gateway.stop(), yardstick.stop()]);
  return {
    ...{ count: webhooks.times.length, wrong: webhooks.wrong() },
    ...quantiles(webhooks.times),
    yardstick: quantiles(orders.times),
  };
}

interface Pace {
  /** Sends those numbers, each when it is due. */
  send(first: number, until: number): Promise<void>;
  readonly times: readonly number[];
  wrong(): number;
  close(): void;
}

async function openPace(
  { server }: Contestant,
  request: (number: number) => WireRequest,
): Promise<Pace> {
  const lines = await Promise.all(
    Array.from({ length: connections }, () => openConnection(server.address)),
  );
  const times: number[] = [];
  let wrong = 0;
  return {
    async send(first, until) {
      const started = performance.now();
      const dueAt = (number: number) => started + ((number - first) * 1_000) / perSecond;
      await Promise.all(lines.map((line, place) => sendOn(line, first + place, until, dueAt)));
    },
    times,
    wrong: () => wrong,
    close() {
      for (const line of lines) line.close();
    },
  };

  async function sendOn(
    line: HttpConnection,
    first: number,
    until: number,
    dueAt: (number: number) => number,
  ): Promise<void> {
    for (let number = first; number < until; number += connections) {
      const due = dueAt(number);
      await pause(Math.max(0, due - performance.now()));
      const { status } = await line.send(request(number));
      times.push(performance.now() - due);
      if (status !== 200) wrong += 1;
    }
  }
}

function quantiles(times: readonly number[]): { readonly p50: number; readonly p99: number } {
  return { p50: quantile(times, 0.5), p99: quantile(times, 0.99) };
}

function newOrder(number: number): WireRequest {
  return {
    ...{ method: 'POST', path: '/v1/orders' },
    headers: { authorization: `Basic ${btoa(yardstickKey)}`, 'content-type': 'application/json' },
    body: JSON.stringify({ amount: 19_900, currency: 'INR', receipt: `bench-${number}` }),
  };
}

function webhook(number: number, secret: string) {
  const id = `pay_${String(number).padStart(14, '0')}`;
  const entity = { id, entity: 'payment', amount: 19_900, currency: 'INR', status: 'captured' };
  const body = JSON.stringify({
    entity: 'event',
    account_id: 'acc_bench',
    event: 'payment.captured',
    contains: ['payment'],
    payload: { payment: { entity } },
    created_at: 1_700_000_000 + number,
  });
  return {
    method: 'POST',
    path: '/api/payment/webhook',
    headers: {
      'content-type': 'application/json',
      'x-razorpay-signature': createHmac('sha256', secret).update(body).digest('hex'),
      'x-razorpay-event-id': `evt_${number}`,
    },
    body,
  } as const;
}

function webhookSecret(printed: readonly string[]): string {
  const demo = printed.find((line) => line.startsWith('demo '));
  if (!demo) throw new Error('The gateway printed no secret');
  return (JSON.parse(demo.slice(5)) as { webhook_secret: string }).webhook_secret;
}
