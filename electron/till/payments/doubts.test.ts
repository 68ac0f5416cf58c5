import { expect, test } from 'vitest';
import { createManualClock } from '../../../shared/manual-clock.ts';
import { openMemoryLedger } from '../../ledger/open-memory-ledger.ts';
import {
  activityChange,
  anActivity,
  anOrder,
  aPayment,
  orderChange,
  paymentChange,
} from '../../ledger/testing/samples.ts';
import type { LastResult, TerminalManners } from '../../terminals/terminal.ts';
import { approvedOutcome, sampleReceipt } from '../testing/samples.ts';
import { unknownMark } from './doubt-policy.ts';
import { createDoubts } from './doubts.ts';
import type { PaymentEvent } from './payment-event.ts';
import { createTerminalLanes } from './terminal-lanes.ts';

const terminalId = '2841158834';
const unavailable: LastResult = { type: 'unavailable', reason: 'It did not say' };
const known: LastResult = { type: 'result', mark: 'mark-1', outcome: approvedOutcome() };

/** Doubts at a terminal that answers so; `prepare` is what each new connection asks first. */
function createAsking(
  answers: readonly LastResult[],
  remembers: TerminalManners['remembers'] = 'last',
) {
  const clock = createManualClock();
  const ledger = openMemoryLedger(clock.now);
  const told: PaymentEvent[] = [];
  const left = [...answers];
  let prepare: (terminalId: string) => Promise<boolean> = () => Promise.resolve(false);
  const doubts = createDoubts({
    ledger,
    clock,
    report: (fault) => expect.unreachable(String(fault)),
    dispatch: async (_, event) => void told.push(event),
    lanes: createTerminalLanes(),
    terminals: {
      statuses: () => [],
      onChange: () => () => undefined,
      onConnected: (given) => {
        prepare = given;
      },
      abilities: () => [],
      manners: () => ({ stoppedBy: 'till', remembers, requestLives: 0 }),
      pay: () => expect.unreachable(),
      abort: () => expect.unreachable(),
      lastResult: () => Promise.resolve(left.shift() ?? unavailable),
      move: () => expect.unreachable(),
      serve: () => expect.unreachable(),
    },
  });
  return { doubts, ledger, told, prepare: () => prepare(terminalId) };
}

test('one answer that says nothing does not yet let a sale go without the mark before it', async () => {
  const { doubts, prepare } = createAsking([unavailable, known]);
  expect(await prepare()).toBe(false);
  expect(await prepare()).toBe(true);
  expect(doubts.markBefore(terminalId)).toBe('mark-1');
});

test('a terminal that cannot say is asked three times, and then takes sales', async () => {
  const { doubts, prepare } = createAsking([]);
  expect([await prepare(), await prepare(), await prepare()]).toEqual([false, false, true]);
  expect(doubts.markBefore(terminalId)).toBe(unknownMark);
});

test('a terminal that knows payments by name alone is asked once, and then takes sales', async () => {
  const { doubts, prepare } = createAsking([unavailable, known], 'named');
  expect(await prepare()).toBe(true);
  expect(doubts.markBefore(terminalId)).toBe(unknownMark);
});

test('a busy terminal stays held back, however often it says so', async () => {
  const busy: LastResult = { type: 'busy' };
  const { prepare } = createAsking([busy, busy, busy, busy, known]);
  for (let time = 0; time < 4; time += 1) expect(await prepare()).toBe(false);
  expect(await prepare()).toBe(true);
});

test.each([
  ['the same device', '29001234', 'result'],
  ['a device that gives no number', null, 'result'],
  ['another device on its line', '55550001', 'unavailable'],
] as const)('a newer approval by %s, numbered %s, is heard as %s', async (_, device, expected) => {
  const said: LastResult = {
    ...{ type: 'result', mark: 'mark-2' },
    outcome: approvedOutcome({ mark: 'mark-2', terminalId: device }),
  };
  const { ledger, told, doubts, prepare } = createAsking([said]);
  const taken = { authorisedAmount: 10_000, capturedAmount: 10_000, state: 'captured' } as const;
  const before = aPayment('pay_1', { terminalId, ...taken, approval: sampleReceipt() });
  const doubt = { reason: 'line_lost', since: 1 } as const;
  const inDoubt = aPayment('pay_2', { terminalId, state: 'in_doubt', doubt, orderId: 'order_2' });
  await ledger.write((book) => {
    for (const seq of [1, 2]) book.append(orderChange(anOrder(seq)), { type: 'till' });
    for (const payment of [before, inDoubt]) book.append(paymentChange(payment), { type: 'till' });
    const checkout = anActivity('pda_1', { terminalId, paymentId: before.id });
    book.append(activityChange(checkout), { type: 'till' });
  });
  expect(await prepare()).toBe(true);
  expect(told).toMatchObject([{ type: 'last_result', result: { type: expected } }]);
  // What it does next is compared with what it says now, whichever it is.
  expect(doubts.markBefore(terminalId)).toBe('mark-2');
});
