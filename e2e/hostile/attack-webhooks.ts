import { createHmac, randomBytes } from 'node:crypto';
import { type HeadlessGateway, removeFolder, startHeadless } from '../gateway/headless-gateway.ts';
import { createRandom, type Random } from '../simulation/random.ts';

export interface WebhookReport {
  readonly forged: number;
  /** Forged ones that were believed, and whatever else was wrong. */
  readonly problems: readonly string[];
}

const atOnce = 16;

/**
 * Sends webhooks to a running gateway that somebody without its secret has signed, and then one that is
 * right, which must be believed: otherwise nothing would have been asked.
 */
export async function attackWebhooks(count: number, seed: number): Promise<WebhookReport> {
  const gateway = await startHeadless(['--demo', '--terminal', 'auto']);
  const random = createRandom(seed, 0);
  const problems: string[] = [];
  let forged = 0;
  try {
    await Promise.all(Array.from({ length: atOnce }, sendForged));
    const right = await send(
      gateway,
      body('right'),
      sign(body('right'), gateway.demo.webhook_secret),
    );
    if (right !== 200) problems.push(`the right one was answered with ${right}`);
    return { forged, problems };
  } finally {
    await gateway.end('SIGKILL');
    await removeFolder(gateway.folder);
  }

  async function sendForged(): Promise<void> {
    while (forged < count) {
      forged += 1;
      const text = body(String(forged));
      const signature = forge(text, gateway, random);
      const status = await send(gateway, text, signature);
      // 429: there were too many wrong ones, which is as good.
      if (status !== 400 && status !== 429) problems.push(`${status} for ${signature}`);
    }
  }
}

/** Signatures as somebody would try them who knows all but the secret. */
function forge(text: string, { demo }: HeadlessGateway, random: Random): string {
  const right = sign(text, demo.webhook_secret);
  const ways: readonly [() => string, ...(() => string)[]] = [
    () => randomBytes(32).toString('hex'),
    () => sign(text, demo.key_secret),
    () => sign(text, demo.key_id),
    () => sign(`${text} `, demo.webhook_secret),
    () => right.toUpperCase(),
    () => right.slice(0, -1),
    () => `${right}0`,
    () => `${right.slice(0, -1)}${right.endsWith('0') ? '1' : '0'}`,
    () => `sha256=${right}`,
    () => '',
  ];
  return random.pick(ways)();
}

function body(name: string): string {
  const payment = { id: 'pay_00000000000000', amount: 100, currency: 'INR', status: 'captured' };
  return JSON.stringify({
    entity: 'event',
    event: 'payment.captured',
    payload: { payment: { entity: { ...payment, description: name } } },
  });
}

function sign(text: string, secret: string): string {
  return createHmac('sha256', secret).update(text).digest('hex');
}

async function send({ url }: HeadlessGateway, text: string, signature: string): Promise<number> {
  const answer = await fetch(`${url}/api/payment/webhook`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-razorpay-signature': signature },
    body: text,
  });
  await answer.arrayBuffer();
  return answer.status;
}
