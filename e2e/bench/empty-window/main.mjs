// The least that shows a window: what Galla's start is compared with. The page comes by the same road.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { app, BrowserWindow, protocol } from 'electron';

app.setPath('userData', path.resolve(process.argv.at(-1) ?? '.'));
app.enableSandbox();
protocol.registerSchemesAsPrivileged([
  { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
]);
app.on('window-all-closed', () => app.quit());
void app.whenReady().then(() => {
  protocol.handle('app', async () => {
    const page = await readFile(path.join(import.meta.dirname, 'index.html'));
    return new Response(page, { headers: { 'content-type': 'text/html; charset=utf-8' } });
  });
  const window = new BrowserWindow({
    ...{ width: 1024, height: 768, useContentSize: true, show: false },
    webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false },
  });
  window.once('ready-to-show', () => window.show());
  void window.loadURL('app://empty/index.html');
});
