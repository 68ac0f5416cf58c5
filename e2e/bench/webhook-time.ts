import { createHmac } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { quantile } from './bench-till.ts';
import { startBuiltGateway } from './contestant.ts';
import { openConnection } from './http-connection.ts';

export interface WebhookTimes {
  readonly count: number;
  readonly wrong: number;
  /** Milliseconds from the moment one was due until its answer was here. */
  readonly p50: number;
  readonly p99: number;
}

const perSecond = 200;
const connections = 8;

/** Signed webhooks at a steady pace, each about another payment, into the gateway as it is built. */
export async function measureWebhooks(count: number): Promise<WebhookTimes> {
  const gateway = await startBuiltGateway();
  const secret = webhookSecret(gateway.server.lines);
  const lines = await Promise.all(
    Array.from({ length: connections }, () => openConnection(gateway.server.address)),
  );
  const times: number[] = [];
  let wrong = 0;
  const started = performance.now();

  await Promise.all(
    lines.map(async (line, first) => {
      for (let number = first; number < count; number += connections) {
        const due = started + (number * 1_000) / perSecond;
        await pause(Math.max(0, due - performance.now()));
        const { status } = await line.send(webhook(number, secret));
        times.push(performance.now() - due);
        if (status !== 200) wrong += 1;
      }
    }),
  );
  for (const line of lines) line.close();
  await gateway.stop();
  return { count: times.length, wrong, p50: quantile(times, 0.5), p99: quantile(times, 0.99) };
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
