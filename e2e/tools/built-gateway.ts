import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'vite';
import { filesIn, hashOfFiles } from './build.ts';
import { root } from './packages.mjs';

/** The gateway command as one file: a till that was killed is back before anybody misses it. */
const folder = path.join(root, 'out/gateway');
const stamp = path.join(folder, 'built-from');

export interface BuiltGateway {
  /** What Node is to run. */
  readonly file: string;
  /** What its environment is to have besides: where V8 keeps what it has compiled. */
  readonly env: { readonly NODE_COMPILE_CACHE: string };
}

/** Builds the gateway command when a source has changed since. */
export async function builtGateway(): Promise<BuiltGateway> {
  const recipe = path.relative(root, import.meta.filename);
  const wanted = hashOfFiles([...sources(), recipe, 'package-lock.json']);
  if (readStamp() !== wanted) await bundle(wanted);
  return {
    file: path.join(folder, 'gateway.js'),
    env: { NODE_COMPILE_CACHE: path.join(folder, 'compiled') },
  };
}

/** Beside its place and then put there: two that build at once do not hand out half a file. */
async function bundle(wanted: string): Promise<void> {
  mkdirSync(path.dirname(folder), { recursive: true });
  const fresh = mkdtempSync(`${folder}-`);
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: path.join(root, 'electron/headless.ts'),
      outDir: fresh,
      target: 'node24',
      rollupOptions: {
        // They find their compiled parts by where they stand.
        external: ['serialport', 'usb', 'harfbuzzjs'],
        output: { entryFileNames: 'gateway.js', codeSplitting: false },
      },
    },
  });
  writeFileSync(path.join(fresh, 'built-from'), wanted);
  rmSync(folder, { recursive: true, force: true });
  try {
    renameSync(fresh, folder);
  } catch (error) {
    // Somebody else was quicker; theirs is as good.
    rmSync(fresh, { recursive: true, force: true });
    if (readStamp() !== wanted) throw error;
  }
}

function sources(): readonly string[] {
  return ['shared', 'electron']
    .flatMap(filesIn)
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'));
}

function readStamp(): string | undefined {
  try {
    return readFileSync(stamp, 'utf8');
  } catch {
    return undefined;
  }
}
