import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createManualClock, type ManualClock } from '../../../shared/manual-clock.ts';
import type { PayEnd, PaymentListener, TerminalOutcome, TerminalSession } from '../terminal.ts';
import { toHex } from './bytes.ts';
import fixture from './fixtures/zvt-vectors.json' with { type: 'json' };
import { zvt } from './index.ts';
import { createScriptedLine, type ScriptedLine } from './scripted-line.ts';

/** The till against literal bytes: a changed constant must make one of these fail. */
const ok = '800000';
const approval = recorded('Z049');

test('it registers for amounts from the till, with statuses and without print lines', async () => {
  const { line, session } = createTill();
  const opened = session.open();
  await settled();
  expect(line.heard()).toEqual(['060006000000180356']);
  line.say(ok);
  line.say('060f0a19002929001234490356');
  await opened;
  expect(line.heard()).toEqual([ok]);
});

test('a terminal that refuses to register is not opened', async () => {
  const { line, session } = createTill();
  const opened = session.open();
  await settled();
  line.say('846f00');
  await expect(opened).rejects.toThrow('The terminal refuses to register: Wrong currency');
});

test('a terminal that breaks off registering is not opened', async () => {
  const { line, session } = createTill();
  const opened = session.open();
  await settled();
  line.say(ok);
  line.say('061e01e4');
  await expect(opened).rejects.toThrow('The terminal is not activated');
});

test('a terminal has 5 seconds to take a command and 180 to finish it', async () => {
  const first = createTill();
  const refused = expect(first.session.open()).rejects.toThrow('does not answer');
  await first.clock.advanceAsync(4_999);
  expect(first.closed).toEqual([]);
  await first.clock.advanceAsync(1);
  await refused;
  expect(first.closed).toHaveLength(1);

  const second = createTill();
  const late = expect(second.session.open()).rejects.toThrow('does not answer');
  await settled();
  second.line.say(ok);
  await second.clock.advanceAsync(179_999);
  expect(second.closed).toEqual([]);
  await second.clock.advanceAsync(1);
  await late;
});

test('it pays with the amount, the currency and nothing else', async () => {
  const { line, end, outcomes } = await startPayment();
  expect(line.heard()).toEqual(['06010a04000000019900490356']);
  line.say(ok);
  line.say('04ff010a');
  await settled();
  expect(line.heard()).toEqual([ok]);
  line.say(approval);
  await settled();
  expect(line.heard()).toEqual([ok]);
  line.say('060f00');
  expect(await end).toEqual({ type: 'finished' });
  expect(line.heard()).toEqual([ok]);
  expect(outcomes).toEqual([
    {
      type: 'approved',
      frame: 'status information',
      receipt: {
        mark: '28004869/000470/0470/1006/223953',
        amount: 2040,
        currency: 'EUR',
        method: 'card',
        card: { network: 'MasterCard', last4: '4771' },
        upi: null,
        rrn: null,
        approvalCode: '611804',
        terminalId: '28004869',
        trace: '000470',
        receiptNumber: '0470',
        text: null,
      },
    },
  ]);
});

test('each intermediate status and result gives the terminal another 180 seconds', async () => {
  const { line, clock, end } = await startPayment();
  line.say(ok);
  for (const message of ['04ff010a', '04ff0117', approval]) {
    await clock.advanceAsync(179_000);
    line.say(message);
    await settled();
  }
  await clock.advanceAsync(179_000);
  line.say('060f00');
  expect(await end).toEqual({ type: 'finished' });
});

test('an abort is one empty command, and its answer is no answer to the payment', async () => {
  const { line, session, end, outcomes } = await startPayment();
  line.say(ok);
  line.heard();
  expect(await session.abort()).toBe('sent');
  expect(line.heard()).toEqual(['06b000']);
  line.say(ok);
  await settled();
  expect(outcomes).toEqual([]);
  line.say(recorded('Z047'));
  line.say('061e016c');
  expect(await end).toEqual({ type: 'finished' });
  expect(outcomes[0]).toMatchObject({
    type: 'cancelled',
    resultCode: '6C',
    failure: { code: 'TRANSACTION_CANCELLED', reason: 'Abbruch durch Kunde', by: 'merchant' },
    receipt: null,
  });
});

test('a line on which an abort was never answered is not used for the next command', async () => {
  const { line, session, end, closed } = await startPayment();
  line.say(ok);
  await session.abort();
  line.say('061e016c');
  expect(await end).toEqual({ type: 'finished' });
  await settled();
  expect(closed).toHaveLength(1);
});

test.each([
  ['84a000', 'A0', 'DEVICE_ERROR'],
  ['849c00', '9C', 'DEVICE_ERROR'],
  ['848300', '83', 'DEVICE_MALFUNCTION'],
  ['846b00', '6B', 'DEVICE_ERROR'],
])('a terminal that answers %s does not start the payment', async (refusal, resultCode, code) => {
  const { line, end, outcomes } = await startPayment();
  line.say(refusal);
  expect(await end).toMatchObject({ type: 'refused', resultCode, code });
  expect(outcomes).toEqual([]);
});

test('a payment that ends without a word on the money is unknown', async () => {
  const { line, end, outcomes } = await startPayment();
  line.say(ok);
  line.say('060f00');
  expect(await end).toMatchObject({ type: 'unknown', why: 'no_answer' });
  expect(line.heard()).toContain(ok);
  expect(outcomes).toEqual([]);
});

test('an abort by the terminal that comes alone is the outcome', async () => {
  const { line, end, outcomes, story } = await startPayment();
  line.say(ok);
  line.say('061e0164');
  expect(await end).toEqual({ type: 'finished' });
  expect(outcomes).toMatchObject([
    { type: 'declined', frame: 'abort', resultCode: '64', failure: { code: 'CARD_READ_ERROR' } },
  ]);
  expect(story).toEqual(['outcome declined']);
});

test('an abort without a code is the red key', async () => {
  const { line, end, outcomes } = await startPayment();
  line.say(ok);
  line.say('061e00');
  await end;
  expect(outcomes).toMatchObject([
    { type: 'cancelled', resultCode: null, failure: { by: 'customer' } },
  ]);
});

test('a result that comes twice is acknowledged twice and told once', async () => {
  const { line, end, story } = await startPayment();
  line.say(ok);
  line.heard();
  line.say(approval);
  line.say(approval);
  await settled();
  expect(line.heard()).toEqual([ok, ok]);
  line.say('060f00');
  await end;
  expect(story).toEqual(['outcome approved']);
});

test('a deadline that runs out while the result is being written down is not one', async () => {
  let write: () => void = () => undefined;
  const written = new Promise<void>((resolve) => {
    write = resolve;
  });
  const { line, clock, end } = await startPayment({ outcome: () => written });
  line.say(ok);
  await clock.advanceAsync(100_000);
  line.say(approval);
  await clock.advanceAsync(80_000);
  write();
  await settled();
  line.say('060f00');
  expect(await end).toEqual({ type: 'finished' });
});

test('two different results are both told, and neither is believed', async () => {
  const { line, end, closed, story } = await startPayment();
  line.say(ok);
  line.say(approval);
  await settled();
  line.heard();
  line.say(recorded('Z050'));
  expect(await end).toMatchObject({ type: 'unknown', why: 'no_answer' });
  expect(line.heard()).toEqual([]);
  await settled();
  expect(closed).toHaveLength(1);
  expect(story.filter((told) => told.startsWith('outcome'))).toHaveLength(2);
});

test('an approval that then ends with an error is unknown', async () => {
  const { line, end, story } = await startPayment();
  line.say(ok);
  line.say(approval);
  line.say('061e01ff');
  expect(await end).toMatchObject({ type: 'unknown', why: 'no_answer' });
  expect(story).toEqual(['outcome approved']);
});

test('a result before the terminal has taken the payment is about another one', async () => {
  const { line, end, outcomes } = await startPayment();
  line.heard();
  line.say(approval);
  await settled();
  expect(line.heard()).toEqual([]);
  line.say(ok);
  line.say('061e016c');
  await end;
  expect(outcomes.map(({ type }) => type)).toEqual(['cancelled']);
});

test('a result when nothing runs is neither told nor acknowledged', async () => {
  const { line, session, dropped } = await openTill();
  line.say(approval);
  await settled();
  expect(line.heard()).toEqual([]);
  expect(dropped).toEqual(['status information']);
  expect(await session.abort()).toBe('nothing_running');
});

test('a result without a result code says nothing', async () => {
  const { line, end, outcomes } = await startPayment();
  line.say(ok);
  line.heard();
  line.say('040f0704000000019900');
  await settled();
  expect(line.heard()).toEqual([]);
  line.say('040f022700');
  line.say('060f00');
  expect(await end).toEqual({ type: 'finished' });
  // Without a number of the terminal the payment itself is its name.
  expect(outcomes[0]?.receipt?.mark).toBe('unnumbered/payment 1');
});

test.each([
  ['in a currency that this till does not know', '270004000000019900490826870471'],
  ['in a currency that is no number', '2700040000000199004903f6870471'],
  ['of an amount that is no number', '2700040000000199fa490356870471'],
])('an approval %s is not taken for what was asked', async (_, fields) => {
  const { line, end, outcomes } = await startPayment();
  line.say(ok);
  line.heard();
  line.say(`040f${(fields.length / 2).toString(16).padStart(2, '0')}${fields}`);
  await settled();
  expect(outcomes).toEqual([]);
  expect(line.heard()).toEqual([]);
  // Without its acknowledgement the terminal has taken it back.
  line.say('061e016c');
  expect(await end).toEqual({ type: 'finished' });
  expect(outcomes).toMatchObject([{ type: 'cancelled' }]);
});

test('a line that is lost before the terminal has taken the payment leaves it unknown', async () => {
  const { line, end } = await startPayment();
  line.hangUp();
  expect(await end).toEqual({ type: 'unknown', why: 'line_lost', reason: 'The cable was pulled' });
});

test('printed lines are acknowledged and become the receipt’s text', async () => {
  const { line, end, outcomes } = await startPayment();
  line.say(ok);
  line.heard();
  line.say(recorded('Z071'));
  line.say(recorded('Z080'));
  await settled();
  expect(line.heard()).toEqual([ok, ok]);
  line.say(approval);
  line.say(recorded('Z075'));
  line.say('060f00');
  expect(await end).toEqual({ type: 'finished' });
  const text = outcomes[0]?.receipt?.text ?? '';
  expect(text.split('\n').slice(0, 3)).toEqual([
    '** KASSENSCHNITT **',
    '02.11.2021         17:05:02',
    'TID:AH000006',
  ]);
});

test.each(['040d00', '06e000', '060100', '050100', '040100'])(
  'a request of the terminal that is not served (%s) is answered, so that it goes on',
  async (request) => {
    const { line } = await openTill();
    line.say(request);
    await settled();
    expect(line.heard()).toEqual(['848300']);
  },
);

test('it asks for the last transaction with the service byte that wants no printing', async () => {
  const { line, session } = await openTill();
  const result = session.lastResult();
  await settled();
  expect(line.heard()).toEqual(['0620050000000303']);
  line.say(ok);
  line.say(approval);
  line.say('060f00');
  expect(await result).toMatchObject({
    type: 'result',
    mark: '28004869/000470/0470/1006/223953',
    outcome: { type: 'approved', receipt: { amount: 2040, currency: 'EUR' } },
  });
  expect(line.heard()).toEqual([ok, ok]);
});

test.each([
  [['800000', '061e048387ffff'], { type: 'none' }],
  [['849c00'], { type: 'busy' }],
  [['84a000'], { type: 'busy' }],
  [['800000', '061e019c'], { type: 'busy' }],
  [['800000', '061e01a0'], { type: 'busy' }],
  [['848300'], { type: 'unavailable', reason: 'Function not possible' }],
  [['800000', '061e0183'], { type: 'unavailable', reason: 'Function not possible' }],
  [['800000', '061e00'], { type: 'unavailable' }],
  [['800000', '060f00'], { type: 'unavailable' }],
  // Numbered by nothing, it could be any transaction.
  [['800000', '040f022700', '060f00'], { type: 'unavailable' }],
  [['800000', '040f10270004000000019900490356', '060f00'], { type: 'unavailable' }],
] as const)(
  'asked for its last transaction a terminal that says %j means %j',
  async (says, result) => {
    const { line, session } = await openTill();
    const asked = session.lastResult();
    await settled();
    for (const message of says) line.say(message);
    line.hangUp();
    expect(await asked).toMatchObject(result);
  },
);

test('a last result counts even when the line is lost before the closing word', async () => {
  const { line, session } = await openTill();
  const asked = session.lastResult();
  await settled();
  line.say(ok);
  line.say(approval);
  line.hangUp();
  expect(await asked).toMatchObject({ type: 'result', outcome: { type: 'approved' } });
});

test('an old result that comes before the answer to the question is not its answer', async () => {
  const { line, session } = await openTill();
  const asked = session.lastResult();
  await settled();
  line.heard();
  line.say(approval);
  await settled();
  expect(line.heard()).toEqual([]);
  line.say(ok);
  line.say(recorded('Z047'));
  line.say('060f00');
  expect(await asked).toMatchObject({ type: 'unavailable' });
});

test('a terminal that does not answer the question is given up', async () => {
  const { line, session, clock, closed } = await openTill();
  const asked = session.lastResult();
  await clock.advanceAsync(5_000);
  expect(await asked).toMatchObject({
    type: 'unavailable',
    reason: 'The terminal does not answer',
  });
  expect(line.heard()).toHaveLength(1);
  expect(closed).toHaveLength(1);
});

test('a terminal that never ends its answer to the question is given up', async () => {
  const { line, session, clock, closed } = await openTill();
  const asked = session.lastResult();
  await settled();
  line.say(ok);
  // Each gives it another 180 seconds.
  for (let count = 0; count < 3_000; count += 1) line.say('04ff0117');
  await clock.advanceAsync(0);
  expect(await asked).toEqual({
    type: 'unavailable',
    reason: 'The terminal does not come to an end',
  });
  // Behind what its many messages have set off.
  for (let round = 0; round < 1_000 && closed.length === 0; round += 1) await settled();
  expect(closed).toHaveLength(1);
});

test('whatever a terminal says, a payment ends, and is told one outcome or a contradiction', async () => {
  const sayings = [
    ok,
    '84a000',
    '04ff010a',
    '060f00',
    '061e016c',
    '061e00',
    '06d1024041',
    '06e000',
  ];
  const saying = fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...sayings) },
    { weight: 3, arbitrary: fc.constantFrom(...fixture.vectors.map(({ hex }) => hex)) },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 12 }).map(toHex) },
  );
  await fc.assert(
    fc.asyncProperty(fc.array(saying, { maxLength: 12 }), async (said) => {
      const { line, clock, end, outcomes } = await startPayment();
      for (const hex of said) {
        line.say(hex);
        await settled();
      }
      await clock.advanceAsync(400_000);
      const how = await end;
      expect(outcomes.length).toBeLessThanOrEqual(2);
      if (outcomes.length === 2) expect(how.type).toBe('unknown');
      if (how.type === 'finished') expect(outcomes).toHaveLength(1);
      if (how.type === 'refused') expect(outcomes).toEqual([]);
      expect(how.type).not.toBe('not_sent');
    }),
    { numRuns: 500 },
  );
});

interface Till {
  readonly clock: ManualClock;
  readonly line: ScriptedLine;
  readonly session: TerminalSession;
  readonly closed: string[];
  readonly dropped: string[];
}

function createTill(): Till {
  const clock = createManualClock();
  const line = createScriptedLine();
  const closed: string[] = [];
  const dropped: string[] = [];
  const session = zvt.createSession(line.transport, {
    clock,
    closed: (reason) => closed.push(reason),
    frame: (direction, name) => {
      if (direction === 'dropped') dropped.push(name);
    },
  });
  return { clock, line, session, closed, dropped };
}

async function openTill(): Promise<Till> {
  const till = createTill();
  const opened = till.session.open();
  await settled();
  till.line.say(ok);
  till.line.say('060f00');
  await opened;
  till.line.heard();
  return till;
}

interface RunningPayment extends Till {
  readonly end: Promise<PayEnd>;
  readonly outcomes: TerminalOutcome[];
  readonly story: string[];
}

async function startPayment(keeping: Partial<PaymentListener> = {}): Promise<RunningPayment> {
  const till = await openTill();
  const outcomes: TerminalOutcome[] = [];
  const story: string[] = [];
  const listener: PaymentListener = {
    stage: async () => undefined,
    async outcome(outcome) {
      outcomes.push(outcome);
      story.push(`outcome ${outcome.type}`);
      await keeping.outcome?.(outcome);
    },
  };
  const end = till.session.pay(
    {
      paymentId: 'payment 1',
      amount: { minor: 19_900, currency: 'INR' },
      preferredMethod: null,
      repeats: { afterNegativeAcknowledgement: true, afterSilence: false },
    },
    listener,
  );
  await settled();
  return { ...till, end, outcomes, story };
}

function recorded(id: string): string {
  const vector = fixture.vectors.find((each) => each.id === id);
  if (!vector) throw new Error(`No recorded telegram ${id}`);
  return vector.hex;
}

async function settled(): Promise<void> {
  for (let round = 0; round < 50; round += 1) await Promise.resolve();
}
