import { expect, test } from 'vitest';
import { lockFaults } from './lock-check.mjs';

const manifest = {
  dependencies: { wire: '1.0.0' },
  devDependencies: { linter: '2.0.0-beta.1' },
  allowScripts: { wire: false },
};
const lock = {
  packages: {
    '': { optionalDependencies: {} },
    'node_modules/wire': {
      hasInstallScript: true,
      optionalDependencies: { 'wire-linux': '1.0.0', '@wire/windows': '1.0.0' },
    },
    'node_modules/wire-linux': {},
    'node_modules/wire/node_modules/@wire/windows': {},
  },
};

test('a complete lock has no faults', () => {
  expect(lockFaults(manifest, lock)).toEqual([]);
});

test.each([['^1.0.0'], ['~1.0.0'], ['1.x'], ['latest'], ['*'], ['npm:other@1.0.0']])(
  'the version %s is not exact',
  (version) => {
    const loose = { ...manifest, dependencies: { wire: version } };
    expect(lockFaults(loose, lock)).toEqual([`wire is not pinned to one version: ${version}`]);
  },
);

test('a platform that fell out of the lock is noticed', () => {
  const { 'node_modules/wire-linux': _, ...packages } = lock.packages;
  expect(lockFaults(manifest, { packages })).toEqual([
    'node_modules/wire may need wire-linux, which is not locked',
  ]);
});

test('a platform of the project itself is noticed', () => {
  const own = { ...lock.packages, '': { optionalDependencies: { 'node-linux': '24.0.0' } } };
  expect(lockFaults(manifest, { packages: own })).toEqual([
    'package.json may need node-linux, which is not locked',
  ]);
});

test('a package that another one keeps for itself does not count', () => {
  const packages = {
    'node_modules/wire': { optionalDependencies: { spark: '1.0.0' } },
    'node_modules/other/node_modules/spark': {},
  };
  expect(lockFaults(manifest, { packages })).toHaveLength(1);
});

test('an address of a package is refused', () => {
  const packages = { ...lock.packages, 'node_modules/far': { resolved: 'somewhere' } };
  expect(lockFaults(manifest, { packages })).toEqual([
    'node_modules/far names the address it came from',
  ]);
});

test('an install script needs a decision', () => {
  const packages = {
    ...lock.packages,
    'node_modules/a/node_modules/new': { hasInstallScript: true },
  };
  expect(lockFaults(manifest, { packages })).toEqual([
    'new has an install script: allow or deny it under allowScripts',
  ]);
});
