import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createManualClock } from '../../../shared/manual-clock.ts';
import { cardLikeNumber } from '../../../shared/testing/card-like-number.ts';
import type { ServiceCommand } from '../service.ts';
import fixture from './fixtures/zvt-vectors.json' with { type: 'json' };
import { zvt } from './index.ts';
import { createScriptedLine } from './scripted-line.ts';
import { hearOut, ok, openTill, registerTerminal, settled } from './scripted-sides.ts';

/** Both sides of what moves no money, against literal bytes. */
const printed = '06d30f060d250b07034142430701580901ff';

test.each<readonly [ServiceCommand, string]>([
  [{ type: 'status' }, '050103000000'],
  [{ type: 'initialisation' }, '069303000000'],
  [{ type: 'diagnosis' }, '067003000000'],
  [{ type: 'end_of_day' }, '065003000000'],
  [{ type: 'repeat_receipt' }, '062003000000'],
  [{ type: 'log_off' }, '060200'],
  [{ type: 'print', lines: ['ABC', 'X'] }, printed],
  [
    { type: 'display_text', lines: ['Hi', 'you'], milliseconds: 2_500 },
    '06e00d' + 'f003' + 'f1f0f24869' + 'f2f0f3796f75',
  ],
])('%j is sent byte for byte', async (command, hex) => {
  const { line, session } = await openTill();
  const end = session.serve(command);
  await settled();
  expect(line.heard()).toEqual([hex]);
  line.say('848300');
  expect(await end).toEqual({ type: 'not_supported' });
});

test('a QR code is sent as one picture in one message', async () => {
  const { line, session } = await openTill();
  const end = session.serve({ type: 'display_code', text: 'upi://pay?pa=a@b', milliseconds: 1 });
  await settled();
  const [hex = ''] = line.heard();
  expect(hex).toMatch(
    /^06f0ff[0-9a-f]{4}7203730106(?:82[0-9a-f]{4})1c82[0-9a-f]{4}89504e470d0a1a0a/,
  );
  line.say(ok);
  expect(await end).toMatchObject({ type: 'done' });
});

test.each<readonly [string, ServiceCommand]>([
  ['nine lines', { type: 'display_text', lines: Array(9).fill('x'), milliseconds: 1 }],
  [
    'a line of a hundred letters',
    { type: 'display_text', lines: ['x'.repeat(100)], milliseconds: 1 },
  ],
  [
    'a code of five thousand letters',
    { type: 'display_code', text: 'x'.repeat(5_000), milliseconds: 1 },
  ],
  ['a roll of paper', { type: 'print', lines: Array(10_000).fill('line') }],
])('%s are not sent', async (_, command) => {
  const { line, session } = await openTill();
  expect((await session.serve(command)).type).toBe('not_sent');
  expect(line.heard()).toEqual([]);
});

test('a recorded status says its software and its clock', async () => {
  const end = await hear({ type: 'status' }, [ok, recorded('Z098')]);
  expect(end).toMatchObject({
    type: 'done',
    words: 'cVEND plug, GER-APP-v2.0.9;cS02.01.01-10.10-2-2;CC26',
    terminalTime: new Date(2023, 3, 5, 22, 56, 55).getTime(),
  });
});

test('a recorded end of day has its count and sum, and no word on refunds', async () => {
  const end = await hear({ type: 'end_of_day' }, [ok, recorded('Z100'), '060f00']);
  expect(end).toMatchObject({
    type: 'done',
    totals: [{ batchNumber: null, sales: { count: 2, amount: 958 }, refunds: null }],
  });
});

test('lines for the till are kept, without card numbers', async () => {
  const number = cardLikeNumber();
  const block = Buffer.from(`Card ${number}`).toString('hex');
  const end = await hear({ type: 'repeat_receipt' }, [
    ok,
    '06d1024041',
    `06d31a0618${'2516'}0714${Buffer.from('x'.repeat(20)).toString('hex')}`,
    `06d116${'40'}${block}`,
    '060f00',
  ]);
  expect(end).toMatchObject({
    type: 'done',
    lines: ['A', 'x'.repeat(20), `Card ************${number.slice(-4)}`],
  });
});

test.each([
  ['84cc00', { type: 'refused', resultCode: 'CC', reason: 'Printer not ready' }],
  ['849c00', { type: 'refused', resultCode: '9C' }],
])('a refusal with %s is told in words', async (hex, expected) => {
  expect(await hear({ type: 'print', lines: ['x'] }, [hex])).toMatchObject(expected);
});

test('a service that the terminal breaks off is refused with its code', async () => {
  const end = await hear({ type: 'end_of_day' }, [ok, '04ff010f', '061e0177']);
  expect(end).toEqual({
    type: 'refused',
    resultCode: '77',
    reason: 'End of day not possible',
  });
});

test('a terminal that logs the till off hears from it on a new line only', async () => {
  const { line, session, dropped } = await openTill();
  const end = session.serve({ type: 'log_off' });
  await settled();
  line.say(ok);
  expect(await end).toMatchObject({ type: 'done' });
  expect(await session.serve({ type: 'status' })).toMatchObject({ type: 'not_sent' });
  expect(dropped).toEqual([]);
});

test.each([
  ['nothing', '18', [], true],
  ['lines', '9e', ['06d1'], false],
  ['a block', '9e', ['06d3'], false],
  ['no slip at all', '1e', [], false],
])(
  'a till that registers for %s gets it, and the terminal prints the rest',
  async (what, config, given, isHere) => {
    const takesBlocks = what === 'a block';
    const tlv = takesBlocks ? '060626040a0206d3' : '';
    const length = takesBlocks ? '0e' : '06';
    const { line, terminal } = await registerTerminal(`0600${length}000000${config}0356${tlv}`);
    line.say('06010a04000000019900490356');
    terminal.approve('card');
    const said = hearOut(line).map((hex) => hex.slice(0, 4));
    const prints = said.filter((code) => code.startsWith('06d'));
    expect([...new Set(prints)]).toEqual(given);
    expect(said.indexOf('040f')).toBeLessThan(said.indexOf(prints[0] ?? '060f'));
    expect(said.at(-1)).toBe('060f');
    expect(terminal.face().printed.includes('APPROVED')).toBe(isHere);
    expect(terminal.transactions()).toMatchObject([{ result: 'approved' }]);
  },
);

test('a till that wants no statuses hears none', async () => {
  const { line, terminal } = await registerTerminal('060006000000100356');
  line.say('06010a04000000019900490356');
  terminal.approve('card');
  expect(hearOut(line).map((hex) => hex.slice(0, 4))).toEqual(['8000', '040f', '060f']);
});

test('after a log-off the terminal takes nothing before it is registered again', async () => {
  const { line } = await registerTerminal();
  line.say('060200');
  expect(line.heard()).toEqual([ok]);
  line.say('065003000000');
  expect(line.heard()).toEqual(['846b00']);
});

test('what the till shows gives way to a customer', async () => {
  const { line, terminal } = await registerTerminal();
  line.say('06e008f000f1f0f3416263');
  expect(terminal.face().lines).toEqual(['Abc']);
  line.say('06010a04000000019900490356');
  expect(terminal.face()).toMatchObject({ state: 'waiting', lines: [] });
});

test('a picture of another kind than PNG is refused', async () => {
  const { line, terminal } = await registerTerminal();
  line.say('06f00b' + '7201' + '7301' + '0605' + '1c03aabbcc');
  expect(line.heard()).toEqual(['848300']);
  expect(terminal.face().code).toBeNull();
});

test('an end of day in two currencies counts each for itself', async () => {
  const { line, terminal } = await registerTerminal();
  for (const sale of ['06010a04000000019900490356', '06010a04000000000500490978']) {
    line.say(sale);
    terminal.approve('upi');
    hearOut(line);
  }
  line.say('065003000000');
  const said = hearOut(line).filter((hex) => hex.startsWith('040f'));
  expect(said.map((hex) => /49(0356|0978)3c/.exec(hex)?.[1])).toEqual(['0356', '0978']);
  expect(said[1]).toContain(`00020002${'00'.repeat(42)}01000000000500`);
});

test('the first edition of its memory is read as the first batch', async () => {
  const content =
    '{"version":1,"terminalId":"29001234","lastTrace":0,"transactions":[],"open":null}';
  const memory = { load: () => content, save: () => undefined };
  const terminal = zvt.simulateTerminal({ clock: createManualClock(), memory });
  const line = createScriptedLine();
  await terminal.attach(line.transport);
  line.say('060006000000180356');
  line.say(ok);
  line.heard();
  line.say('065003000000');
  expect(hearOut(line).find((hex) => hex.startsWith('040f'))).toContain(
    Buffer.from('BATCH 1 REFUNDS 0 0').toString('hex'),
  );
});

test('a terminal that never stops talking ends a service, in words', async () => {
  const { line, session } = await openTill();
  const end = session.serve({ type: 'diagnosis' });
  await settled();
  line.say(ok);
  for (let count = 0; count < 3_000; count += 1) line.say('04ff0117');
  for (let round = 0; round < 300; round += 1) await settled();
  expect(await end).toEqual({
    type: 'no_answer',
    reason: 'The terminal does not come to an end',
  });
});

test('whatever a terminal says, a service ends once and nothing is thrown', async () => {
  const telegrams = fixture.vectors.map(({ hex }) => hex);
  const said = fc.oneof(
    fc.constantFrom(ok, '848300', '060f00', '061e0177', '04ff010f', ...telegrams),
    fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes).toString('hex')),
  );
  const asked = fc.constantFrom<ServiceCommand>(
    { type: 'end_of_day' },
    { type: 'status' },
    { type: 'repeat_receipt' },
    { type: 'print', lines: ['x'] },
  );
  await fc.assert(
    fc.asyncProperty(asked, fc.array(said, { maxLength: 12 }), async (command, messages) => {
      const { line, session, clock } = await openTill();
      const end = session.serve(command);
      await settled();
      for (const message of messages) line.say(message);
      await clock.advanceAsync(400_000);
      expect(['done', 'refused', 'not_supported', 'no_answer']).toContain((await end).type);
    }),
    { numRuns: 300 },
  );
});

test('whatever a till says, a simulated terminal takes no money and throws nothing', async () => {
  const telegrams = fixture.vectors.map(({ hex }) => hex);
  const commands = ['063100', '0630', '062506870007490356', '06f00472037301', '06d300', '06e000'];
  const said = fc.oneof(
    fc.constantFrom(ok, '8466', ...commands, ...telegrams),
    fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes).toString('hex')),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(said, { maxLength: 12 }), async (messages) => {
      const { line, terminal, clock } = await registerTerminal();
      for (const message of messages) line.say(message);
      await clock.advanceAsync(400_000);
      const { state } = terminal.face();
      expect(['idle', 'waiting']).toContain(state);
      expect(terminal.transactions().filter(({ result }) => result === 'approved')).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

async function hear(command: ServiceCommand, messages: readonly string[]) {
  const { line, session } = await openTill();
  const end = session.serve(command);
  await settled();
  for (const message of messages) line.say(message);
  return await end;
}

function recorded(id: string): string {
  const vector = fixture.vectors.find((each) => each.id === id);
  if (!vector) throw new Error(`No recorded telegram ${id}`);
  return vector.hex;
}
