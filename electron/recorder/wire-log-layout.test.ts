import fc from 'fast-check';
import { expect, test } from 'vitest';
import { expiredWireLogs, keptDays, wireLogLine, wireLogName } from './wire-log-layout.ts';

const note = { terminalId: 'counter', direction: 'sent', name: '06 01 pay', length: 12 } as const;

test('a line says when, which terminal, which way, which message and how long', () => {
  expect(wireLogLine(Date.UTC(2026, 0, 5, 9, 30, 0, 7), note)).toBe(
    '2026-01-05T09:30:00.007Z\tcounter\tsent\t06 01 pay\t12\n',
  );
});

test('whatever a name holds, a line stays one line of five columns without a card number in it', () => {
  const digits = fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: 14, maxLength: 19 })
    .map((values) => values.join(''));
  const name = fc
    .tuple(fc.string({ unit: 'grapheme' }), fc.option(digits), fc.string())
    .map(([before, number, after]) => `${before}${number ?? ''}${after}`);
  fc.assert(
    fc.property(name, fc.nat(), (text, length) => {
      const line = wireLogLine(0, { ...note, name: text, length });
      expect(line.split('\n')).toHaveLength(2);
      expect(line.split('\t')).toHaveLength(5);
      expect(line.split('\t')[3]).not.toMatch(/\d{12}/);
    }),
    { numRuns: 500 },
  );
});

test('a number written in groups is masked too', () => {
  const grouped = ['1234', '5678', '9012', '3456'].join(' ');
  expect(wireLogLine(0, { ...note, name: `card ${grouped} read` })).toContain('\tcard # read\t');
});

test('fourteen days are kept, and files that are none of its own', () => {
  const today = Date.UTC(2026, 2, 10, 23, 59);
  const names = Array.from({ length: 20 }, (_, age) => wireLogName(today - age * 86_400_000));
  const expired = expiredWireLogs([...names, 'notes.txt', 'wire-old.log'], today);
  expect(expired).toEqual(names.slice(keptDays));
  expect(expired[0]).toBe('wire-2026-02-24.log');
});
