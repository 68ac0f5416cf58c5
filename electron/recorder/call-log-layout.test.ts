import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CallNote } from '../../shared/recording.ts';
import { callLogLine, readCallLogLine } from './call-log-layout.ts';

const note: CallNote = {
  from: 'window',
  by: 'staff_Sample00000001',
  approvedBy: null,
  what: 'checkout.start',
  outcome: 'done',
  milliseconds: 12,
  subjects: ['order_Sample00000001', 'pay_Sample00000001'],
};

test('a line says who asked what of whom, how it ended, how long it took and about what', () => {
  const at = Date.UTC(2026, 0, 5, 9, 30, 0, 7);
  const line = callLogLine(at, note);
  expect(line).toBe(
    '2026-01-05T09:30:00.007Z\twindow\tstaff_Sample00000001\t-\tcheckout.start\tdone\t12\t' +
      'order_Sample00000001,pay_Sample00000001\n',
  );
  expect(readCallLogLine(line.trimEnd())).toEqual({ at, ...note });
});

test('a call about nothing, by nobody, is read as it was written', () => {
  const other: CallNote = { ...note, from: 'gateway', by: null, subjects: [] };
  expect(readCallLogLine(callLogLine(0, other).trimEnd())).toEqual({ at: 0, ...other });
});

test('whatever a call holds, its line stays one line of eight columns without a card number', () => {
  const text = fc.oneof(fc.string({ unit: 'grapheme' }), fc.stringMatching(/^\d{12,19}$/));
  fc.assert(
    fc.property(text, text, text, fc.array(text), (by, what, outcome, subjects) => {
      const line = callLogLine(0, { ...note, by, what, outcome, subjects });
      expect(line.split('\n')).toHaveLength(2);
      expect(line.split('\t')).toHaveLength(8);
      expect(line.slice(24)).not.toMatch(/\d{12}/);
      expect(readCallLogLine(line.trimEnd())).toBeDefined();
    }),
    { numRuns: 500 },
  );
});

test.each([
  ['nothing', ''],
  ['the gap', '2026-01-05T09:30:00.007Z\tcalls log\tdropped\tlines that could not be written\t3'],
  ['half a line', '2026-01-05T09:30:00.007Z\twindow\tstaff_1\t-\tcheckout.start'],
])('%s is no call', (_name, line) => {
  expect(readCallLogLine(line)).toBeUndefined();
});
