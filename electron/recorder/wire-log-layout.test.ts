import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readWireLogLine, wireLogLine } from './wire-log-layout.ts';

const note = { terminalId: 'counter', direction: 'sent', name: '06 01 pay', length: 12 } as const;

test('a line says when, which terminal, which way, which message and how long', () => {
  const at = Date.UTC(2026, 0, 5, 9, 30, 0, 7);
  const line = wireLogLine(at, note);
  expect(line).toBe('2026-01-05T09:30:00.007Z\tcounter\tsent\t06 01 pay\t12\n');
  expect(readWireLogLine(line.trimEnd())).toEqual({ at, ...note });
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

test.each([
  ['nothing', ''],
  ['the gap', '2026-01-05T09:30:00.007Z\twire log\tdropped'],
  ['a cut length', '2026-01-05T09:30:00.007Z\tcounter\tsent\tpay\t'],
  ['another direction', '2026-01-05T09:30:00.007Z\tcounter\tsideways\tpay\t12'],
])('%s is no message', (_name, line) => {
  expect(readWireLogLine(line)).toBeUndefined();
});
