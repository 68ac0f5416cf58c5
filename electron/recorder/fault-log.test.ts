import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { screenCardNumbers } from '../../shared/card-number-screen.ts';
import { createManualClock } from '../../shared/manual-clock.ts';
import { createFaultLog } from './fault-log.ts';

function rig() {
  const folder = mkdtempSync(path.join(tmpdir(), 'galla-faults-'));
  const printed: string[] = [];
  const clock = createManualClock();
  const log = createFaultLog({ folder, clock, print: (line) => printed.push(line) });
  const file = path.join(folder, 'logs', 'faults.log');
  return { folder, printed, log, file, done: () => rmSync(folder, { recursive: true }) };
}

test('a fault is written with its cause, under the reference that was given', () => {
  const { log, file, printed, done } = rig();
  const reference = log.record(new Error('no ledger', { cause: new Error('disk gone') }));
  const text = readFileSync(file, 'utf8');
  expect(text).toContain(reference);
  expect(text).toContain('no ledger');
  expect(text).toContain('disk gone');
  expect(printed[0]).toContain(`${reference}: Error: no ledger`);
  done();
});

test('two faults have two references', () => {
  const { log, done } = rig();
  expect(log.record('one')).not.toBe(log.record('two'));
  done();
});

test('a card number in a fault is masked', () => {
  const { log, file, printed, done } = rig();
  // One of ten endings makes any row of digits pass the check of a card number.
  const numbers = Array.from({ length: 10 }, (_, last) => `4${'7'.repeat(14)}${last}`);
  const number = numbers.find((each) => screenCardNumbers(each) !== each) ?? '';
  expect(number).toHaveLength(16);
  log.record(new Error(`cannot read ${number}`));
  expect(readFileSync(file, 'utf8') + printed.join()).not.toContain(number);
  done();
});

test('a log that cannot be written does not throw', () => {
  const { folder, log, printed, done } = rig();
  writeFileSync(path.join(folder, 'logs'), 'a file in its place');
  expect(log.record(new Error('x'))).toMatch(/^F/);
  expect(printed.at(-1)).toContain('could not be written');
  expect(existsSync(path.join(folder, 'logs', 'faults.log'))).toBe(false);
  done();
});
