import path from 'node:path';
import { app, type BrowserWindow, dialog, Menu, protocol, session } from 'electron';
import { readCommandLine } from './command-line.ts';
import { receiveEarly } from './ipc/early-receiver.ts';
import { electronReceiver } from './ipc/electron-receiver.ts';
import { systemClock } from './system-clock.ts';
import { appScheme, serveApp } from './windows/app-protocol.ts';
import { watchFirstPage } from './windows/first-page.ts';
import { confine, openMainWindow, refusePermissions } from './windows/main-window.ts';

let cashierWindow: BrowserWindow | undefined;

const line = readCommandLine(process.argv.slice(1), { strict: false });
if (line.ok && line.options.folder) app.setPath('userData', path.resolve(line.options.folder));
app.enableSandbox();
protocol.registerSchemesAsPrivileged([
  {
    scheme: appScheme,
    // What V8 has made of a page's scripts is kept for its next start.
    privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
  },
]);
app.on('web-contents-created', (_event, contents) => confine(contents));

if (!line.ok) {
  failToStart(line.problem);
} else if (!app.requestSingleInstanceLock()) {
  app.quit();
} else {
  app.on('second-instance', showWindow);
  app.on('window-all-closed', () => app.quit());
  // Not awaited at the top level: Electron is ready only after this module has been evaluated.
  void app.whenReady().then(() => start(line.options));
}

/**
 * The window comes up while the till does, and first: making its page needs this process, which the till
 * would hold up; a page that has its scripts runs by itself. Neither waits for any device.
 */
async function start(options: Extract<typeof line, { ok: true }>['options']): Promise<void> {
  Menu.setApplicationMenu(null);
  refusePermissions(session.defaultSession);
  const pages = serveApp(path.join(import.meta.dirname, '../renderer'));
  const firstPage = watchFirstPage(pages, systemClock);
  protocol.handle(appScheme, firstPage.serve);
  const preload = path.join(import.meta.dirname, '../preload/preload.cjs');
  const receiver = receiveEarly(electronReceiver);
  const window = openMainWindow(preload);
  cashierWindow = window;
  try {
    // Read while Chromium makes the window, and run while it runs the page's scripts.
    const { runTill } = await import('./run-till.ts');
    await firstPage.given;
    const started = await runTill({ options, preload, receiver, window });
    if (started.type === 'cannot_start') failToStart(started.why);
  } catch (fault) {
    failToStart(fault instanceof Error ? (fault.stack ?? fault.message) : String(fault));
  }
}

function showWindow(): void {
  if (cashierWindow?.isMinimized()) cashierWindow.restore();
  cashierWindow?.focus();
}

/** A till that cannot keep its ledger must not open: it says why instead. */
function failToStart(why: string): void {
  process.stderr.write(`galla: ${why}\n`);
  dialog.showErrorBox('Galla cannot start', why);
  app.exit(1);
}
