import type { HeadlessGateway } from './headless-gateway.ts';

export interface WireAnswer<Body> {
  readonly status: number;
  readonly body: Body;
}

export interface WireOrder {
  readonly id: string;
  readonly status: string;
  readonly amount: number;
  readonly amount_paid: number;
  readonly amount_due: number;
  readonly attempts: number;
  readonly payments?: { readonly count: number; readonly items: readonly WirePayment[] };
}

export interface WirePayment {
  readonly id: string;
  readonly status: string;
  readonly method: string;
  readonly order_id: string;
  readonly acquirer_data?: Readonly<Record<string, string | null>>;
  readonly card?: { readonly last4: string; readonly network: string };
  readonly upi?: { readonly vpa: string };
}

export interface WireActivity {
  readonly id: string;
  readonly status: string;
  readonly error: { readonly code: string; readonly reason?: string } | null;
  readonly metadata?: { readonly in_doubt?: boolean; readonly user_text?: string };
}

export interface WireError {
  readonly error: {
    readonly code: string;
    readonly description: string;
    readonly reason?: string;
    readonly field?: string;
    readonly metadata?: Readonly<Record<string, unknown>>;
  };
}

/** Plain HTTP calls as a shop's software would make them, with the demo key. */
export function callerOf(gateway: HeadlessGateway) {
  const { key_id, key_secret } = gateway.demo;
  const authorization = `Basic ${btoa(`${key_id}:${key_secret}`)}`;

  async function call<Body>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<WireAnswer<Body>> {
    const answer = await fetch(gateway.url + path, {
      method,
      headers: {
        authorization,
        'x-razorpay-device-mode': 'wired',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined
        ? {}
        : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    return { status: answer.status, body: (await answer.json()) as Body };
  }

  return {
    call,
    createOrder: async (amount = 19_900) =>
      (await call<WireOrder>('POST', '/v1/orders', { amount, currency: 'INR' })).body,
    order: async (id: string) =>
      (await call<WireOrder>('GET', `/v1/orders/${id}?expand[]=payments`)).body,
    checkout: (order: WireOrder, changes: object = {}) =>
      call<WireActivity>('POST', '/v1/devices/activity', {
        action: 'initiate_checkout',
        initiate_checkout: {
          name: 'Galla Stores',
          amount: order.amount,
          currency: 'INR',
          description: 'POS Transaction',
          order_id: order.id,
          ...changes,
        },
      }),
    close: () => call<WireActivity>('POST', '/v1/devices/activity', { action: 'close_checkout' }),
    activity: async (id: string) =>
      (await call<WireActivity>('GET', `/v1/devices/activity/${id}`)).body,
    press: async (action: string) => {
      const hook = gateway.demo.hooks[action];
      if (!hook) throw new Error(`No hook ${action}`);
      return (await fetch(hook, { method: 'POST' })).status;
    },
  };
}

export type Caller = ReturnType<typeof callerOf>;
