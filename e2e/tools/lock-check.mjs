// @ts-check
// What npm does not check by itself: that package-lock.json installs the same everywhere.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

/**
 * @typedef {{
 *   resolved?: string,
 *   hasInstallScript?: boolean,
 *   optionalDependencies?: Record<string, string>,
 * }} LockedPackage
 * @typedef {{ packages: Record<string, LockedPackage> }} Lock
 * @typedef {{
 *   dependencies?: Record<string, string>,
 *   devDependencies?: Record<string, string>,
 *   optionalDependencies?: Record<string, string>,
 *   allowScripts?: Record<string, boolean>,
 * }} Manifest
 */

/**
 * Everything that is wrong, in sentences.
 *
 * @param {Manifest} manifest package.json
 * @param {Lock} lock package-lock.json
 * @returns {readonly string[]}
 */
export function lockFaults(manifest, lock) {
  return [
    ...rangesIn(manifest),
    ...Object.entries(lock.packages).flatMap(([place, locked]) => [
      ...missingPlatforms(place, locked, lock),
      ...(locked.resolved === undefined ? [] : [`${place} names the address it came from`]),
      ...undecidedScript(place, locked, manifest),
    ]),
  ];
}

/** @param {Manifest} manifest */
function rangesIn(manifest) {
  const all = Object.entries({
    ...manifest.dependencies,
    ...manifest.devDependencies,
    ...manifest.optionalDependencies,
  });
  return all
    .filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
    .map(([name, version]) => `${name} is not pinned to one version: ${version}`);
}

/**
 * npm quietly leaves out a platform's package that it could not get when it wrote the lock; on that
 * platform `npm ci` then fails, or the package is missing.
 *
 * @param {string} place
 * @param {LockedPackage} locked
 * @param {Lock} lock
 */
function missingPlatforms(place, locked, lock) {
  return Object.keys(locked.optionalDependencies ?? {})
    .filter((name) => !isLocked(place, name, lock))
    .map((name) => `${place || 'package.json'} may need ${name}, which is not locked`);
}

/**
 * Looks where Node would: in the package's own node_modules, then in those around it.
 *
 * @param {string} place
 * @param {string} name
 * @param {Lock} lock
 */
function isLocked(place, name, lock) {
  const parts = place === '' ? [] : place.split('/node_modules/');
  return [...parts.keys(), parts.length].some((depth) => {
    const folder = parts.slice(0, depth).join('/node_modules/');
    return `${folder === '' ? '' : `${folder}/`}node_modules/${name}` in lock.packages;
  });
}

/**
 * Install scripts run as the user, so each is allowed or denied by name.
 *
 * @param {string} place
 * @param {LockedPackage} locked
 * @param {Manifest} manifest
 */
function undecidedScript(place, locked, manifest) {
  const name = place.split('node_modules/').at(-1) ?? place;
  if (!locked.hasInstallScript || name in (manifest.allowScripts ?? {})) return [];
  return [`${name} has an install script: allow or deny it under allowScripts`];
}

if (import.meta.main) {
  const root = path.resolve(import.meta.dirname, '../..');
  const read = (/** @type {string} */ name) =>
    JSON.parse(readFileSync(path.join(root, name), 'utf8'));
  const faults = lockFaults(read('package.json'), read('package-lock.json'));
  for (const fault of faults) console.error(fault);
  if (faults.length === 0) console.log('The lock is complete.');
  process.exitCode = faults.length === 0 ? 0 : 1;
}
