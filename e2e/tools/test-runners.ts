import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { buildWhenStale } from './build.ts';
import {
  type Counts,
  countsOfCheck,
  countsOfPlaywright,
  countsOfRunner,
  type PlaywrightReport,
} from './counts.ts';
import { root } from './packages.mjs';
import { runCommand } from './run-command.ts';

export interface Runner {
  readonly name: string;
  run(): Promise<Outcome>;
}

export interface Outcome {
  readonly counts: Counts;
  /** Shown when something has failed. */
  readonly output: string;
  /** One line, shown always. */
  readonly note?: string;
}

const minute = 60_000;
const checkLimit = 2 * minute;
const testsLimit = 8 * minute;
const reports = path.join(root, 'node_modules/.cache/galla');

/** Each is one check; they need nothing of each other. */
export const checks: readonly Runner[] = [
  check('lint', '@biomejs/biome/bin/biome', 'ci', '--colors=off', '.'),
  check(
    'walls between the rooms',
    'dependency-cruiser/bin/dependency-cruiser.mjs',
    ...['--config', 'dependency-cruiser.config.cjs', 'shared', 'electron', 'renderer', 'e2e'],
  ),
  check('types', 'typescript/bin/tsc', '-b'),
  check('lock', '../e2e/tools/lock-check.mjs'),
  sayingMore(check('documents', '../e2e/tools/coverage-lines.mjs', '--summary')),
];

export const build: Runner = {
  name: 'build',
  async run() {
    try {
      return { counts: countsOfCheck(0), output: '', note: buildWhenStale() };
    } catch (error) {
      return { counts: countsOfCheck(1), output: String(error) };
    }
  },
};

export const units: Runner = {
  name: 'units and rooms',
  async run() {
    const report = freshReport('vitest.json', 'VITEST_COUNTS');
    const { code, output } = await runCommand(
      process.execPath,
      [
        path.join(root, 'node_modules/vitest/vitest.mjs'),
        'run',
        '--reporter=default',
        '--reporter=./e2e/tools/vitest-counts.ts',
      ],
      testsLimit,
    );
    return { counts: countsOfRunner(code, readReport<Counts>(report)), output };
  },
};

export const windows: Runner = {
  name: 'windows and processes',
  async run() {
    const report = freshReport('playwright.json', 'PLAYWRIGHT_JSON_OUTPUT_FILE');
    process.env.E2E_EXTENT ??= 'short';
    const { code, output } = await runCommand(
      process.execPath,
      [
        path.join(root, 'node_modules/@playwright/test/cli.js'),
        ...['test', '--reporter=list,json'],
      ],
      testsLimit,
    );
    const counted = readReport<PlaywrightReport>(report);
    const counts = countsOfRunner(code, counted && countsOfPlaywright(counted));
    return { counts, output };
  },
};

/** A program of node_modules that is satisfied or not. */
function check(name: string, program: string, ...args: readonly string[]): Runner {
  return {
    name,
    async run() {
      const file = path.join(root, 'node_modules', program);
      const { code, output } = await runCommand(process.execPath, [file, ...args], checkLimit);
      return { counts: countsOfCheck(code), output };
    },
  };
}

function sayingMore(runner: Runner): Runner {
  return {
    ...runner,
    async run() {
      const outcome = await runner.run();
      return { ...outcome, note: outcome.output.trim() };
    },
  };
}

/** Where a runner shall write its report: named to it by a variable, without an old one in its place. */
function freshReport(name: string, variable: string): string {
  const file = path.join(reports, name);
  mkdirSync(reports, { recursive: true });
  rmSync(file, { force: true });
  process.env[variable] = file;
  return file;
}

function readReport<Report>(file: string): Report | undefined {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Report) : undefined;
}
