import { BrowserWindow } from 'electron';
import { appOrigin } from './app-protocol.ts';

/** The windows that look like a terminal on the counter, one for each simulated one; only in demo. */
export interface PinpadWindows {
  /** Opens the window of this terminal, or brings it to the front. */
  open(terminalId: string): void;
  /** Does nothing while that window is closed. */
  send(terminalId: string, channel: string, message: unknown): void;
  /** Whether these contents are one of them; they may ask for next to nothing. */
  isSender(contentsId: number): boolean;
  close(): void;
}

export function createPinpadWindows(preload: string): PinpadWindows {
  const windows = new Map<string, BrowserWindow>();

  function open(terminalId: string): void {
    const opened = new BrowserWindow({
      width: 880,
      height: 720,
      minWidth: 400,
      minHeight: 480,
      useContentSize: true,
      show: false,
      title: 'Galla',
      backgroundColor: '#10141a',
      webPreferences: {
        preload,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webSecurity: true,
        spellcheck: false,
        devTools: false,
      },
    });
    windows.set(terminalId, opened);
    opened.once('closed', () => {
      if (windows.get(terminalId) === opened) windows.delete(terminalId);
    });
    opened.once('ready-to-show', () => opened.show());
    const place = new URLSearchParams({ terminal: terminalId });
    void opened.loadURL(`${appOrigin}/pinpad.html?${place}`);
  }

  return {
    open(terminalId) {
      const there = windows.get(terminalId);
      if (there) there.focus();
      else open(terminalId);
    },
    send: (terminalId, channel, message) =>
      windows.get(terminalId)?.webContents.send(channel, message),
    isSender: (contentsId) =>
      [...windows.values()].some(({ webContents }) => webContents.id === contentsId),
    close() {
      for (const window of windows.values()) window.destroy();
    },
  };
}
