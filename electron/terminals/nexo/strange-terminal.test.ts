import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createManualClock, type ManualClock } from '../../../shared/manual-clock.ts';
import { createMemoryLine } from '../../transports/memory.ts';
import type { Transport } from '../../transports/transport.ts';
import type { PayEnd, TerminalSession } from '../terminal.ts';
import { concat, decodeText, encodeText } from './bytes.ts';
import { encodeHttpResponse } from './http-message.ts';
import { httpReader, readHttp } from './http-reader.ts';
import { nexo } from './index.ts';
import type { JsonObject } from './json.ts';
import { decodeMessage, encodeMessage, type Message } from './message.ts';
import { answerTo, success } from './terminal-answers.ts';

/** What a till makes of a terminal that answers badly, or is none. */
type Answering = (question: Message) => Uint8Array | 'hang_up' | 'nothing';

const approved: JsonObject = {
  ...success,
  PaymentResult: { AmountsResp: { AuthorizedAmount: '199.00', Currency: 'INR' } },
};

test.each<[string, Answering]>([
  ['an empty answer', () => encodeHttpResponse(200, new Uint8Array(0))],
  ['an error page', () => encodeHttpResponse(500, encodeText('<html>'))],
  ['JSON of something else', () => encodeHttpResponse(200, encodeText('{"status":"ok"}'))],
  ['an amount in quotes', (question) => http(answerTo(question, approved))],
  ['another payment’s answer', (question) => http(renumbered(answerTo(question, success)))],
  ['an answer that is no result', (question) => http(answerTo(question, {}))],
  [
    'a word that nobody knows',
    (question) => http(answerTo(question, { Response: { Result: 'Perhaps' } })),
  ],
  ['another protocol', () => Uint8Array.of(0x06, 0x0f, 0x00)],
  ['a flood', () => new Uint8Array(20_000).fill(0x41)],
  ['nothing at all', () => 'nothing'],
  ['a closed line', () => 'hang_up'],
])('%s leaves a payment unknown, and money is not guessed', async (_, answering) => {
  const { end, told } = await payAt(answering);
  expect(end.type).toBe('unknown');
  expect(told).toEqual([]);
});

test('a payment is unknown whatever bytes come instead of its answer', async () => {
  const piece = fc.oneof(
    fc.uint8Array({ minLength: 1, maxLength: 60 }),
    fc
      .constantFrom('HTTP/1.1 200 OK\r\n', 'Content-Length: 2\r\n', '\r\n', '{}', '0\r\n')
      .map(encodeText),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 8 }), async (pieces) => {
      const { end, told } = await payAt(() => concat(pieces));
      expect(end.type).toBe('unknown');
      expect(told).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

test('a terminal that closes its line after every answer is as good as another', async () => {
  const clock = createManualClock();
  let lines = 0;
  const openTransport = () => {
    lines += 1;
    const { near, far } = createMemoryLine({ name: `line ${lines}`, clock });
    const answering: Answering = (question) => lastHttp(answerTo(question, success));
    // A till that closes a line before it is served has no more to say.
    void serve(far, answering, true).catch(() => undefined);
    return near;
  };
  const closed: string[] = [];
  const session = nexo.createSession(openTransport(), {
    clock,
    closed: (reason) => closed.push(reason),
    frame: () => undefined,
    openTransport,
  });
  await session.open();
  for (const _ of [1, 2, 3]) {
    expect(await session.serve({ type: 'status' })).toMatchObject({ type: 'done' });
  }
  expect(lines).toBeGreaterThanOrEqual(4);
  expect(closed).toEqual([]);
  await session.close();
  expect(closed).toHaveLength(1);
});

test('a terminal that refuses the login says why', async () => {
  const clock = createManualClock();
  const refusal: JsonObject = {
    Response: {
      Result: 'Failure',
      ErrorCondition: 'Busy',
      AdditionalResponse: 'message=Ask+later',
    },
  };
  const session = sessionAt(clock, (question) => http(answerTo(question, refusal)));
  await expect(session.open()).rejects.toMatchObject({
    name: 'TerminalError',
    message: expect.stringContaining('Ask later'),
  });
});

async function payAt(
  answering: Answering,
): Promise<{ readonly end: PayEnd; readonly told: readonly unknown[] }> {
  const clock = createManualClock();
  const session = sessionAt(clock, (question) => {
    if (question.header.category === 'Login') return http(answerTo(question, success));
    return question.header.category === 'Payment' ? answering(question) : 'nothing';
  });
  await session.open();
  const told: unknown[] = [];
  const paying = session.pay(
    {
      paymentId: 'pay_1',
      amount: { minor: 19_900, currency: 'INR' },
      preferredMethod: null,
      repeats: { afterNegativeAcknowledgement: true, afterSilence: false },
    },
    { stage: async () => undefined, outcome: async (outcome) => void told.push(outcome) },
  );
  await clock.advanceAsync(200_000);
  return { end: await paying, told };
}

function sessionAt(clock: ManualClock, answering: Answering): TerminalSession {
  const openTransport = () => {
    const { near, far } = createMemoryLine({ name: 'strange', clock });
    void serve(far, answering, false);
    return near;
  };
  return nexo.createSession(openTransport(), {
    clock,
    closed: () => undefined,
    frame: () => undefined,
    openTransport,
  });
}

async function serve(far: Transport, answering: Answering, closes: boolean): Promise<void> {
  let reader = httpReader;
  await far.open({
    received(bytes) {
      const reading = readHttp(reader, bytes);
      reader = reading.reader;
      for (const { body } of reading.messages) void answer(body);
    },
    closed: () => undefined,
  });

  async function answer(body: Uint8Array): Promise<void> {
    const question = decodeMessage(body);
    const said = question ? answering(question) : 'hang_up';
    if (said instanceof Uint8Array) await far.write(said).catch(() => undefined);
    if (said === 'hang_up' || closes) await far.close();
  }
}

function http(message: Message): Uint8Array {
  return encodeHttpResponse(200, encodeMessage(message));
}

/** After which the line is closed. */
function lastHttp(message: Message): Uint8Array {
  const [, ...rest] = (decodeText(http(message)) ?? '').split('\r\n');
  return encodeText(['HTTP/1.1 200 OK', 'Connection: close', ...rest].join('\r\n'));
}

function renumbered(message: Message): Message {
  return { ...message, header: { ...message.header, serviceId: 'another' } };
}
