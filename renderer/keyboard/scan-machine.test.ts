import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  nothingScanned,
  type ScanEffect,
  type ScanEvent,
  scanGap,
  transition,
} from './scan-machine.ts';

/** Characters one after the other with this much time between them, then Enter; "~" for another key. */
function press(text: string, gap: number, start = 0): readonly ScanEvent[] {
  const keys = [...text].map((character, place): ScanEvent => {
    const at = start + place * gap;
    return character === '~' ? { type: 'other' } : { type: 'character', character, at };
  });
  return [...keys, { type: 'end', at: start + text.length * gap }];
}

function effectsOf(events: readonly ScanEvent[]): readonly ScanEffect[] {
  let state = nothingScanned;
  return events.flatMap((event) => {
    const step = transition(state, event);
    state = step.state;
    return step.effects;
  });
}

const scansIn = (events: readonly ScanEvent[]) =>
  effectsOf(events).flatMap((effect) => (effect.type === 'scanned' ? [effect.code] : []));

test.each([
  ['a code as scanners type it', press('8901234567890', 5), ['8901234567890']],
  ['letters and dashes', press('CHAI-1', 34), ['CHAI-1']],
  ['the shortest', press('1234', 10), ['1234']],
  ['too short', press('123', 10), []],
  ['as slow as a quick person', press('19900', scanGap), []],
  ['another key in the middle', press('890123~456', 5), []],
  ['another key, and then enough', press('1~23456', 5), ['23456']],
  ['nothing at all', press('', 5), []],
])('%s', (_, events, codes) => {
  expect(scansIn(events)).toEqual(codes);
});

test('an Enter that comes late is a person’s', () => {
  const typed = press('8901234567890', 5).slice(0, -1);
  expect(scansIn([...typed, { type: 'end', at: 60 + scanGap }])).toEqual([]);
});

test('what a person typed before is no part of the code', () => {
  const events = [
    ...press('50', 120).slice(0, -1),
    ...press('8901234567890', 4, 400),
    ...press('96385074', 4, 2_000),
  ];
  expect(scansIn(events)).toEqual(['8901234567890', '96385074']);
});

test('every code begins once, and all its other characters are within', () => {
  expect(effectsOf(press('1234', 5)).map(({ type }) => type)).toEqual([
    'begin',
    'within',
    'within',
    'within',
    'scanned',
  ]);
});

const key = fc.record({
  character: fc.constantFrom('1', '8', 'A', '-', '~', '\n'),
  gap: fc.integer({ min: 0, max: 120 }),
});

test('nobody who is slower than a scanner is ever taken for one', () => {
  fc.assert(
    fc.property(fc.array(key, { maxLength: 40 }), (keys) => {
      let at = 0;
      const events = keys.map(({ character, gap }): ScanEvent => {
        at += Math.max(gap, scanGap);
        if (character === '\n') return { type: 'end', at };
        return character === '~' ? { type: 'other' } : { type: 'character', character, at };
      });
      expect(effectsOf(events).every(({ type }) => type === 'begin')).toBe(true);
    }),
    { numRuns: 300 },
  );
});

test('a code is exactly what came without a pause before its end', () => {
  fc.assert(
    fc.property(fc.array(key, { maxLength: 40 }), (keys) => {
      let at = 0;
      let run = '';
      const wanted: string[] = [];
      const events = keys.map(({ character, gap }): ScanEvent => {
        at += gap;
        if (gap >= scanGap) run = '';
        if (character === '\n') {
          if (run.length >= 4) wanted.push(run);
          run = '';
          return { type: 'end', at };
        }
        run = character === '~' ? '' : run + character;
        return character === '~' ? { type: 'other' } : { type: 'character', character, at };
      });
      expect(scansIn(events)).toEqual(wanted);
    }),
    { numRuns: 500 },
  );
});
