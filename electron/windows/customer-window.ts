import { BrowserWindow, screen } from 'electron';
import { appOrigin } from './app-protocol.ts';

/** The window that faces the customer. At most one is open. */
export interface CustomerWindow {
  isOpen(): boolean;
  toggle(): void;
  send(channel: string, message: unknown): void;
  /** Whether this is the page that customers see; it may ask for next to nothing. */
  isSender(contentsId: number): boolean;
  close(): void;
}

/** On the second screen as large as it is, where there is one; else a window that can be moved there. */
export function createCustomerWindow(preload: string): CustomerWindow {
  let window: BrowserWindow | undefined;

  function open(): void {
    const opened = new BrowserWindow({
      ...placeOfDisplay(),
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
    window = opened;
    opened.once('closed', () => {
      if (window === opened) window = undefined;
    });
    // Without the keyboard: that stays with the cashier.
    opened.once('ready-to-show', () => opened.showInactive());
    void opened.loadURL(`${appOrigin}/customer.html`);
  }

  return {
    isOpen: () => window !== undefined,
    toggle: () => (window ? window.close() : open()),
    send: (channel, message) => window?.webContents.send(channel, message),
    isSender: (contentsId) => window?.webContents.id === contentsId,
    close: () => window?.destroy(),
  };
}

function placeOfDisplay() {
  const primary = screen.getPrimaryDisplay().id;
  const second = screen.getAllDisplays().find(({ id }) => id !== primary);
  return second
    ? { ...second.bounds, fullscreen: true }
    : { width: 1024, height: 768, useContentSize: true };
}
