import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './packages.mjs';

const sources = ['shared', 'electron', 'renderer', 'resources'];
const configs = ['electron.vite.config.ts', 'package.json', 'package-lock.json'];
const outputs = ['out/main/main.js', 'out/preload/preload.cjs', 'out/renderer/index.html'];
const stamp = path.join(root, 'node_modules/.cache/galla/built');
const buildLimit = 5 * 60_000;

/** Builds out/ when a source has changed since. Throws with the build's own words when it fails. */
export function buildWhenStale(): 'built' | 'fresh' {
  const wanted = hashOfFiles([...sources.flatMap(sourceFiles), ...configs]);
  if (readStamp() === `${wanted} ${outputTimes()}`) return 'fresh';
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [path.join(root, 'node_modules/electron-vite/bin/electron-vite.js'), 'build'],
    { cwd: root, encoding: 'utf8', timeout: buildLimit },
  );
  if (status !== 0) throw new Error(`The build failed.\n${stdout}${stderr}`);
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, `${wanted} ${outputTimes()}`);
  return 'built';
}

/** One name for the content of these files and where they stand; paths from the project's root. */
export function hashOfFiles(files: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of files.toSorted()) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(path.join(root, file)))
      .update('\0');
  }
  return hash.digest('hex');
}

/** Every file under a folder of the project, as paths from its root. */
export function filesIn(folder: string): readonly string[] {
  return readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)));
}

function sourceFiles(folder: string): readonly string[] {
  return filesIn(folder).filter((file) => !/\.(test\.tsx?|md)$/.test(file));
}

/** Changes when something else has built into out/, such as `npm run dev`. */
function outputTimes(): string {
  return outputs
    .map((file) => statSync(path.join(root, file), { throwIfNoEntry: false })?.mtimeMs ?? 'missing')
    .join(' ');
}

function readStamp(): string | undefined {
  try {
    return readFileSync(stamp, 'utf8');
  } catch {
    return undefined;
  }
}
