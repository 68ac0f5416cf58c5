import { expect, test } from 'vitest';
import { createManualClock } from '../../../shared/manual-clock.ts';
import type { TerminalReceipt } from '../../../shared/payment.ts';
import {
  type Transport,
  TransportError,
  type TransportListener,
} from '../../transports/transport.ts';
import type { MoneyCommand } from '../service.ts';
import type { PayEnd, PaymentListener, TerminalOutcome } from '../terminal.ts';
import { fieldsWith } from './answer-fields.ts';
import { createPineLabsSession } from './driver.ts';
import { encodeFrame } from './frame.ts';
import { type Answer, answerFrames, encodeAnswer } from './message.ts';

/** The till against a terminal that the test speaks for, byte by byte. */
const repeats = { afterNegativeAcknowledgement: true, afterSilence: false };
const approved = { reference: 'pay_1', hostResponse: 'APPROVED', invoice: '7' };

test.each([
  ['card', undefined, '4001,pay_1,19900,,,,,,,'],
  ['upi', undefined, '5120,pay_1,19900,,,,,,,'],
  ['upi', 'bharat_qr', '5123,pay_1,19900,,,,,,,'],
] as const)('a %s payment with the code %s is one request', async (method, qr, csv) => {
  const till = await openTill();
  const payment = till.pay(method, qr && { qr });
  await till.settle();
  expect(till.requests()).toEqual([csv]);
  till.say('06');
  till.answer('valid', { ...approved, network: method === 'upi' ? 'UPI' : 'VISA' });
  expect(await payment).toEqual({ type: 'finished' });
  expect(till.stages).toEqual([method === 'upi' ? 'qr' : 'card']);
  expect(till.outcomes).toMatchObject([{ type: 'approved', receipt: { method, amount: null } }]);
});

test.each([
  ['BHARAT QR', { method: 'upi', card: null, qr: 'bharat_qr' }],
  ['', { method: 'upi', card: null, qr: 'bharat_qr' }],
  ['RUPAY', { method: 'card', card: { network: 'RUPAY', last4: null }, qr: 'bharat_qr' }],
] as const)(
  'a Bharat QR that was paid through %j is kept as what it was',
  async (network, receipt) => {
    const till = await openTill();
    const payment = till.pay('upi', { qr: 'bharat_qr' });
    await till.settle();
    till.say('06');
    till.answer('valid', { ...approved, network, amount: '19900', transactionType: '5123' });
    expect(await payment).toEqual({ type: 'finished' });
    expect(till.outcomes).toMatchObject([
      { type: 'approved', receipt: { ...receipt, amount: 19_900 } },
    ]);
  },
);

test.each([
  ['a word that nobody knows', 'valid', { reference: 'pay_1', hostResponse: 'OK MAYBE' }],
  ['no word at all', 'valid', { reference: 'pay_1' }],
  ['that the request is invalid', 'invalid', { reference: 'pay_1', remark: 'HOST ERROR' }],
  ['that it is invalid, and nothing else', 'invalid', {}],
  [
    'an amount that cannot be read',
    'valid',
    { ...approved, amount: '199.00', transactionType: '4001' },
  ],
] as const)('%s leaves a payment in doubt', async (_, result, fields) => {
  const till = await openTill();
  const payment = till.pay();
  till.say('06');
  till.answer(result, fields);
  expect(await payment).toMatchObject({ type: 'unknown', why: 'no_answer' });
  expect(till.outcomes).toEqual([]);
});

test.each([
  ['another payment’s answer', 'valid', { ...approved, reference: 'pay_0' }],
  ['an approval without a name', 'valid', { hostResponse: 'APPROVED' }],
] as const)('%s is acknowledged and left out', async (_, result, fields) => {
  const till = await openTill();
  const payment = till.pay();
  till.say('06');
  till.answer(result, fields);
  await till.settle();
  expect(till.outcomes).toEqual([]);
  expect(till.heard().at(-1)).toBe('06');
  till.answer('valid', approved);
  expect(await payment).toEqual({ type: 'finished' });
  expect(till.outcomes).toMatchObject([{ type: 'approved', receipt: { receiptNumber: '7' } }]);
});

test('a cancel without a name is the payment’s that the terminal has just taken', async () => {
  const till = await openTill();
  const payment = till.pay();
  till.say('06');
  till.answer('cancelled', {});
  expect(await payment).toEqual({ type: 'finished' });
  expect(till.outcomes).toMatchObject([
    { type: 'cancelled', resultCode: '0002', failure: { by: 'customer' } },
  ]);
});

test('a cancel without a name, before the terminal has taken the payment, is of something older', async () => {
  const till = await openTill();
  const payment = till.pay();
  till.answer('cancelled', {});
  await till.settle();
  expect(till.outcomes).toEqual([]);
  till.say('06');
  till.answer('cancelled', { reference: 'pay_1' });
  expect(await payment).toEqual({ type: 'finished' });
  expect(till.outcomes).toMatchObject([{ type: 'cancelled' }]);
});

test('a result is acknowledged after the till has kept it', async () => {
  const till = await openTill();
  let keep: () => void = () => undefined;
  const payment = till.pay('card', {
    outcome: () =>
      new Promise((resolve) => {
        keep = resolve;
      }),
  });
  till.say('06');
  till.answer('valid', approved);
  await till.settle();
  expect(till.heard()).not.toContain('06');
  keep();
  await payment;
  expect(till.heard()).toContain('06');
});

test('a terminal that is not heard to acknowledge is given up, one that never does is waited for', async () => {
  const mute = await openTill();
  const lost = mute.pay();
  await mute.clock.advanceAsync(6_000);
  expect(await lost).toMatchObject({ type: 'unknown', why: 'no_answer' });
  expect(mute.requests()).toHaveLength(1);

  const quiet = await openTill({ acknowledges: false });
  const payment = quiet.pay();
  await quiet.clock.advanceAsync(100_000);
  expect(quiet.stages).toEqual(['card']);
  quiet.answer('valid', approved);
  expect(await payment).toEqual({ type: 'finished' });
});

test('a terminal that cannot read a payment gets it three times and is then given up', async () => {
  const till = await openTill();
  const payment = till.pay();
  for (let time = 0; time < 3; time += 1) {
    await till.settle();
    till.say('15');
  }
  expect(await payment).toMatchObject({ type: 'unknown' });
  expect(till.requests()).toHaveLength(3);
});

test('a terminal that answers nothing, or something else, does not open', async () => {
  await expect(openTill({ hello: '' })).rejects.toThrow('does not answer');
  await expect(openTill({ hello: 'ff'.repeat(5_000) })).rejects.toThrow('does not answer');
  await expect(openTill({ hello: '06' })).resolves.toBeDefined();
});

test('floods and noise around an answer neither hide it nor end anything', async () => {
  const till = await openTill();
  const payment = till.pay();
  till.say('06');
  for (const noise of ['ff'.repeat(20_000), '02'.repeat(9_000), '0210000997ffff', '15060606']) {
    till.say(noise);
    await till.clock.advanceAsync(300);
  }
  till.answer('valid', approved);
  expect(await payment).toEqual({ type: 'finished' });
  expect(till.outcomes).toHaveLength(1);
});

test.each([
  ['a card sale', 'card', '4006,void_1,19900,,,,370,,,'],
  ['a UPI sale', 'upi', '5121,void_1,19900,,,,370,,,'],
] as const)('the void of %s names its invoice number', async (_, method, csv) => {
  const till = await openTill();
  const end = till.move({ type: 'reversal', original: receipt({ method }) });
  await till.settle();
  expect(till.requests()).toEqual([csv]);
  till.say('06');
  till.answer('valid', { reference: 'void_1', hostResponse: 'APPROVED' });
  expect(await end).toEqual({ type: 'finished' });
  expect(till.outcomes).toMatchObject([{ type: 'approved', receipt: { kind: 'reversal' } }]);
});

test.each([
  [
    'a void without an invoice number',
    { type: 'reversal', original: receipt({ receiptNumber: null }) },
  ],
  ['a refund of UPI', { type: 'refund', original: receipt({ method: 'upi' }) }],
  ['a reservation', { type: 'reservation' }],
] as const)('%s is not sent', async (_, command) => {
  const till = await openTill();
  expect(await till.move(command)).toMatchObject({ type: 'not_sent', code: 'DEVICE_ERROR' });
  expect(till.requests()).toEqual([]);
});

test.each([
  ['euros', 'pay_1', { minor: 100, currency: 'EUR' }],
  ['nothing', 'pay_1', { minor: 0, currency: 'INR' }],
  ['a name in another script', 'भुगतान', { minor: 100, currency: 'INR' }],
] as const)('a payment of %s is not sent', async (_, paymentId, amount) => {
  const till = await openTill();
  const end = await till.session.pay(
    { paymentId, amount, preferredMethod: null, repeats },
    till.listener,
  );
  expect(end).toMatchObject({ type: 'not_sent' });
  expect(till.requests()).toEqual([]);
});

test.each([
  ['valid', { remark: 'SETTLED' }, { type: 'done', words: 'SETTLED' }],
  ['invalid', { remark: 'TERMINAL BUSY' }, { type: 'refused', resultCode: '0000' }],
  ['cancelled', {}, { type: 'refused', resultCode: '0002' }],
] as const)('a settlement that is %s is told so', async (result, fields, end) => {
  const till = await openTill();
  const served = till.session.serve({ type: 'end_of_day' });
  await till.settle();
  expect(till.requests()).toEqual(['6001,,,,,,,,,']);
  till.say('06');
  till.answer(result, fields);
  expect(await served).toMatchObject(end);
  expect(await till.session.serve({ type: 'diagnosis' })).toEqual({ type: 'not_supported' });
});

test.each([
  ['invalid', { reference: 'pay_1', remark: 'NOT FOUND' }],
  ['cancelled', { reference: 'pay_1' }],
  ['valid', { reference: 'pay_1', hostResponse: 'IN PROGRESS' }],
] as const)('a status that is %s proves nothing about money', async (result, fields) => {
  const till = await openTill();
  const asked = till.session.lastResult('pay_1');
  till.say('06');
  till.answer(result, fields);
  expect(await asked).toMatchObject({ type: 'unavailable' });
});

test('a line that goes before a byte has left means that nothing was sent', async () => {
  const till = await openTill();
  till.hangUp();
  expect(await till.pay()).toMatchObject({ type: 'not_sent' });
  expect(await till.session.lastResult('pay_1')).toMatchObject({ type: 'unavailable' });
  expect(await till.session.serve({ type: 'end_of_day' })).toMatchObject({ type: 'not_sent' });
  expect(till.requests()).toEqual([]);
});

async function openTill({
  acknowledges = true,
  hello,
}: {
  readonly acknowledges?: boolean;
  /** What the terminal says to the first question, in hexadecimal. */
  readonly hello?: string;
} = {}) {
  const clock = createManualClock();
  const stages: string[] = [];
  const outcomes: TerminalOutcome[] = [];
  let heard: string[] = [];
  let listener: TransportListener | undefined;
  const transport: Transport = {
    kind: 'memory',
    name: 'scripted',
    async open(given) {
      listener = given;
    },
    async write(bytes) {
      if (!listener) throw new TransportError('disconnected', 'The line is closed');
      heard.push(Buffer.from(bytes).toString('hex'));
    },
    async close() {
      hangUp();
    },
  };
  const session = createPineLabsSession(transport, {
    clock,
    closed: () => undefined,
    frame: () => undefined,
  });
  const told: PaymentListener = {
    stage: async (stage) => void stages.push(stage),
    outcome: async (outcome) => void outcomes.push(outcome),
  };
  const opened = session.open();
  opened.catch(() => undefined);
  await clock.advanceAsync(0);
  if (hello !== undefined) say(hello);
  else {
    if (acknowledges) say('06');
    answer('invalid', { remark: 'NO REFERENCE' });
  }
  await clock.advanceAsync(hello === undefined ? 0 : 3_000);
  await opened;
  heard = [];

  return {
    clock,
    session,
    stages,
    outcomes,
    listener: told,
    settle: () => clock.advanceAsync(0),
    say,
    answer,
    hangUp,
    heard: () => heard,
    /** The fields of what was asked, in order. */
    requests: () =>
      heard.flatMap((hex) =>
        hex.length > 20 ? [Buffer.from(hex.slice(14, -6), 'hex').toString()] : [],
      ),
    pay: (
      method: 'card' | 'upi' = 'card',
      own: Partial<PaymentListener> & { readonly qr?: 'bharat_qr' } = {},
    ): Promise<PayEnd> =>
      session.pay(
        {
          paymentId: 'pay_1',
          amount: { minor: 19_900, currency: 'INR' },
          preferredMethod: method,
          ...(own.qr ? { qr: own.qr } : {}),
          repeats,
        },
        { ...told, ...own },
      ),
    move: (command: Command): Promise<PayEnd> =>
      session.move(
        { id: 'void_1', amount: { minor: 19_900, currency: 'INR' }, repeats, ...command },
        told,
      ),
  };

  function say(hex: string): void {
    listener?.received(Uint8Array.from(Buffer.from(hex, 'hex')));
  }

  function answer(result: Answer['result'], fields: Parameters<typeof fieldsWith>[0]): void {
    const content = encodeAnswer({ result, fields: fieldsWith(fields) }) ?? new Uint8Array();
    listener?.received(encodeFrame(content, answerFrames));
  }

  function hangUp(): void {
    const gone = listener;
    listener = undefined;
    gone?.closed();
  }
}

type Command =
  | { readonly type: 'reversal'; readonly original: TerminalReceipt }
  | { readonly type: 'refund'; readonly original: TerminalReceipt | null }
  | { readonly type: Extract<MoneyCommand['type'], 'reservation'> };

function receipt(change: Partial<TerminalReceipt>): TerminalReceipt {
  return {
    mark: '30000001/1/370/pay_1',
    amount: 19_900,
    currency: 'INR',
    method: 'card',
    card: null,
    upi: null,
    rrn: null,
    approvalCode: null,
    terminalId: null,
    trace: null,
    receiptNumber: '370',
    text: null,
    ...change,
  };
}
