import fc from 'fast-check';
import { expect, test } from 'vitest';
import { simulatorActions } from '../../shared/terminal.ts';
import type { Moment } from './customer-acts.ts';
import {
  actOn,
  firstStand,
  type Stand,
  sayAgainAfter,
  silenceOfNoReply,
  usualLateness,
} from './scenarios.ts';

const unplugged: Stand = { ...firstStand, plugged: false };
const off: Stand = { ...firstStand, powered: false };
const silent: Stand = { ...firstStand, silent: true };
const speak = { type: 'set_silent', silent: false };

test.each([
  { action: 'present', effect: { type: 'present', method: 'card' } },
  { action: 'approve', effect: { type: 'approve', method: 'card' } },
  { action: 'approve-upi', effect: { type: 'approve', method: 'upi' } },
  { action: 'decline', effect: { type: 'decline', code: 'CARD_DECLINED' } },
  { action: 'card-error', effect: { type: 'decline', code: 'CARD_READ_ERROR' } },
  { action: 'wrong-pin', effect: { type: 'decline', code: 'INVALID_PIN' } },
  { action: 'timeout', effect: { type: 'decline', code: 'TIMEOUT' } },
  { action: 'network-error', effect: { type: 'decline', code: 'NETWORK_ERROR' } },
  { action: 'malfunction', effect: { type: 'decline', code: 'DEVICE_MALFUNCTION' } },
  { action: 'cancel', effect: { type: 'cancel' } },
  { action: 'tap', effect: { type: 'present', method: 'card' } },
  { action: 'insert', effect: { type: 'present', method: 'card' } },
  { action: 'swipe', effect: { type: 'present', method: 'card' } },
  { action: 'scan-upi', effect: { type: 'approve', method: 'upi' } },
  { action: 'pay', effect: { type: 'approve', method: 'any' } },
  { action: 'call-issuer', effect: { type: 'decline', code: 'CARD_DECLINED', bankCode: 1 } },
  {
    action: 'insufficient-funds',
    effect: { type: 'decline', code: 'CARD_DECLINED', bankCode: 51 },
  },
  { action: 'pin-tries-exceeded', effect: { type: 'decline', code: 'INVALID_PIN', bankCode: 75 } },
] as const)('$action is something a customer does at any terminal that has power', (row) => {
  for (const stand of [firstStand, unplugged, silent]) {
    expect(actOn(stand, row.action)).toEqual({ stand, effects: [row.effect] });
  }
  expect(actOn(off, row.action)).toBeUndefined();
});

test.each([
  { from: 'a working terminal', stand: firstStand, action: 'unplug', effects: ['disconnect'] },
  { from: 'a terminal without power', stand: off, action: 'unplug', effects: [] },
  { from: 'an unplugged terminal', stand: unplugged, action: 'unplug', effects: undefined },
  { from: 'an unplugged terminal', stand: unplugged, action: 'plug', effects: ['connect'] },
  { from: 'a working terminal', stand: firstStand, action: 'plug', effects: undefined },
  { from: 'a silent terminal', stand: silent, action: 'plug', effects: ['set_silent'] },
  { from: 'a silent terminal', stand: silent, action: 'silence', effects: undefined },
  { from: 'a working terminal', stand: firstStand, action: 'silence', effects: ['set_silent'] },
  { from: 'a terminal without power', stand: off, action: 'silence', effects: undefined },
  {
    from: 'a silent terminal',
    stand: silent,
    action: 'power-off',
    effects: ['power_off', 'set_silent', 'disconnect'],
  },
  { from: 'an unplugged terminal', stand: unplugged, action: 'power-off', effects: ['power_off'] },
  { from: 'a terminal without power', stand: off, action: 'power-off', effects: undefined },
  { from: 'a terminal without power', stand: off, action: 'power-on', effects: ['connect'] },
  { from: 'a working terminal', stand: firstStand, action: 'power-on', effects: undefined },
] as const)('$action on $from does $effects', ({ stand, action, effects }) => {
  expect(actOn(stand, action)?.effects.map(({ type }) => type)).toEqual(effects);
});

const paying = (minor: number, step: Moment['step'] = 'waiting'): Moment => ({
  step,
  amount: { minor, currency: 'INR' },
});

test('a PIN is typed once a card is there, and not before', () => {
  expect(actOn(firstStand, 'pin-right', paying(19_900))).toBeUndefined();
  expect(actOn(firstStand, 'pin-right', paying(19_900, 'asking'))?.effects).toEqual([
    { type: 'approve', method: 'card' },
  ]);
});

test.each([
  ['failure@razorpay', 'waiting', ['present', 'decline']],
  ['FAILURE@razorpay', 'asking', ['decline']],
  ['success@razorpay', 'waiting', ['approve']],
  ['asha@bank', 'asking', ['approve']],
] as const)('M30 a payer with %s at a terminal that is %s: %j', (address, step, effects) => {
  const next = actOn(firstStand, 'scan-upi', paying(19_900, step), { address });
  expect(next?.effects.map(({ type }) => type)).toEqual(effects);
});

test.each([
  [19_900, [{ type: 'approve', method: 'any' }]],
  [19_901, [{ type: 'decline', code: 'CARD_DECLINED', bankCode: 1 }]],
  [19_905, [{ type: 'decline', code: 'CARD_DECLINED', bankCode: 5 }]],
  [19_951, [{ type: 'decline', code: 'CARD_DECLINED', bankCode: 51 }]],
  [19_955, [{ type: 'decline', code: 'INVALID_PIN' }]],
  [19_975, [{ type: 'decline', code: 'INVALID_PIN', bankCode: 75 }]],
  [19_991, [{ type: 'decline', code: 'NETWORK_ERROR' }]],
  [19_996, [{ type: 'decline', code: 'DEVICE_MALFUNCTION' }]],
  [
    19_968,
    [
      { type: 'hold_line', milliseconds: usualLateness },
      { type: 'approve', method: 'any' },
    ],
  ],
  [
    19_998,
    [
      { type: 'present', method: 'any' },
      { type: 'set_silent', silent: true },
      { type: 'approve', method: 'any' },
      { type: 'speak_in', milliseconds: silenceOfNoReply },
    ],
  ],
])('a customer who pays %i paise does %j', (minor, effects) => {
  expect(actOn(firstStand, 'pay', paying(minor))?.effects).toEqual(effects);
});

test.each([
  ['late', { seconds: 20 }, { type: 'hold_line', milliseconds: 20_000 }],
  ['late', {}, { type: 'hold_line', milliseconds: usualLateness }],
  ['twice', {}, { type: 'say_again', milliseconds: sayAgainAfter }],
  ['other-amount', {}, { type: 'approve_amount', minor: 19_800 }],
] as const)('%s with %j changes the next answer, and only that one', (action, details, effect) => {
  const armed = actOn(firstStand, action, paying(19_900), details);
  if (!armed) throw new Error(`${action} was expected to be possible`);
  expect(armed.effects).toEqual([]);
  expect(actOn(armed.stand, action, paying(19_900), details)).toBeUndefined();
  const presented = actOn(armed.stand, 'tap', paying(19_900));
  expect(presented).toEqual({
    stand: armed.stand,
    effects: [{ type: 'present', method: 'card' }],
  });
  const answered = actOn(armed.stand, 'pin-right', paying(19_900, 'asking'));
  expect(answered).toEqual({
    stand: firstStand,
    effects: [effect, { type: 'approve', method: 'card' }],
  });
  expect(actOn(armed.stand, 'as-usual')).toEqual({ stand: firstStand, effects: [] });
});

test('what nobody waits for uses up no manner of answering', () => {
  const late: Stand = { ...firstStand, answer: 'late' };
  const idle: Moment = { step: 'idle', amount: null };
  expect(actOn(late, 'approve', idle)?.stand).toEqual(late);
  expect(actOn(late, 'cancel', paying(19_900, 'asking'))?.stand).toEqual(late);
  const otherAmount: Stand = { ...firstStand, answer: 'other_amount' };
  expect(actOn(otherAmount, 'decline', paying(19_900))?.stand).toEqual(otherAmount);
});

test('putting the cable back also ends a silence', () => {
  const away = { ...silent, plugged: false };
  expect(actOn(away, 'plug')).toEqual({ stand: firstStand, effects: [speak, { type: 'connect' }] });
});

test('whatever is done in whatever order, the line is there exactly with cable and power', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...simulatorActions)), (actions) => {
      let stand = firstStand;
      let connected = true;
      let quiet = false;
      for (const action of actions) {
        const next = actOn(stand, action);
        stand = next?.stand ?? stand;
        for (const effect of next?.effects ?? []) {
          if (effect.type === 'connect' || effect.type === 'disconnect') {
            expect(connected).toBe(effect.type === 'disconnect');
            connected = effect.type === 'connect';
          }
          if (effect.type === 'set_silent') quiet = effect.silent;
        }
        expect(connected).toBe(stand.plugged && stand.powered);
        expect(quiet).toBe(stand.silent);
      }
    }),
    { numRuns: 500 },
  );
});
