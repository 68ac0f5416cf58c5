import { expect, test } from 'vitest';
import { keyMapOf, standardKeys } from '../../shared/commands.ts';
import { chordOf, type KeyPress, keyName } from './key-name.ts';

function press(key: string, different: Partial<KeyPress> = {}): KeyPress {
  const none = { ctrlKey: false, altKey: false, shiftKey: false, metaKey: false, repeat: false };
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
  [press('*'), { type: 'star' }],
  [press('F2'), { type: 'command', command: 'search' }],
  [press('j', { ctrlKey: true }), { type: 'command', command: 'attention' }],
  [press('ज', { code: 'KeyJ', ctrlKey: true }), { type: 'command', command: 'attention' }],
  [press('1', { code: 'Digit1', altKey: true }), { type: 'command', command: 'quick_cash_1' }],
  [press('Enter', { ctrlKey: true }), { type: 'command', command: 'exact_cash' }],
  [press('Enter', { code: 'NumpadEnter' }), { type: 'enter' }],
  [press('r'), { type: 'r' }],
  [press('R'), { type: 'r' }],
  [press('र', { code: 'KeyR' }), { type: 'r' }],
  [press('a'), { type: 'a' }],
  [press('q'), undefined],
  [press('F11', { shiftKey: true }), undefined],
  [press('Tab'), undefined],
])('$0.key on $0.code is $1', (event, name) => {
  expect(keyName(event, standardKeys)).toEqual(name);
});

test.each(['ctrlKey', 'altKey', 'metaKey'] as const)('with %s it belongs to the system', (held) => {
  expect(keyName(press('t', { [held]: true }), standardKeys)).toBeUndefined();
});

test.each(['Enter', 'Escape', 'Delete', 'F2', 'r'])('a held %s counts once', (key) => {
  expect(keyName(press(key, { repeat: true }), standardKeys)).toBeUndefined();
});

test('a held digit, backspace, plus and minus go on', () => {
  expect(keyName(press('9', { repeat: true }), standardKeys)).toEqual({
    type: 'digit',
    digit: '9',
  });
  expect(keyName(press('Backspace', { repeat: true }), standardKeys)).toEqual({
    type: 'backspace',
  });
  expect(keyName(press('+', { repeat: true }), standardKeys)).toEqual({ type: 'plus' });
  expect(keyName(press('-', { repeat: true }), standardKeys)).toEqual({ type: 'minus' });
});

test('a shop that set another key finds the command there, and nothing on the old one', () => {
  const keys = keyMapOf({ card: 'Alt+C' });
  expect(keyName(press('ç', { code: 'KeyC', altKey: true }), keys)).toEqual({
    type: 'command',
    command: 'card',
  });
  expect(keyName(press('F5'), keys)).toBeUndefined();
});

test('a letter alone is no chord, a function key is one', () => {
  expect(chordOf(press('j'))).toBeUndefined();
  expect(chordOf(press('F9', { shiftKey: true }))).toBe('Shift+F9');
});
