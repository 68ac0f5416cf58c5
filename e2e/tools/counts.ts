/** What a runner found. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: readonly SkippedTest[];
}

export interface SkippedTest {
  readonly title: string;
  readonly reason: string | undefined;
}

/** A whole program as one check. */
export function countsOfCheck(code: number | undefined): Counts {
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: [] };
}

/**
 * What a test runner counted, with its exit code: one that ended badly without a failed test, or
 * counted nothing, has failed once.
 */
export function countsOfRunner(code: number | undefined, counted: Counts | undefined): Counts {
  const { passed, failed, skipped } = counted ?? { passed: 0, failed: 0, skipped: [] };
  const ranWell = code === 0 && passed + skipped.length > 0;
  return { passed, failed: ranWell ? failed : Math.max(failed, 1), skipped };
}

/** The part of Playwright's JSON report that is read here. */
export interface PlaywrightReport {
  readonly suites: readonly PlaywrightSuite[];
  /** Errors outside of any test. */
  readonly errors: readonly unknown[];
}

interface PlaywrightSuite {
  readonly suites?: readonly PlaywrightSuite[];
  readonly specs: readonly {
    readonly title: string;
    readonly file: string;
    readonly tests: readonly {
      readonly status: 'expected' | 'unexpected' | 'flaky' | 'skipped';
      readonly annotations: readonly { readonly type: string; readonly description?: string }[];
    }[];
  }[];
}

/** A flaky test has failed: what works only sometimes does not work. */
export function countsOfPlaywright({ suites, errors }: PlaywrightReport): Counts {
  const specs = suites.flatMap(specsIn);
  const tests = specs.flatMap((spec) => spec.tests.map((test) => ({ ...test, spec })));
  const inStatus = (...statuses: readonly string[]) =>
    tests.filter((test) => statuses.includes(test.status));
  return {
    passed: inStatus('expected').length,
    failed: inStatus('unexpected', 'flaky').length + errors.length,
    skipped: inStatus('skipped').map(({ spec, annotations }) => ({
      title: `${spec.file}: ${spec.title}`,
      reason: annotations.find(({ description }) => description !== undefined)?.description,
    })),
  };
}

/** The last line of a run. */
export function lastLine(all: readonly Counts[]): string {
  const passed = all.reduce((sum, counts) => sum + counts.passed, 0);
  const failed = all.reduce((sum, counts) => sum + counts.failed, 0);
  const skipped = all.reduce((sum, counts) => sum + counts.skipped.length, 0);
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

function specsIn(suite: PlaywrightSuite): PlaywrightSuite['specs'] {
  return [...suite.specs, ...(suite.suites ?? []).flatMap(specsIn)];
}
