import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { listPackage } from '@electron/asar';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { beforeAll, describe, expect, test } from 'vitest';
import { root } from '../tools/packages.mjs';
import type { PackedSystem } from './fake-electron-directory.ts';
import { type PackedApp, packApp } from './pack.ts';

/** The part of electron-builder that reads and checks electron-builder.yml. */
interface BuilderConfiguration {
  getConfig(directory: string, file: string, options: null): Promise<Record<string, unknown>>;
  validateConfiguration(configuration: object, logger: object): Promise<void>;
}

const packLimit = 3 * 60_000;
const noLog = { isEnabled: false };

describe('electron-builder.yml', () => {
  test('is what electron-builder understands, for all three systems', async () => {
    const { getConfig, validateConfiguration } = builderConfiguration();
    const configuration = await getConfig(root, 'electron-builder.yml', null);
    await validateConfiguration(configuration, noLog);
    expect(configuration).toMatchObject({
      win: { target: [{ target: 'nsis' }] },
      mac: { target: [{ target: 'dmg' }, { target: 'zip' }], hardenedRuntime: true },
      linux: { target: ['AppImage', 'deb'] },
    });
  });

  test.each(['win', 'mac', 'linux'])(
    'would be refused with an unknown key for %s',
    async (system) => {
      const { getConfig, validateConfiguration } = builderConfiguration();
      const configuration = await getConfig(root, 'electron-builder.yml', null);
      const wrong = { ...configuration, [system]: { tragets: [] } };
      await expect(validateConfiguration(wrong, noLog)).rejects.toThrow(`configuration.${system} `);
    },
  );

  test('packs the Electron that the project is tested with', async () => {
    const configuration = await builderConfiguration().getConfig(
      root,
      'electron-builder.yml',
      null,
    );
    expect(configuration).toHaveProperty('electronVersion', installedElectron());
  });
});

describe.each<[system: PackedSystem, nativeModule: RegExp]>([
  ['linux', new RegExp(`/(prebuilds/|@node-usb/usb-)linux-${process.arch}.*\\.node$`)],
  ['win', /\/prebuilds\/win32-x64\/.*\.node$/],
])('the app packed for %s', (system, nativeModule) => {
  let app: PackedApp;
  let files: readonly string[];

  beforeAll(async () => {
    app = await packApp(system);
    files = listPackage(path.join(app.resources, 'app.asar'), { isPack: false }).map((file) =>
      file.replaceAll('\\', '/'),
    );
  }, packLimit);

  test('holds what was built, and what it runs on', () => {
    expect(files).toEqual(
      expect.arrayContaining([
        '/package.json',
        '/out/main/main.js',
        '/out/preload/preload.cjs',
        '/out/renderer/index.html',
        '/node_modules/fastify/package.json',
        '/node_modules/serialport/package.json',
      ]),
    );
  });

  test('holds no sources, tests, maps or tools', () => {
    const own = files.filter((file) => !file.startsWith('/node_modules'));
    expect(
      own.filter(
        (file) => !/^\/(out(\/(main|preload|renderer)(\/|$)|$)|package\.json$)/.test(file),
      ),
    ).toEqual([]);
    expect(files.filter((file) => /\.(ts|tsx|map)$|\/tests?\//.test(file))).toEqual([]);
    const needless = /^\/node_modules\/(node-|electron|vite|vitest|react|@swc|@biomejs|razorpay)/;
    const kept = ['node-addon-api', 'node-gyp-build'];
    expect(
      files.filter((file) => needless.test(file) && !kept.includes(file.split('/')[2] ?? '')),
    ).toEqual([]);
  });

  test('keeps the native modules of its own system alone, outside of the archive', () => {
    const outside = readdirSync(path.join(app.resources, 'app.asar.unpacked'), {
      recursive: true,
      encoding: 'utf8',
    }).map((file) => `/${file.replaceAll('\\', '/')}`);
    const native = outside.filter((file) => file.endsWith('.node'));
    expect(native.length).toBeGreaterThan(0);
    expect(native.filter((file) => !nativeModule.test(file))).toEqual([]);
    expect(files.filter((file) => file.endsWith('.node'))).toEqual(native);
  });

  test('brings the rule for terminals on USB to the one system that has such rules', () => {
    const rule = path.join(app.resources, 'udev/70-galla-terminals.rules');
    expect(existsSync(rule)).toBe(system === 'linux');
  });

  test('has the fuses set that keep it from being turned into something else', async () => {
    const fuses = await getCurrentFuseWire(app.program);
    const blown = (fuse: FuseV1Options) => fuses[fuse] === FuseState.DISABLE;
    expect(blown(FuseV1Options.RunAsNode)).toBe(true);
    expect(blown(FuseV1Options.EnableNodeOptionsEnvironmentVariable)).toBe(true);
    expect(blown(FuseV1Options.EnableNodeCliInspectArguments)).toBe(true);
    expect(blown(FuseV1Options.GrantFileProtocolExtraPrivileges)).toBe(true);
    expect(fuses[FuseV1Options.EnableCookieEncryption]).toBe(FuseState.ENABLE);
    expect(fuses[FuseV1Options.EnableEmbeddedAsarIntegrityValidation]).toBe(FuseState.ENABLE);
    expect(fuses[FuseV1Options.OnlyLoadAppFromAsar]).toBe(FuseState.ENABLE);
  });
});

test('the Windows program knows the hash of its archive', async () => {
  const { program } = await packApp('win');
  const known = readFileSync(program).toString('latin1');
  expect(known).toMatch(/"file":"resources\\\\app\.asar","alg":"SHA256","value":"[0-9a-f]{64}"/i);
});

function builderConfiguration(): BuilderConfiguration {
  const builder = createRequire(path.join(root, 'node_modules/electron-builder/package.json'));
  return builder('app-builder-lib/out/util/config/config.js');
}

function installedElectron(): string {
  const file = path.join(root, 'node_modules/electron/package.json');
  return JSON.parse(readFileSync(file, 'utf8')).version;
}
