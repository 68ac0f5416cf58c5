// @ts-check
// The npm packages of this project, and the Node that comes among them. Runs on any Node from 20 on
// and with nothing installed, so it is plain JavaScript without dependencies.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

export const root = path.resolve(import.meta.dirname, '../..');

/**
 * @typedef {{ version?: string, integrity?: string, optional?: boolean }} LockedPackage
 * @typedef {{ readonly platform: string, readonly arch: string }} System
 */

/**
 * Why node_modules cannot be used as it is, or undefined when it can. npm notes what it has installed
 * in node_modules/.package-lock.json, and only when it has finished.
 *
 * @param {string} directory
 * @param {System} system
 * @returns {string | undefined}
 */
export function missingPackages(directory, system) {
  const installed = lockedPackages(path.join(directory, 'node_modules/.package-lock.json'));
  if (installed === undefined) return 'nothing is installed yet';
  const wanted = lockedPackages(path.join(directory, 'package-lock.json'));
  if (wanted === undefined) throw new Error(`There is no package-lock.json in ${directory}`);
  for (const [name, locked] of Object.entries(wanted)) {
    const found = installed[name];
    if (name === '') continue;
    // Optional packages are those of other systems, or such as may be missing here.
    if (found === undefined && locked.optional) continue;
    if (found?.version !== locked.version || found?.integrity !== locked.integrity) {
      return `${name} is not as locked`;
    }
  }
  const extra = Object.keys(installed).find((name) => !(name in wanted));
  if (extra !== undefined) return `${extra} is not locked`;
  const node = projectNode(directory, system);
  if (node !== undefined && !existsSync(node)) return 'the Node of this project is missing';
  return undefined;
}

/**
 * The Node that this project runs on, as an npm package puts it; undefined on systems for which there
 * is no such package (macOS).
 *
 * @param {string} directory
 * @param {System} system
 * @returns {string | undefined}
 */
export function projectNode(directory, { platform, arch }) {
  const name = `node_modules/node-${platform === 'win32' ? 'win' : platform}-${arch}`;
  const locked = lockedPackages(path.join(directory, 'package-lock.json')) ?? {};
  if (!(name in locked)) return undefined;
  return path.join(directory, name, 'bin', platform === 'win32' ? 'node.exe' : 'node');
}

/** Brings node_modules to what package-lock.json says, when it is not; ends the process if it cannot. */
export function installPackages() {
  const reason = missingPackages(root, process);
  if (reason === undefined) return;
  if (process.platform === 'win32' && process.execPath.startsWith(root)) {
    // Windows does not let npm replace the program that is running.
    stop(`The packages have changed (${reason}): run \`npm ci\`, then this again.`);
  }
  console.log(`Installing packages: ${reason}…`);
  const npm = process.env.npm_execpath;
  const { status } = npm
    ? spawnSync(process.env.npm_node_execpath ?? process.execPath, [npm, 'ci'], inherit())
    : spawnSync('npm', ['ci'], { ...inherit(), shell: process.platform === 'win32' });
  if (status !== 0) stop('`npm ci` failed; its message is above.');
}

/**
 * @param {string} message
 * @returns {never}
 */
export function stop(message) {
  console.error(`\n${message}\n`);
  process.exit(1);
}

/** @returns {{ cwd: string, stdio: 'inherit' }} */
function inherit() {
  return { cwd: root, stdio: 'inherit' };
}

/**
 * @param {string} file
 * @returns {Record<string, LockedPackage> | undefined}
 */
function lockedPackages(file) {
  if (!existsSync(file)) return undefined;
  return JSON.parse(readFileSync(file, 'utf8')).packages;
}
