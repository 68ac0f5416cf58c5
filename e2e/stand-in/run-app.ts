import inspector from 'node:inspector';
import { createRequire, registerHooks } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { startChromium } from './chromium/chromium.ts';
import { setRunningChromium } from './chromium/running-chromium.ts';
import { executable, launchedApp } from './launched-app.ts';
import { announceReady, app, chromiumSwitches, quitting } from './module/app.ts';
import { dialog } from './module/dialog.ts';
import { note } from './note.ts';

/** Plays the Electron executable for the app of the command line, until that quits. */
export async function runApp(): Promise<void> {
  disguiseProcess();
  process.on('SIGINT', () => app.quit());
  process.on('SIGTERM', () => app.quit());
  process.on('uncaughtException', showFault);
  if (launchedApp.inspectPort !== undefined) inspector.open(launchedApp.inspectPort);

  const require = createRequire(path.join(launchedApp.folder, 'package.json'));
  for (const file of launchedApp.requires) require(file);
  try {
    await import(pathToFileURL(launchedApp.main).href);
  } catch (fault) {
    note(`The app threw while it was loaded\n${fault instanceof Error ? fault.stack : fault}`);
    process.exit(1);
  }
  await openChromium();
}

function disguiseProcess(): void {
  const standIn = pathToFileURL(path.join(import.meta.dirname, 'electron-module.ts')).href;
  registerHooks({
    resolve: (name, context, next) =>
      /^electron(\/(main|common))?$/.test(name)
        ? { url: standIn, shortCircuit: true }
        : next(name, context),
  });
  process.argv = [executable, ...process.argv.slice(2)];
  Object.assign(process, {
    type: 'browser',
    defaultApp: true,
    resourcesPath: path.join(import.meta.dirname, 'resources'),
  });
}

/** As in Electron: a fault that the app does not catch is shown and does not end it. */
function showFault(fault: Error): void {
  if (process.listenerCount('uncaughtException') > 1) return;
  const trace = fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
  dialog.showErrorBox('A JavaScript error occurred in the main process', trace);
}

/** Only now, since the app may have chosen another place for its profile, or other switches. */
async function openChromium(): Promise<void> {
  if (quitting.hasBegun()) return;
  const profile = path.join(app.getPath('sessionData'), 'chromium-profile');
  try {
    const chromium = await startChromium(profile, chromiumSwitches);
    setRunningChromium(chromium);
    void chromium.ended.then(() => {
      if (quitting.hasBegun()) return;
      note('Chromium has ended, and the app with it');
      process.exit(1);
    });
  } catch (fault) {
    note(String(fault));
    process.exit(1);
  }
  announceReady();
}
