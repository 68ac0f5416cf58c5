import { expect, test } from 'vitest';
import type { TerminalReceipt } from '../../../shared/payment.ts';
import type { MoneyCommand } from '../service.ts';
import type { PaymentListener, TerminalOutcome } from '../terminal.ts';
import { decodeFields } from './bmp.ts';
import { fromHex } from './bytes.ts';
import { hearOut, ok, openTill, registerTerminal, settled } from './scripted-sides.ts';
import { kindIn } from './transaction-kinds.ts';

/** Both sides of what moves money otherwise than by a sale, against literal bytes. */
const amount = { minor: 19_900, currency: 'INR' } as const;
const repeats = { afterNegativeAcknowledgement: true, afterSilence: false };
const original: TerminalReceipt = {
  mark: '29001234/000007/0007/0105/093000',
  amount: 19_900,
  currency: 'INR',
  method: 'card',
  card: { network: 'Visa', last4: '1111' },
  upi: null,
  rrn: null,
  approvalCode: null,
  terminalId: '29001234',
  trace: '000007',
  receiptNumber: '0007',
  text: null,
};

test.each<readonly [string, string, Partial<MoneyCommand>]>([
  ['reversal', '063010000000870007040000000199004903' + '56', { original }],
  ['refund', '06310d00000004000000019900490356', { original: null }],
  ['reservation', '06220a04000000019900490356', {}],
  ['booking', '06240d87000704000000019900490356', { original }],
  ['release', '062506870007490356', { original }],
])('a %s is sent as %s', async (type, hex, rest) => {
  const { line, session } = await openTill();
  const end = session.move({ id: 'r 1', type, amount, repeats, ...rest } as MoneyCommand, told());
  await settled();
  expect(line.heard()).toEqual([hex]);
  line.say('848300');
  expect(await end).toMatchObject({ type: 'refused', resultCode: '83' });
});

test('a reversal without the receipt number of its original is not sent', async () => {
  const { line, session } = await openTill();
  const command = {
    id: 'r 1',
    type: 'reversal',
    amount,
    repeats,
    original: { ...original, receiptNumber: null },
  } as const;
  expect(await session.move(command, told())).toMatchObject({ type: 'not_sent' });
  expect(line.heard()).toEqual([]);
});

test('what was already reversed is a refusal, and no sale that the terminal gave back', async () => {
  const { line, session } = await openTill();
  const outcomes: TerminalOutcome[] = [];
  const command = { id: 'r 1', type: 'reversal', amount, repeats, original } as const;
  const end = session.move(command, told(outcomes));
  await settled();
  line.say(ok);
  line.say('061e01b4');
  await end;
  expect(outcomes).toMatchObject([
    { type: 'declined', failure: { code: 'CARD_DECLINED', reason: 'Already reversed' } },
  ]);
});

test('a refund’s result carries its kind, whatever the terminal calls it', async () => {
  const { line, session } = await openTill();
  const outcomes: TerminalOutcome[] = [];
  const command = { id: 'r 1', type: 'refund', amount, repeats, original: null } as const;
  const end = session.move(command, told(outcomes));
  await settled();
  line.say(ok);
  line.say('040f1427000400000001990049035629290012340b000009');
  await settled();
  expect(line.heard().at(-1)).toBe(ok);
  line.say('060f00');
  expect(await end).toEqual({ type: 'finished' });
  expect(outcomes).toMatchObject([{ type: 'approved', receipt: { kind: 'refund' } }]);
});

test.each([
  ['2700', undefined],
  ['270037000001', 'reversal'],
  ['27003cf0f0f6526566756e64', 'refund'],
  ['27003cf0f1f0475554534348524946542042616e6b65', 'refund'],
  ['27003cf0f0f653746f726e6f', 'reversal'],
  ['27003cf0f0f8526566756e646564', undefined],
])('fields %s speak of a %s', (hex, kind) => {
  expect(kindIn(decodeFields(fromHex(hex)).fields)).toBe(kind);
});

test('the terminal reverses by receipt number, names the original and says the kind', async () => {
  const { line, terminal } = await registerTerminal();
  line.say('06010a04000000019900490356');
  terminal.approve('card');
  hearOut(line);
  line.say('06301000000087000104000000019900490356');
  const said = hearOut(line);
  expect(said.slice(0, 2)).toEqual([ok, '04ff0104']);
  expect(said[2]).toContain('270004000000019900' + '0b000002');
  expect(said[2]).toContain('37000001');
  expect(said[2]).toContain(Buffer.from('REVERSAL RRN').toString('hex'));
  expect(said[3]).toBe('060f00');
  line.say('06301000000087000104000000019900490356');
  expect(hearOut(line).at(-1)).toBe('061e01b4');
});

test.each([
  ['a receipt that was never printed', '06301000000087000904000000019900490356', 'b5'],
  ['another amount', '06301000000087000104000000010000490356', 'b5'],
  ['a booking of a sale', '06240d87000104000000019900490356', 'b7'],
])('it refuses %s', async (_, command, code) => {
  const { line, terminal } = await registerTerminal();
  line.say('06010a04000000019900490356');
  terminal.approve('card');
  hearOut(line);
  line.say(command);
  const said = hearOut(line);
  expect(said.at(-1)).toBe(`061e01${code}`);
  expect(said.find((hex) => hex.startsWith('040f'))?.slice(6, 10)).toBe(`27${code}`);
  expect(terminal.transactions().filter(({ result }) => result === 'approved')).toHaveLength(1);
});

test('a reversal that the till does not acknowledge has not happened', async () => {
  const { line, terminal, clock } = await registerTerminal();
  line.say('06010a04000000019900490356');
  terminal.approve('card');
  hearOut(line);
  line.say('06301000000087000104000000019900490356');
  line.say(ok);
  clock.advance(5_000);
  expect(terminal.transactions().map(({ result }) => result)).toEqual(['approved', 'reversed']);
});

function told(outcomes: TerminalOutcome[] = []): PaymentListener {
  return {
    stage: async () => undefined,
    outcome: async (outcome) => {
      outcomes.push(outcome);
    },
  };
}
