import { expect, test } from 'vitest';
import { createScanner, type Heard, type ScannerKey } from './scanner.ts';

interface Rig {
  readonly codes: string[];
  typed: string;
  mayBegin: boolean;
  type(keys: readonly string[], gap?: number, more?: Partial<ScannerKey>): readonly Heard[];
}

/** A scanner over an entry that every digit goes into. */
function openRig(): Rig {
  let now = 0;
  const rig: Rig = {
    codes: [],
    typed: '',
    mayBegin: true,
    type(keys, gap = 5, more = {}) {
      now += 1_000;
      return keys.map((key) => {
        now += gap;
        const heard = scanner.hear({ key, at: now, isHeld: false, isWithModifier: false, ...more });
        if (heard !== 'scanned' && /^\d$/.test(key)) rig.typed += key;
        return heard;
      });
    },
  };
  const scanner = createScanner({
    mayBegin: () => rig.mayBegin,
    remember: () => {
      const before = rig.typed;
      return () => {
        rig.typed = before;
      };
    },
    scanned: (code) => rig.codes.push(code),
  });
  return rig;
}

test('what a scan typed is taken out again, and what a person typed before it stays', () => {
  const rig = openRig();
  rig.type(['5', '0'], 150);
  rig.type([...'8901234567890', 'Enter']);
  expect(rig.codes).toEqual(['8901234567890']);
  expect(rig.typed).toBe('50');
  rig.type(['0', 'Enter'], 150);
  expect(rig.typed).toBe('500');
  expect(rig.codes).toHaveLength(1);
});

test('capital letters come with Shift, which is no part of the code', () => {
  const rig = openRig();
  rig.type(['Shift', 'A', 'T', 'Shift', 'T', 'A', '-', '2', 'Tab']);
  expect(rig.codes).toEqual(['ATTA-2']);
});

test('only the end of a code is kept from everybody else, and its letters are told', () => {
  const rig = openRig();
  expect(rig.type(['A', 'B', '1', '2', 'Enter'])).toEqual([
    'alone',
    'within',
    'within',
    'within',
    'scanned',
  ]);
});

test('a code that begins in a text field or a dialog is left to it', () => {
  const rig = openRig();
  rig.mayBegin = false;
  expect(rig.type([...'1234', 'Enter']).every((heard) => heard === 'alone')).toBe(true);
  expect(rig.codes).toEqual([]);
  expect(rig.typed).toBe('1234');
});

test('where it begins decides, also when its first letter opens a dialog', () => {
  const rig = openRig();
  let isFirst = true;
  const heard = ['*', '9', '9', '9', 'Enter'].flatMap((key) => {
    const [one] = rig.type([key], isFirst ? 5 : -995);
    isFirst = false;
    rig.mayBegin = false;
    return one ?? [];
  });
  expect(heard.at(-1)).toBe('scanned');
  expect(rig.codes).toEqual(['*999']);
});

test('a key that is held down is a person’s', () => {
  const rig = openRig();
  rig.type(['0', '0', '0', '0'], 30, { isHeld: true });
  rig.type(['Enter'], 5);
  expect(rig.codes).toEqual([]);
  expect(rig.typed).toBe('0000');
});

test('digits of Hindi are digits', () => {
  const rig = openRig();
  rig.type([...'८९०१', 'Enter']);
  expect(rig.codes).toEqual(['8901']);
});
