import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type CounterEvent,
  type CounterState,
  startCounter,
  transitionCounter,
  type UnheardApproval,
} from './counter-machine.ts';
import { decodeCounter, emptyCounter, encodeCounter } from './counter-records.ts';

const fresh = () => startCounter(emptyCounter('T1'), 'stands').state;

const sale: CounterEvent = {
  type: 'start',
  kind: 'sale',
  amount: { minor: 19_900, currency: 'INR' },
  reference: 'sale 1',
  originalTrace: null,
  method: 'card',
  now: 0,
};

function run(
  state: CounterState,
  events: readonly CounterEvent[],
  unheard: UnheardApproval = 'stands',
): { readonly state: CounterState; readonly told: readonly string[] } {
  const told: string[] = [];
  let now = state;
  for (const event of events) {
    const step = transitionCounter(now, event, unheard);
    if (!step) continue;
    now = step.state;
    for (const effect of step.effects) {
      if (effect.type === 'stage') told.push(effect.stage);
      if (effect.type === 'result') told.push(effect.transaction.result);
    }
  }
  return { state: now, told };
}

const approve: CounterEvent = { type: 'approve', method: 'card' };
const results = ({ records }: CounterState) =>
  records.transactions.map(({ kind, result }) => `${kind} ${result}`);

test('an approval is told with its stages, and settled when the till has heard it', () => {
  const { state, told } = run(fresh(), [sale, approve]);
  expect(told).toEqual(['card', 'pin', 'bank', 'approved']);
  expect(results(state)).toEqual([]);
  expect(results(run(state, [{ type: 'heard' }]).state)).toEqual(['sale approved']);
});

test('what the till has not heard is taken back or stands, as its protocol has it', () => {
  for (const [unheard, result] of [
    ['taken_back', 'reversed'],
    ['stands', 'approved'],
  ] as const) {
    const { state } = run(fresh(), [sale, approve], unheard);
    const afterPowerCut = startCounter(decodeCounter(encodeCounter(state.records)), unheard).state;
    expect(results(afterPowerCut)).toEqual([`sale ${result}`]);
    expect(results(run(state, [{ type: 'lost' }], unheard).state)).toEqual([`sale ${result}`]);
  }
});

test('a sale is reversed whole and once, and not after the end of the day', () => {
  const reversal: CounterEvent = { ...sale, kind: 'reversal', originalTrace: 1 };
  const heard: CounterEvent = { type: 'heard' };
  const paid = run(fresh(), [sale, approve, heard]).state;
  expect(results(run(paid, [reversal, heard, reversal]).state)).toEqual([
    'sale reversed',
    'reversal approved',
    'reversal declined',
  ]);
  expect(results(run(paid, [{ type: 'close_batch' }, reversal]).state)).toEqual([
    'sale approved',
    'reversal declined',
  ]);
  const part: CounterEvent = { ...reversal, amount: { minor: 100, currency: 'INR' } };
  expect(results(run(paid, [part]).state)).toEqual(['sale approved', 'reversal declined']);
});

test('a part of a reservation can be booked, more than it cannot', () => {
  const heard: CounterEvent = { type: 'heard' };
  const held = run(fresh(), [{ ...sale, kind: 'reservation' }, approve, heard]).state;
  const booking = (minor: number): CounterEvent => ({
    ...sale,
    kind: 'booking',
    originalTrace: 1,
    amount: { minor, currency: 'INR' },
  });
  expect(run(held, [booking(19_901)]).told).toEqual(['declined']);
  expect(run(held, [booking(10_000)]).told).toEqual(['approved']);
});

test('whatever is pressed in whatever order, a terminal lists each transaction once and can go on', () => {
  const pressed = fc.constantFrom<CounterEvent>(
    sale,
    { ...sale, kind: 'refund' },
    { ...sale, kind: 'reversal', originalTrace: 1 },
    approve,
    { type: 'present', method: 'upi' },
    { type: 'decline', code: 'CARD_DECLINED' },
    { type: 'cancel' },
    { type: 'heard' },
    { type: 'lost' },
    { type: 'close_batch' },
  );
  fc.assert(
    fc.property(fc.array(pressed, { maxLength: 40 }), (events) => {
      const { state } = run(fresh(), events);
      const traces = state.records.transactions.map(({ trace }) => trace);
      expect(new Set(traces).size).toBe(traces.length);
      const again = run(state, [{ type: 'lost' }, sale, approve, { type: 'heard' }]).state;
      expect(again.records.transactions.at(-1)).toMatchObject({ kind: 'sale', result: 'approved' });
    }),
    { numRuns: 300 },
  );
});
