import { expect, test } from 'vitest';
import { createManualClock, type ManualClock } from '../../../shared/manual-clock.ts';
import type { SimulatedTerminal } from '../simulation.ts';
import { zvt } from './index.ts';
import { createScriptedLine, type ScriptedLine } from './scripted-line.ts';

/** The simulated terminal against literal bytes: a changed constant must make one of these fail. */
const ok = '800000';
const pay = '06010a04000000019900490356';
const ask = '0620050000000303';
const stamp = '0b0000010c0930000d0105292900123449035687' + '0001';
const cancelled = `040f1f276c04000000019900${stamp}`;

test('it answers a registration with its number and the currency', async () => {
  const { line } = await plugIn();
  line.say('060006000000180356');
  expect(line.heard()).toEqual([ok, '060f0a19002929001234490356']);
});

test('it takes a payment only from a till that has registered', async () => {
  const { line, presented } = await plugIn();
  line.say(pay);
  expect(line.heard()).toEqual(['846b00']);
  expect(presented).toEqual([]);
});

test('a card payment goes over card, PIN and bank to the approval, each acknowledged before the next', async () => {
  const { line, terminal, presented } = await startPayment();
  expect(presented).toEqual([{ minor: 19_900, currency: 'INR' }]);
  expect(line.heard()).toEqual([ok, '04ff010a']);
  expect(terminal.present('card')).toBe(true);
  expect(line.heard()).toEqual([]);
  line.say(ok);
  expect(line.heard()).toEqual(['04ff0102']);
  line.say(ok);
  expect(line.heard()).toEqual(['04ff0104']);
  expect(terminal.approve('card')).toBe(true);
  expect(line.heard()).toEqual([]);
  line.say(ok);
  expect(line.heard()).toEqual([
    `040f51270004000000019900${stamp}` +
      '22f0f8eeeeeeeeeeee11118a0a8bf0f55669736100' +
      '3b30303739313900003cf0f1f652524e20363030353039303030303031',
  ]);
  expect(results(terminal)).toEqual([]);
  line.say(ok);
  expect(results(terminal)).toEqual(['approved']);
  expect(line.heard()).toEqual(['060f00']);
  line.say(ok);
  expect(line.heard()).toEqual([]);
});

test('a scanned payment is reported by name, with the reference and the address', async () => {
  const { line, terminal } = await startPayment();
  terminal.approve('upi');
  line.say(ok);
  line.say(ok);
  expect(line.heard().at(-1)).toBe(
    `040f55270004000000019900${stamp}` +
      '8bf0f455504900' +
      '3b30303739313900003cf0f3f452524e20363030353039303030303031' +
      '2056504120637573746f6d65724062616e6b',
  );
});

test.each([
  ['CARD_DECLINED', '33'],
  ['INVALID_PIN', '55'],
  ['CARD_READ_ERROR', '64'],
  ['TRANSACTION_CANCELLED', '6c'],
  ['TIMEOUT', '44'],
  ['NETWORK_ERROR', '9b'],
  ['DEVICE_ERROR', '66'],
  ['DEVICE_MALFUNCTION', 'ff'],
] as const)('%s is said with %s', async (failure, code) => {
  const { line, terminal } = await startPayment();
  expect(terminal.decline(failure)).toBe(true);
  for (const _ of [1, 2, 3]) line.say(ok);
  expect(line.heard().at(-1)?.slice(6, 10)).toBe(`27${code}`);
  line.say(ok);
  expect(line.heard()).toEqual([`061e01${code}`]);
  expect(results(terminal)).toEqual(['declined']);
});

test('the red key ends the payment, until the bank is asked', async () => {
  const { line, terminal } = await startPayment();
  line.heard();
  expect(terminal.cancel()).toBe(true);
  line.say(ok);
  expect(line.heard()).toEqual([cancelled]);
  line.say(ok);
  expect(line.heard()).toEqual(['061e016c']);
  expect(terminal.cancel()).toBe(false);

  const other = await startPayment();
  other.terminal.present('card');
  expect(other.terminal.cancel()).toBe(false);
});

test('an abort of the till is answered and then ends the payment', async () => {
  const { line } = await startPayment();
  line.say(ok);
  line.heard();
  line.say('06b000');
  expect(line.heard()).toEqual([ok, cancelled]);
  line.say(ok);
  expect(line.heard()).toEqual(['061e016c']);
});

test('an abort while the bank is asked is answered and changes nothing', async () => {
  const { line, terminal } = await startPayment();
  terminal.present('upi');
  line.say(ok);
  line.say(ok);
  line.heard();
  line.say('06b000');
  expect(line.heard()).toEqual([ok]);
  expect(terminal.approve('upi')).toBe(true);
});

test('an abort when nothing can be aborted is refused', async () => {
  const { line, terminal } = await startPayment();
  terminal.approve('card');
  line.heard();
  line.say('06b000');
  expect(line.heard()).toEqual(['848300']);
  const idle = await register();
  idle.line.say('06b000');
  expect(idle.line.heard()).toEqual(['848300']);
});

test('while a payment runs it takes no other and does not say what its last one was', async () => {
  const { line, terminal } = await startPayment();
  line.heard();
  for (const [command, refusal] of [
    [pay, '84a000'],
    [ask, '849c00'],
    ['050100', '849c00'],
  ] as const) {
    line.say(command);
    expect(line.heard()).toEqual([refusal]);
  }
  terminal.present('card');
  line.say(pay);
  expect(line.heard()).toEqual(['84a000']);
});

test('an approval that is not acknowledged in 5 seconds is taken back, and the till is told', async () => {
  const { line, clock, terminal } = await reportApproval();
  await clock.advanceAsync(4_999);
  expect(results(terminal)).toEqual([]);
  await clock.advanceAsync(1);
  expect(results(terminal)).toEqual(['reversed']);
  expect(line.heard()).toEqual(['061e01b4']);
  // Too late: what is taken back stays so.
  line.say(ok);
  expect(results(terminal)).toEqual(['reversed']);
});

test.each(['846600', '849c00', '848300'])(
  'an approval that is answered with %s is taken back',
  async (refusal) => {
    const { line, terminal } = await reportApproval();
    line.say(refusal);
    expect(results(terminal)).toEqual(['reversed']);
    expect(line.heard()).toEqual(['061e01b4']);
  },
);

test('an approval is taken back when the line is lost', async () => {
  const { line, terminal } = await reportApproval();
  line.hangUp();
  expect(results(terminal)).toEqual(['reversed']);
});

test.each([pay, ask, '060006000000180356'])(
  'an approval that is answered with a new command (%s) is taken back',
  async (command) => {
    const { line, terminal } = await reportApproval();
    line.say(command);
    expect(results(terminal)).toEqual(['reversed']);
    expect(line.heard()[0]).toBe(ok);
  },
);

test('what was acknowledged stays, whatever comes after', async () => {
  const { line, terminal } = await reportApproval();
  line.say(ok);
  expect(results(terminal)).toEqual(['approved']);
  line.hangUp();
  await terminal.powerOff();
  expect(results(terminal)).toEqual(['approved']);
});

test('a till that does not answer a status is given up before anybody is charged', async () => {
  const { line, clock, terminal } = await startPayment();
  line.heard();
  await clock.advanceAsync(5_000);
  expect(line.heard()).toEqual(['061e016c']);
  expect(terminal.approve('card')).toBe(false);
  expect(results(terminal)).toEqual(['cancelled']);
});

test('a till that registers anew ends what it had begun', async () => {
  const { line, terminal } = await startPayment();
  line.say(ok);
  line.heard();
  line.say('060006000000180356');
  expect(results(terminal)).toEqual(['cancelled']);
  expect(line.heard()).toEqual([ok, '060f0a19002929001234490356']);
});

test('asked for the last transaction it says what it has, and it is asked as often as one likes', async () => {
  const { line, terminal } = await startPayment();
  line.say(ok);
  terminal.cancel();
  line.say(ok);
  line.say(ok);
  line.heard();
  for (const _ of [1, 2]) {
    line.say(ask);
    expect(line.heard()).toEqual([ok, cancelled]);
    line.say(ok);
    expect(line.heard()).toEqual(['060f00']);
    line.say(ok);
  }
  expect(results(terminal)).toEqual(['cancelled']);
});

test('without a transaction it answers with the receipt number that stands for none', async () => {
  const { line } = await register();
  line.say(ask);
  expect(line.heard()).toEqual([ok, '061e048387ffff']);
});

test('a transaction that was taken back keeps its number and is not approved any more', async () => {
  const { line } = await reportApproval();
  line.say('846600');
  line.say(ok);
  line.heard();
  line.say(ask);
  expect(line.heard()[1]).toBe(
    `040f3427b404000000019900${stamp}22f0f8eeeeeeeeeeee11118a0a8bf0f55669736100`,
  );
});

test('a status enquiry is answered with what it is', async () => {
  const { line } = await register();
  line.say('050100');
  const [answer, completion = ''] = line.heard();
  expect(answer).toBe(ok);
  // Who it is, and its clock: the time is that of the zone in which this test runs.
  expect(completion).toMatch(
    /^060f5df0f2f647616c6c612073696d756c61746564207465726d696e616c203100063d1f440429001234e425(?:[0-9a-f]{2})+340d1f0e04202601\d\d1f0f03\d{6}$/,
  );
});

test.each([
  ['an amount', '060103490356', '849a00'],
  ['a known currency', '06010a04000000019900490999', '846f00'],
])('a payment without %s is refused', async (_, command, refusal) => {
  const { line } = await register();
  line.say(command);
  expect(line.heard()).toEqual([refusal]);
});

test('a command that it does not know is refused', async () => {
  const { line } = await register();
  line.say('06a003000000');
  expect(line.heard()).toEqual(['848300']);
});

test('after a power cut it goes on counting where it was', async () => {
  const { line, terminal } = await reportApproval();
  line.say(ok);
  await terminal.powerOff();
  expect(terminal.present('card')).toBe(false);
  const next = createScriptedLine();
  await terminal.attach(next.transport);
  next.say('060006000000180356');
  next.say(ok);
  next.say(pay);
  terminal.cancel();
  next.say(ok);
  next.say(ok);
  expect(terminal.transactions().map(({ trace, result }) => [trace, result])).toEqual([
    [1, 'approved'],
    [2, 'cancelled'],
  ]);
});

test('a new line replaces the old one, which has nothing more to say', async () => {
  const { line, terminal } = await startPayment();
  const next = createScriptedLine();
  await terminal.attach(next.transport);
  expect(results(terminal)).toEqual(['cancelled']);
  line.say(pay);
  line.hangUp();
  next.say('060006000000180356');
  expect(next.heard()[0]).toBe(ok);
});

test('what still comes from an old line while it is being closed is not heard', async () => {
  const { line, terminal, presented } = await register();
  const { close } = line.transport;
  line.transport.close = async () => {
    line.say('060006000000180356');
    line.say(ok);
    line.say(pay);
    await close();
  };
  await terminal.attach(createScriptedLine().transport);
  expect(presented).toEqual([]);
});

test('a scenario may answer at once, from inside the call that says a customer is waited for', async () => {
  const { line, terminal } = await startPayment((simulated) => {
    simulated().approve('card');
  });
  for (const _ of [1, 2, 3, 4]) line.say(ok);
  expect(results(terminal)).toEqual(['approved']);
});

test('memory of something else is not taken for a list of transactions', () => {
  const memory = { load: () => '{"version":2}', save: () => undefined };
  expect(() => zvt.simulateTerminal({ clock: createManualClock(), memory })).toThrow(
    'Not the memory',
  );
});

interface Simulated {
  readonly clock: ManualClock;
  readonly line: ScriptedLine;
  readonly terminal: SimulatedTerminal;
  readonly presented: unknown[];
}

async function plugIn(answer?: (terminal: () => SimulatedTerminal) => void): Promise<Simulated> {
  const clock = createManualClock();
  const line = createScriptedLine();
  const presented: unknown[] = [];
  let content: string | undefined;
  const terminal: SimulatedTerminal = zvt.simulateTerminal({
    clock,
    memory: {
      load: () => content,
      save: (next) => {
        content = next;
      },
    },
    presented: (amount) => {
      presented.push(amount);
      answer?.(() => terminal);
    },
  });
  await terminal.attach(line.transport);
  return { clock, line, terminal, presented };
}

async function register(answer?: (terminal: () => SimulatedTerminal) => void): Promise<Simulated> {
  const simulated = await plugIn(answer);
  simulated.line.say('060006000000180356');
  simulated.line.say(ok);
  simulated.line.heard();
  return simulated;
}

async function startPayment(
  answer?: (terminal: () => SimulatedTerminal) => void,
): Promise<Simulated> {
  const simulated = await register(answer);
  simulated.line.say(pay);
  return simulated;
}

/** As far as the approval having been said, and nothing after it. */
async function reportApproval(): Promise<Simulated> {
  const simulated = await startPayment();
  simulated.terminal.approve('card');
  for (const _ of [1, 2, 3]) simulated.line.say(ok);
  expect(simulated.line.heard().at(-1)?.slice(0, 4)).toBe('040f');
  return simulated;
}

function results(terminal: SimulatedTerminal): readonly string[] {
  return terminal.transactions().map(({ result }) => result);
}
