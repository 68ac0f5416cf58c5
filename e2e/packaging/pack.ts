import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { buildWhenStale, filesIn, hashOfFiles } from '../tools/build.ts';
import { root } from '../tools/packages.mjs';
import { runCommand } from '../tools/run-command.ts';
import { type PackedSystem, writeFakeElectron } from './fake-electron-directory.ts';

export interface PackedApp {
  /** What a user would start. */
  readonly program: string;
  /** The directory with app.asar. */
  readonly resources: string;
}

const checks = path.join(root, 'release/check');
const packLimit = 3 * 60_000;
const layouts: Readonly<Record<PackedSystem, readonly [unpacked: string, program: string]>> = {
  linux: ['linux-unpacked', 'galla'],
  win: ['win-unpacked', 'Galla.exe'],
};

/**
 * The app as electron-builder packs it for a system, around a directory that stands in for Electron.
 * It takes seconds, so it is kept for as long as nothing that goes in has changed.
 */
export async function packApp(system: PackedSystem): Promise<PackedApp> {
  buildWhenStale();
  const output = path.join(checks, `${system}-${hashOfContent()}`);
  if (!existsSync(output)) await packInto(output, system);
  const [unpacked, program] = layouts[system];
  return {
    program: path.join(output, unpacked, program),
    resources: path.join(output, unpacked, 'resources'),
  };
}

function hashOfContent(): string {
  return hashOfFiles([
    ...filesIn('out'),
    ...filesIn('resources'),
    ...filesIn('e2e/packaging').filter((file) => !/\.(test|spec)\.ts$/.test(file)),
    'electron-builder.yml',
    'package.json',
    'package-lock.json',
  ]).slice(0, 12);
}

/** Packs beside it and moves it there, so that what stands at `output` is always whole. */
async function packInto(output: string, system: PackedSystem): Promise<void> {
  const work = path.join(checks, `packing-${process.pid}`);
  await runBuilder(work, system);
  for (const old of readdirSync(checks)) {
    if (old.startsWith(`${system}-`)) rmSync(path.join(checks, old), { recursive: true });
  }
  renameSync(path.join(work, 'packed'), output);
  rmSync(work, { recursive: true });
}

async function runBuilder(work: string, system: PackedSystem): Promise<void> {
  const electron = path.join(work, 'electron');
  const { version } = JSON.parse(
    readFileSync(path.join(root, 'node_modules/electron/package.json'), 'utf8'),
  );
  await writeFakeElectron(electron, system, version);
  const { code, output: words } = await runCommand(
    process.execPath,
    [
      path.join(root, 'node_modules/electron-builder/cli.js'),
      ...[`--${system}`, 'dir', '--publish', 'never'],
      `-c.electronDist=${electron}`,
      `-c.directories.output=${path.join(work, 'packed')}`,
      // Signing needs a certificate, which a test does not have.
      '-c.win.signExecutable=false',
    ],
    packLimit,
  );
  if (code !== 0) throw new Error(`electron-builder failed.\n${words}`);
}
