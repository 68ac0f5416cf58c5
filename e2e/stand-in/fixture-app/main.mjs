// A small Electron app that does a little of everything that the stand-in promises.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { app, BrowserWindow, ipcMain, protocol, safeStorage, session, Tray } from 'electron';

const here = import.meta.dirname;
const pages = path.join(here, 'pages');
const types = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript' };
const policy = "default-src 'none'; script-src 'self'; connect-src 'self'";

/** What happened, in order; specs read it through `globalThis`. */
const journal = [];
globalThis.journal = journal;

app.setPath('userData', process.env.FIXTURE_USER_DATA);
protocol.registerSchemesAsPrivileged([
  { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
]);

app.on('second-instance', (_event, argv, workingDirectory, additionalData) => {
  journal.push({ type: 'second-instance', argv, workingDirectory, additionalData });
  for (const window of BrowserWindow.getAllWindows()) window.webContents.send('news', 'second');
});
for (const name of ['before-quit', 'will-quit', 'quit']) {
  app.on(name, () => process.stdout.write(`${name}\n`));
}
app.on('web-contents-created', (_event, contents) => {
  contents.on('render-process-gone', (_event, { reason }) => {
    journal.push({ type: 'render-process-gone', reason });
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.on('will-navigate', (event) => {
    journal.push({ type: 'will-navigate', url: event.url });
    if (!event.url.startsWith('app://fixture/')) event.preventDefault();
  });
  contents.setWindowOpenHandler(({ url }) => {
    journal.push({ type: 'window-open', url });
    return { action: 'deny' };
  });
});

async function servePage(request) {
  const { host, pathname } = new URL(request.url);
  const file = path.join(pages, path.basename(pathname));
  if (host !== 'fixture') return new Response('no such host', { status: 404 });
  try {
    return new Response(await readFile(file), {
      headers: { 'content-type': types[path.extname(file)], 'content-security-policy': policy },
    });
  } catch {
    return new Response('no such page', { status: 404 });
  }
}

function answerPages() {
  ipcMain.handle('echo', (_event, value) => value);
  ipcMain.handle('fail', () => {
    throw new RangeError('no paper');
  });
  ipcMain.handle('describe-sender', (event) => ({
    url: event.senderFrame.url,
    isMain: event.senderFrame === event.sender.mainFrame,
    window: BrowserWindow.fromWebContents(event.sender)?.id,
  }));
  ipcMain.handle('answer-function', () => ({ call: () => 1 }));
  ipcMain.handle('use-missing', () => new Tray('icon.png'));
  ipcMain.handle('keep-secret', (_event, text) => {
    const kept = safeStorage.encryptString(text);
    return {
      kept,
      hidden: !kept.includes(text),
      read: safeStorage.decryptString(kept),
      backend: safeStorage.getSelectedStorageBackend(),
    };
  });
  ipcMain.on('say', (event, word) => event.reply('news', `heard ${word}`));
}

function openWindow(options = {}) {
  const window = new BrowserWindow({
    width: 1024,
    height: 768,
    useContentSize: true,
    webPreferences: {
      preload: path.join(here, 'preload.cjs'),
      additionalArguments: ['--fixture-word=hello'],
    },
    ...options,
  });
  window.webContents.once('did-finish-load', () => process.stdout.write('loaded\n'));
  void window.loadURL('app://fixture/index.html');
  return window;
}
globalThis.openWindow = openWindow;

function start() {
  journal.push({ type: 'ready' });
  protocol.handle('app', servePage);
  session.defaultSession.setPermissionRequestHandler((_contents, permission, answer) => {
    journal.push({ type: 'permission', permission });
    answer(permission === 'notifications');
  });
  answerPages();
  openWindow();
}

if (app.requestSingleInstanceLock({ from: 'another', at: 5n })) {
  void app.whenReady().then(start);
} else {
  app.quit();
}
// 'ready' must wait for this, as in Electron.
await new Promise((resolve) => setTimeout(resolve, 50));
journal.push({ type: 'evaluated' });
