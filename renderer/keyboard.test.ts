import { expect, test } from 'vitest';
import { type KeyPress, keyName } from './keyboard.ts';

function press(key: string, different: Partial<KeyPress> = {}): KeyPress {
  const none = { ctrlKey: false, altKey: false, metaKey: false, repeat: false };
  return { key, code: '', ...none, ...different };
}

test.each([
  [press('7'), { type: 'digit', digit: '7' }],
  [press('0', { code: 'Numpad0' }), { type: 'digit', digit: '0' }],
  [press('७'), { type: 'digit', digit: '7' }],
  [press('.'), { type: 'point' }],
  [press(',', { code: 'NumpadDecimal' }), { type: 'point' }],
  [press('Backspace'), { type: 'backspace' }],
  [press('Escape'), { type: 'escape' }],
  [press('+', { code: 'NumpadAdd' }), { type: 'plus' }],
  [press('-'), { type: 'minus' }],
  [press('Delete'), { type: 'delete' }],
  [press('F2'), { type: 'f2' }],
  [press('Enter', { code: 'NumpadEnter' }), { type: 'enter' }],
  [press('r'), { type: 'r' }],
  [press('R'), { type: 'r' }],
  [press('र', { code: 'KeyR' }), { type: 'r' }],
  [press('a'), undefined],
  [press('F5'), undefined],
  [press('Tab'), undefined],
])('$0.key on $0.code is $1', (event, name) => {
  expect(keyName(event)).toEqual(name);
});

test.each(['ctrlKey', 'altKey', 'metaKey'] as const)('with %s it belongs to the system', (held) => {
  expect(keyName(press('r', { [held]: true }))).toBeUndefined();
});

test.each(['Enter', 'Escape', 'Delete', 'F2', 'r'])('a held %s counts once', (key) => {
  expect(keyName(press(key, { repeat: true }))).toBeUndefined();
});

test('a held digit, backspace, plus and minus go on', () => {
  expect(keyName(press('9', { repeat: true }))).toEqual({ type: 'digit', digit: '9' });
  expect(keyName(press('Backspace', { repeat: true }))).toEqual({ type: 'backspace' });
  expect(keyName(press('+', { repeat: true }))).toEqual({ type: 'plus' });
  expect(keyName(press('-', { repeat: true }))).toEqual({ type: 'minus' });
});
