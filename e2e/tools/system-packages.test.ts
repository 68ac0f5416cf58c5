import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test as plainTest, vi } from 'vitest';
import { installSystemPackages, installTestBrowser } from './system-packages.ts';

// There is no apt-get on Windows, and no shell script to stand in for it.
const test = plainTest.skipIf(process.platform === 'win32');

const ghost = { command: 'ghost', package: 'ghost-browser' };
const root = 0;
const cashier = 1000;

let programs: string;

beforeEach(() => {
  programs = mkdtempSync(path.join(tmpdir(), 'galla-programs-'));
  vi.stubEnv('PATH', programs);
  vi.stubEnv('STAND_IN_CHROMIUM', undefined);
  vi.spyOn(console, 'log').mockReturnValue();
});

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  rmSync(programs, { recursive: true });
});

test('a program that is there is not installed again', () => {
  program('ghost', '');
  program('apt-get', 'exit 1');
  expect(installSystemPackages([ghost], cashier)).toBeUndefined();
});

test('root installs without asking', () => {
  program('apt-get', 'exit 0');
  expect(installSystemPackages([ghost], root)).toBeUndefined();
  expect(calls()).toEqual(['install -y --no-install-recommends ghost-browser']);
});

test('missing lists of packages are fetched, then it tries again', () => {
  program('apt-get', `[ $1 = update ] && touch ${programs}/lists; [ -e ${programs}/lists ]`);
  expect(installSystemPackages([ghost], root)).toBeUndefined();
  expect(calls().map((call) => call.split(' ')[0])).toEqual(['install', 'update', 'install']);
});

test('a user whose sudo asks no password installs without asking', () => {
  program('apt-get', 'exit 0');
  program('sudo', '[ $1 = -n ] && shift && exec "$@"');
  expect(installSystemPackages([ghost], cashier)).toBeUndefined();
  expect(calls()).toEqual(['install -y --no-install-recommends ghost-browser']);
});

test('a user whose sudo would ask a password is told the one command', () => {
  program('apt-get', 'exit 0');
  program('sudo', 'exit 1');
  expect(installSystemPackages([ghost], cashier)).toContain(
    'sudo apt-get install -y --no-install-recommends ghost-browser',
  );
  expect(calls()).toEqual([]);
});

test('where packages cannot be had, the command is told as well', () => {
  program('apt-get', 'exit 100');
  expect(installSystemPackages([ghost], root)).toContain('ghost-browser');
});

test('a system without apt-get is told what is needed', () => {
  expect(installSystemPackages([ghost], root)).toContain('ghost-browser');
});

test('tests take the browser without a screen', () => {
  program('apt-get', 'exit 0');
  expect(installTestBrowser(root)).toBeUndefined();
  expect(calls()).toEqual(['install -y --no-install-recommends chromium-headless-shell']);
});

test('where a system has no such browser, the one with a screen does', () => {
  program('apt-get', '[ "$4" = chromium ]');
  expect(installTestBrowser(root)).toBeUndefined();
  expect(calls().at(-1)).toBe('install -y --no-install-recommends chromium');
  program('chromium', '');
  expect(installTestBrowser(cashier)).toBeUndefined();
});

test('a user who has named a browser is asked for none', () => {
  vi.stubEnv('STAND_IN_CHROMIUM', '/opt/chromium');
  program('apt-get', 'exit 1');
  expect(installTestBrowser(root)).toBeUndefined();
  expect(calls()).toEqual([]);
});

/** A shell script of that name on the PATH; apt-get also writes down how it was called. */
function program(name: string, script: string): void {
  const file = path.join(programs, name);
  const log = name === 'apt-get' ? `echo "$*" >> ${programs}/calls` : ':';
  writeFileSync(file, `#!/bin/sh\nPATH=$PATH:/usr/bin:/bin\n${log}\n${script}\n`);
  chmodSync(file, 0o755);
}

function calls(): readonly string[] {
  try {
    return readFileSync(path.join(programs, 'calls'), 'utf8').trimEnd().split('\n');
  } catch {
    return [];
  }
}
