import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Reporter, SerializedError, TestModule } from 'vitest/node';
import type { Counts } from './counts.ts';

/**
 * Writes what came out of a vitest run to the file named in VITEST_COUNTS. vitest's own JSON report
 * leaves out why a test was skipped, and errors outside of any test.
 */
export default class VitestCounts implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly SerializedError[]): void {
    const file = process.env.VITEST_COUNTS;
    if (file === undefined) return;
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const inState = (state: string) => tests.filter((test) => test.result().state === state);
    const broken = modules.filter((module) => module.errors().length > 0);
    const counts: Counts = {
      passed: inState('passed').length,
      failed: inState('failed').length + broken.length + errors.length,
      skipped: inState('skipped').map((test) => ({
        title: `${path.relative(process.cwd(), test.module.moduleId)}: ${test.fullName}`,
        reason: noteOf(test.result()),
      })),
    };
    writeFileSync(file, JSON.stringify(counts));
  }
}

function noteOf(result: object): string | undefined {
  return 'note' in result && typeof result.note === 'string' ? result.note : undefined;
}
