import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './packages.mjs';

const electron = path.join(root, 'node_modules/electron');
const noteFile = path.join(root, 'node_modules/.cache/galla/electron-unreachable');
const rememberFor = 24 * 3_600_000;
const askLimit = 4_000;
const downloadLimit = 10 * 60_000;

/** The part of Electron's own downloader that is used here. */
interface Downloader {
  downloadArtifact(artifact: {
    readonly version: string;
    readonly artifactName: 'electron';
    readonly checksums: unknown;
    readonly cacheRoot: string | undefined;
    readonly downloader: { download(address: string): Promise<void> };
  }): Promise<string>;
}

/**
 * Fetches Electron's program when it can be reached; true when it is then there. That it could not be
 * had is noted in a file for a day, so that only one start in a day waits for it.
 */
export async function downloadElectron(note = noteFile, install = runInstaller): Promise<boolean> {
  if (isRecent(note)) return false;
  if ((await isReachable()) && install()) return true;
  mkdirSync(path.dirname(note), { recursive: true });
  writeFileSync(note, '');
  return false;
}

function isRecent(note: string): boolean {
  const noted = statSync(note, { throwIfNoEntry: false });
  return noted !== undefined && Date.now() - noted.mtimeMs < rememberFor;
}

function runInstaller(): boolean {
  console.log('Downloading Electron, once…');
  const { status } = spawnSync(process.execPath, [path.join(electron, 'install.js')], {
    stdio: 'inherit',
    timeout: downloadLimit,
  });
  return status === 0;
}

/**
 * Electron's installer waits without end for a network that swallows everything, so the address is
 * asked briefly first. Only the installer knows it (mirrors, proxies, npm settings): it is asked to
 * download with a downloader that merely knocks.
 */
async function isReachable(): Promise<boolean> {
  const { downloadArtifact } = await electronsDownloader();
  let answered = false;
  const knocked = new Error('Only knocked');
  const downloader = {
    async download(address: string): Promise<void> {
      answered = await answers(address);
      throw knocked;
    },
  };
  try {
    await downloadArtifact({
      version: readJson('package.json').version,
      artifactName: 'electron',
      checksums: readJson('checksums.json'),
      cacheRoot: process.env.electron_config_cache,
      downloader,
    });
    // Downloaded before and still in the installer's own store.
    return true;
  } catch (error) {
    if (error !== knocked) throw error;
    return answered;
  }
}

async function answers(address: string): Promise<boolean> {
  try {
    const { status } = await fetch(address, {
      method: 'HEAD',
      redirect: 'manual',
      signal: AbortSignal.timeout(askLimit),
    });
    return status < 400;
  } catch {
    return false;
  }
}

async function electronsDownloader(): Promise<Downloader> {
  const file = createRequire(path.join(electron, 'install.js')).resolve('@electron/get');
  return (await import(pathToFileURL(file).href)) as Downloader;
}

function readJson(name: string): { readonly version: string } {
  return JSON.parse(readFileSync(path.join(electron, name), 'utf8'));
}
