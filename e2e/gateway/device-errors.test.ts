import { afterAll, beforeAll, expect, test } from 'vitest';
import { openLedger } from '../../electron/ledger/open-ledger.ts';
import { createManualClock } from '../../shared/manual-clock.ts';
import { type Caller, callerOf, type WireActivity, type WireOrder } from './caller.ts';
import { type HeadlessGateway, removeFolder, startHeadless, until } from './headless-gateway.ts';

/** What the terminal itself reports, from its key to the caller: over its line, the ledger and HTTP. */
let gateway: HeadlessGateway;
let caller: Caller;

beforeAll(async () => {
  gateway = await startHeadless(['--demo', '--terminal', 'manual']);
  caller = callerOf(gateway);
  await until(
    async () => (await (await fetch(`${gateway.url}/healthz`)).json()) as Health,
    ({ devices }) => devices[0]?.connection === 'ready',
  );
}, 60_000);
afterAll(async () => {
  await gateway.end();
  await removeFolder(gateway.folder);
});

interface Health {
  readonly devices: readonly { readonly connection: string }[];
}

/** A checkout that waits for a customer at the terminal. */
async function checkoutOf(order: WireOrder, attempts: number): Promise<WireActivity> {
  const { status, body } = await caller.checkout(order);
  expect([status, body.status]).toEqual([200, 'processing']);
  await until(
    () => caller.order(order.id),
    (each) => each.attempts === attempts && each.status === 'attempted',
  );
  return body;
}

function ending({ id }: WireActivity): Promise<WireActivity> {
  return until(
    () => caller.activity(id),
    ({ status }) => status !== 'processing',
  );
}

interface DeviceError {
  readonly line: string;
  readonly action: string;
  readonly error: {
    readonly code: string;
    readonly description: string;
    readonly reason: string;
    readonly step?: string;
  };
}

const errors: readonly DeviceError[] = [
  {
    line: 'R67 R68',
    action: 'decline',
    error: {
      code: 'CARD_DECLINED',
      description: 'Transaction was declined by the card issuer',
      step: 'AUTHORIZATION',
      reason: 'Insufficient funds',
    },
  },
  {
    line: 'R69',
    action: 'card-error',
    error: {
      code: 'CARD_READ_ERROR',
      description: 'Failed to read card data',
      reason: 'Card not readable',
    },
  },
  {
    line: 'R70',
    action: 'wrong-pin',
    error: {
      code: 'INVALID_PIN',
      description: 'Incorrect PIN entered',
      step: 'AUTHORIZATION',
      reason: 'Wrong PIN',
    },
  },
  {
    line: 'R71 X59',
    action: 'timeout',
    error: {
      code: 'TIMEOUT',
      description: 'Transaction timed out',
      reason: 'The bank answered too late',
    },
  },
  {
    line: 'R72',
    action: 'cancel',
    error: {
      code: 'TRANSACTION_CANCELLED',
      description: 'User cancelled transaction',
      reason: 'Cancelled or timed out at the terminal',
    },
  },
  {
    line: 'R73',
    action: 'network-error',
    error: {
      code: 'NETWORK_ERROR',
      description: 'Device network connectivity issue',
      reason: 'No line to the bank',
    },
  },
  {
    line: 'R74',
    action: 'malfunction',
    error: {
      code: 'DEVICE_MALFUNCTION',
      description: 'Hardware malfunction',
      reason: 'System error',
    },
  },
];

/** R78: what the documents have for the customer, and for everything else. */
const userTexts: Readonly<Record<string, string>> & { readonly default: string } = {
  CARD_DECLINED: 'Your card was declined. Please try a different payment method.',
  default: 'An unexpected error occurred. Please try again.',
};

test.each(errors)(
  '$line R78 after "$action" the activity says $error.code, and the order can still be paid',
  async ({ action, error }) => {
    const order = await caller.createOrder();
    const activity = await checkoutOf(order, 1);
    expect(await caller.press(action)).toBe(200);
    const failed = await ending(activity);
    expect(failed.status).toBe('failed');
    expect(failed.error).toEqual({ ...error, source: 'DEVICE' });
    expect(failed.metadata).toEqual({ user_text: userTexts[error.code] ?? userTexts.default });

    const unpaid = await caller.order(order.id);
    expect(unpaid).toMatchObject({ status: 'attempted', amount_paid: 0, amount_due: 19_900 });
    expect(unpaid.payments?.items).toMatchObject([
      {
        status: 'failed',
        captured: false,
        error_code: error.code,
        error_description: error.description,
        error_source: 'DEVICE',
        error_step: error.step ?? null,
        error_reason: error.reason,
      },
    ]);

    const again = await checkoutOf(order, 2);
    expect(await caller.press('approve')).toBe(200);
    expect((await ending(again)).status).toBe('completed');
    const paid = await caller.order(order.id);
    expect(paid).toMatchObject({ status: 'paid', amount_paid: 19_900, amount_due: 0 });
    await caller.close();
  },
);

test('a key that the terminal does not wait for changes nothing', async () => {
  for (const { action } of errors) expect(await caller.press(action)).toBe(409);
});

test('R67 X59 each of them stands in the journal, with its code, its reason and the terminal’s word', async () => {
  await gateway.end();
  const fault = (error: unknown) => expect.unreachable(String(error));
  const ledger = openLedger({ folder: gateway.folder, clock: createManualClock(), fault });
  const ended = ledger
    .entriesAfter(0, 10_000)
    .flatMap(({ change }) => (change.type === 'payment' ? [change.payment] : []))
    .filter(({ stage, failure }) => stage === null && failure !== null);
  await ledger.close();
  expect(ended.map(({ failure }) => failure)).toMatchObject(
    errors.map(({ error: { code, reason } }) => ({ code, reason })),
  );
  for (const { evidence } of ended) expect(evidence?.type).toBe('terminal');
});
