import fc from 'fast-check';
import { expect, test } from 'vitest';
import { simulatorActions } from '../../shared/terminal.ts';
import { actOn, firstStand, type Stand } from './scenarios.ts';

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
