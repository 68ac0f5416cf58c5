import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readWireLogLine, wireLogLine } from './wire-log-layout.ts';

const note = { terminalId: 'counter', direction: 'sent', name: '06 01 pay', length: 12 } as const;

test('a line says when, which terminal, which way, which message and how long', () => {
  const at = Date.UTC(2026, 0, 5, 9, 30, 0, 7);
  const line = wireLogLine(at, note);
  expect(line).toBe('2026-01-05T09:30:00.007Z\tcounter\tsent\t06 01 pay\t12\t-\t-\n');
  expect(readWireLogLine(line.trimEnd())).toEqual({ at, ...note });
});

test('a message is kept with the payment that was under way and what is left of it', () => {
  const whole = { ...note, paymentId: 'pay_Sample00000001', masked: '060100' };
  const line = wireLogLine(0, whole);
  expect(line).toContain('\t12\tpay_Sample00000001\t060100\n');
  expect(readWireLogLine(line.trimEnd())).toEqual({ at: 0, ...whole });
});

test('lines of before there was more than a length are still read', () => {
  const old = '2026-01-05T09:30:00.007Z\tcounter\tsent\t06 01 pay\t12';
  expect(readWireLogLine(old)).toEqual({ at: Date.UTC(2026, 0, 5, 9, 30, 0, 7), ...note });
});

test('what is no hexadecimal is not kept', () => {
  expect(wireLogLine(0, { ...note, masked: 'card\n', paymentId: 'a\tb' })).toMatch(/\t12\t-\t-\n$/);
});

test('whatever a name holds, a line stays one line of seven columns without a card number in it', () => {
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
      expect(line.split('\t')).toHaveLength(7);
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
