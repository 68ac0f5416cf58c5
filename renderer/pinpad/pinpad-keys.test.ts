import { expect, test } from 'vitest';
import type { PinpadFace } from '../../shared/pinpad.ts';
import { samplePinpadFace } from '../testing/samples.ts';
import { allKeys, answerKeys, customerKeys, keyOf, lineKeys } from './pinpad-keys.ts';

const face = (different: Partial<PinpadFace> = {}) => samplePinpadFace(different);
const possible = (shown: PinpadFace) =>
  customerKeys(shown).flatMap(({ action, isUnavailable }) => (isUnavailable ? [] : [action]));

test.each([
  ['nobody is asked to pay', face(), []],
  [
    'a customer is waited for',
    face({ step: 'waiting' }),
    ['tap', 'insert', 'swipe', 'cancel', 'scan-upi', 'scan-upi', 'pay'],
  ],
  [
    'a PIN is asked for',
    face({ step: 'asking', presented: 'card' }),
    ['pin-right', 'wrong-pin', 'pay'],
  ],
  ['a code was scanned', face({ step: 'asking', presented: 'upi' }), ['pay']],
  ['the power is off', face({ step: 'waiting', isPowered: false }), []],
] as const)('while %s a customer can do what they could there', (_when, shown, actions) => {
  expect(possible(shown)).toEqual(actions);
});

test('no two keys are alike, whatever is shown', () => {
  for (const shown of [face(), face({ isPlugged: false, isPowered: false, isSilent: true })]) {
    const keys = allKeys(shown).map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  }
});

test('cable, power and silence go back to what they were', () => {
  const actions = (different: Partial<PinpadFace>) =>
    lineKeys(face(different)).map(({ action }) => action);
  expect(actions({})).toEqual(['unplug', 'power-off', 'silence']);
  expect(actions({ isPlugged: false, isPowered: false, isSilent: true })).toEqual([
    'plug',
    'power-on',
    'plug',
  ]);
});

test('the manner of the next answer is the one that is chosen', () => {
  const chosen = answerKeys(face({ answer: 'twice' })).filter(({ isChosen }) => isChosen);
  expect(chosen.map(({ action }) => action)).toEqual(['twice']);
});

test.each([
  [{ key: 't', code: 'KeyT' }, 'T'],
  [{ key: 'त', code: 'KeyL' }, 'L'],
  [{ key: '५', code: 'Digit5' }, '5'],
  [{ key: '5', code: 'Numpad5' }, '5'],
  [{ key: 'Escape', code: 'Escape' }, 'Esc'],
  [{ key: 'Enter', code: 'NumpadEnter' }, 'Enter'],
  [{ key: 'Tab', code: 'Tab' }, undefined],
])('%j is %s', (event, name) => {
  expect(keyOf(event)).toBe(name);
});
