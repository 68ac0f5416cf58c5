import { expect, test } from 'vitest';
import { examinationSteps, type ProbeTry, type SilenceReason } from '../../shared/pairing.ts';
import { type ExaminedLine, findingsOf } from './examination-policy.ts';

const link = { type: 'serial', path: '/dev/ttyUSB0', baudRate: 9_600 } as const;

function silent(result: SilenceReason, elsewhere: ProbeTry | null = null): ExaminedLine {
  const first = { protocol: 'zvt', link, result, reason: 'as it was' };
  return { type: 'not_reached', hasSpeed: true, first, evidence: 'seen', elsewhere };
}

function bad(line: ExaminedLine): readonly string[] {
  return findingsOf(line)
    .filter(({ result }) => result === 'bad')
    .map(({ step, code }) => `${step}: ${code}`);
}

test.each([
  ['not_there', 'cable: not_plugged'],
  ['unreachable', 'cable: unreachable'],
  ['not_allowed', 'permission: not_allowed'],
  ['taken', 'port: port_taken'],
  ['fault', 'port: port_fault'],
  ['garbage', 'speed: speed_wrong'],
  ['no_answer', 'hello: silent'],
  ['refused', 'hello: refuses'],
] as const)(
  'a line that is %s fails at one step, and what depends on it is not judged',
  (why, at) => {
    const findings = findingsOf(silent(why));
    expect(bad(silent(why))).toEqual([at]);
    expect(findings.map(({ step }) => step)).toEqual(examinationSteps);
    const failed = findings.findIndex(({ result }) => result === 'bad');
    for (const before of findings.slice(0, failed)) expect(before.result).not.toBe('skipped');
    for (const after of findings.slice(failed + 1)) expect(after.result).toBe('skipped');
  },
);

test('a terminal that answers at another speed, or in another language, is said to', () => {
  const spoke = { reason: '', result: 'spoke' } as const;
  const faster = { ...spoke, protocol: 'zvt', link: { ...link, baudRate: 115_200 } };
  expect(findingsOf(silent('garbage', faster))).toContainEqual({
    step: 'speed',
    result: 'bad',
    code: 'speed_other',
    evidence: '115200',
  });
  expect(bad(silent('no_answer', { ...spoke, protocol: 'morse', link }))).toEqual([
    'hello: other_language',
  ]);
});

const heard = { terminalTime: 1_000_000_000, now: 1_000_000_000, evidence: 'it spoke' };

test('a terminal that was reached is good but for its clock and its memory', () => {
  const reached = (terminalTime: number | null): ExaminedLine => ({
    type: 'reached',
    hasSpeed: false,
    heard: { ...heard, terminalTime, lastResult: { type: 'none' } },
  });
  expect(bad(reached(heard.now + 299_000))).toEqual([]);
  expect(bad(reached(heard.now - 301_000))).toEqual(['clock: clock_wrong']);
  expect(findingsOf(reached(null)).find(({ step }) => step === 'clock')).toMatchObject({
    result: 'unknown',
    code: 'clock_unknown',
  });
  const forgetful = { type: 'unavailable', reason: 'memory lost' } as const;
  expect(
    bad({ type: 'reached', hasSpeed: true, heard: { ...heard, lastResult: forgetful } }),
  ).toEqual(['last_result: last_unknown']);
});

test('a terminal at work is good as far as it goes, and is not disturbed', () => {
  expect(bad({ type: 'busy', hasSpeed: true })).toEqual([]);
});
