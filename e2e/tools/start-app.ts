// npm start, on the Node of this project and with its packages installed.
import path from 'node:path';
import { buildWhenStale } from './build.ts';
import { downloadElectron } from './electron-download.ts';
import { follow } from './follow.mjs';
import { root, stop } from './packages.mjs';
import { chooseRuntime, electronProgram, standInFolder } from './runtime.mjs';
import { installSystemPackages, socat, standInNeeds } from './system-packages.ts';

build();
bringSerialCable();
const program = await findProgram();
const noSandbox = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
await follow(program, [...noSandbox, '.', ...process.argv.slice(2)], { cwd: root });

function build(): void {
  try {
    if (buildWhenStale() === 'built') console.log('Built.');
  } catch (error) {
    stop(String(error));
  }
}

/** The demo's terminal is on a real serial line where socat is; without it on TCP, and the banner says so. */
function bringSerialCable(): void {
  if (process.platform !== 'linux' || installSystemPackages([socat]) === undefined) return;
  console.log('Without socat the simulated terminal is reached over TCP instead of a serial line.');
}

/** Electron when it is there or can be had, otherwise the stand-in, which says so. */
async function findProgram(): Promise<string> {
  const isWanted = process.env.POS_RUNTIME !== 'stand-in';
  if (isWanted && electronProgram() === undefined) await downloadElectron();
  const electron = electronProgram();
  if (chooseRuntime() === 'electron' && electron !== undefined) return electron;
  if (process.platform !== 'linux') {
    stop('Electron could not be downloaded. Please run `npx install-electron` to see why.');
  }
  const todo = installSystemPackages(standInNeeds());
  if (todo !== undefined) stop(todo);
  console.log(standInNotice());
  return path.join(standInFolder, 'electron');
}

function standInNotice(): string {
  const display = process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  return [
    `Electron is not installed: its stand-in runs the same app, main in Node ${process.version} and ` +
      `the window in Chromium, ${display ? `on DISPLAY ${display}` : 'headless (no DISPLAY)'}.`,
    'Not covered: the dialogs of the system, tray, printing, its key store, updates.',
    'For Electron itself: npx install-electron, with ELECTRON_MIRROR where it cannot be reached.',
  ].join('\n');
}
