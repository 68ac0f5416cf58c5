// @ts-check
// What plays Electron here: its own program when that is installed, otherwise the stand-in of this
// project. Runs on any Node from 20 on. It must never import the package `electron` itself, which
// begins a download when its program is missing.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { root } from './packages.mjs';

/** @typedef {'electron' | 'stand-in'} Runtime */

export const standInFolder = path.join(root, 'e2e/stand-in');

const overrideVariable = 'ELECTRON_OVERRIDE_DIST_PATH';

/**
 * Chooses, and sets the environment so that this process and those it starts find the same: POS_RUNTIME
 * decides when it is set, otherwise what is there. Throws when what POS_RUNTIME names is not there.
 *
 * @returns {Runtime}
 */
export function chooseRuntime(environment = process.env, folder = root) {
  const runtime = wantedRuntime(environment, folder);
  if (runtime === 'stand-in') environment[overrideVariable] = standInFolder;
  return runtime;
}

/**
 * @param {NodeJS.ProcessEnv} environment
 * @param {string} folder
 * @returns {Runtime}
 */
function wantedRuntime(environment, folder) {
  const isOverridden = environment[overrideVariable] === standInFolder;
  const program = isOverridden ? undefined : electronProgram(environment, folder);
  switch (environment.POS_RUNTIME) {
    case undefined:
    case '':
      return program === undefined ? 'stand-in' : 'electron';
    case 'stand-in':
      return 'stand-in';
    case 'electron':
      if (program !== undefined) return 'electron';
      throw new Error(
        'POS_RUNTIME is electron, but its program is not there: npx install-electron',
      );
    default:
      throw new Error(`POS_RUNTIME is ${environment.POS_RUNTIME}: give it electron or stand-in`);
  }
}

/**
 * Electron's own program; undefined when it has not been downloaded.
 *
 * @param {NodeJS.ProcessEnv} environment
 * @param {string} folder
 * @returns {string | undefined}
 */
export function electronProgram(environment = process.env, folder = root) {
  const electron = path.join(folder, 'node_modules/electron');
  const nameFile = path.join(electron, 'path.txt');
  const name = existsSync(nameFile) ? readFileSync(nameFile, 'utf8') : undefined;
  const override = environment[overrideVariable];
  if (override !== undefined && override !== '') {
    return existing(path.join(override, name ?? 'electron'));
  }
  return name === undefined ? undefined : existing(path.join(electron, 'dist', name));
}

/** @param {string} file */
function existing(file) {
  return existsSync(file) ? file : undefined;
}
