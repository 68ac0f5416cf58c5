import { expect, test } from 'vitest';
import {
  type Counts,
  countsOfCheck,
  countsOfPlaywright,
  countsOfRunner,
  lastLine,
} from './counts.ts';

const fine: Counts = { passed: 3, failed: 0, skipped: [] };
const oneSkipped: Counts = { ...fine, skipped: [{ title: 'needs a cable', reason: 'no cable' }] };

test.each<[what: string, all: readonly Counts[], line: string]>([
  ['nothing skipped', [fine, fine], '6 passed, 0 failed'],
  ['something skipped', [fine, oneSkipped], '6 passed, 0 failed, 1 skipped'],
  ['a failed check', [fine, countsOfCheck(1)], '3 passed, 1 failed'],
  ['a check that was ended', [fine, countsOfCheck(undefined)], '3 passed, 1 failed'],
  ['a check that went well', [fine, countsOfCheck(0)], '4 passed, 0 failed'],
])('the last line with %s', (_what, all, line) => {
  expect(lastLine(all)).toBe(line);
});

test.each<[what: string, code: number | undefined, counted: Counts | undefined, failed: number]>([
  ['that ran well', 0, fine, 0],
  ['with failed tests', 1, { ...fine, failed: 2 }, 2],
  ['that counted nothing', 0, undefined, 1],
  ['that ran no test', 0, { passed: 0, failed: 0, skipped: [] }, 1],
  ['that crashed after its tests', 1, fine, 1],
  ['that was ended', undefined, fine, 1],
])('a runner %s', (_what, code, counted, failed) => {
  expect(countsOfRunner(code, counted).failed).toBe(failed);
});

test("Playwright's report is counted through all of its suites", () => {
  const spec = (title: string, status: 'expected' | 'unexpected' | 'flaky' | 'skipped') => ({
    title,
    file: 'sale.spec.ts',
    tests: [
      { status, annotations: status === 'skipped' ? [{ type: 'skip', description: 'why' }] : [] },
    ],
  });
  const report = {
    suites: [
      {
        specs: [spec('a', 'expected'), spec('b', 'unexpected')],
        suites: [{ specs: [spec('c', 'flaky'), spec('d', 'skipped'), spec('e', 'expected')] }],
      },
    ],
    errors: [new Error('a worker died')],
  };
  expect(countsOfPlaywright(report)).toEqual({
    passed: 2,
    failed: 3,
    skipped: [{ title: 'sale.spec.ts: d', reason: 'why' }],
  });
});
