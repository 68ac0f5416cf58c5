import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createPackage } from '@electron/asar';
import { FuseV1Options } from '@electron/fuses';
import { windowsProgram } from './windows-program.ts';

export type PackedSystem = 'linux' | 'win';

// The mark by which @electron/fuses finds the fuses in Electron's program.
const fuseMark = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const fuseVersion = 1;
const programs: Readonly<Record<PackedSystem, readonly [name: string, content: Uint8Array]>> = {
  linux: ['electron', fuseWire()],
  win: ['electron.exe', windowsProgram(fuseWire())],
};
const companions = [
  'chrome_100_percent.pak',
  'icudtl.dat',
  'resources.pak',
  'v8_context_snapshot.bin',
  'LICENSE',
  'LICENSES.chromium.html',
];

/**
 * Lays out a directory like the one Electron is unpacked into, so that packing can be tested where
 * Electron cannot be downloaded. Its program does nothing, but it has fuses to be set.
 */
export async function writeFakeElectron(
  directory: string,
  system: PackedSystem,
  version: string,
): Promise<void> {
  rmSync(directory, { recursive: true, force: true });
  for (const folder of ['resources', 'locales']) {
    mkdirSync(path.join(directory, folder), { recursive: true });
  }
  const [name, content] = programs[system];
  writeFileSync(path.join(directory, name), content, { mode: 0o755 });
  writeFileSync(path.join(directory, 'version'), version);
  for (const name of [...companions, 'locales/en-US.pak']) {
    writeFileSync(path.join(directory, name), '');
  }
  const app = mkdtempSync(path.join(tmpdir(), 'galla-electron-'));
  writeFileSync(path.join(app, 'main.js'), '');
  await createPackage(app, path.join(directory, 'resources/default_app.asar'));
  rmSync(app, { recursive: true });
}

/** Every fuse as it is before an app sets it, with some room around it. */
function fuseWire(): Uint8Array {
  const count = Object.values(FuseV1Options).filter((one) => typeof one === 'number').length;
  return Buffer.concat([
    Buffer.alloc(64),
    Buffer.from(fuseMark),
    Buffer.from([fuseVersion, count]),
    Buffer.from('1'.repeat(count)),
    Buffer.alloc(64),
  ]);
}
