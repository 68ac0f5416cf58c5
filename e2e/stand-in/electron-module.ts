/** What `import { … } from 'electron'` finds in the main process. */
import { missing } from './not-implemented.ts';

export { app } from './module/app.ts';
export { BrowserWindow } from './module/browser-window.ts';
export { clipboard } from './module/clipboard.ts';
export { dialog } from './module/dialog.ts';
export { ipcMain } from './module/ipc-main.ts';
export { Menu, MenuItem } from './module/menu.ts';
export { nativeImage } from './module/native-image.ts';
export { nativeTheme } from './module/native-theme.ts';
export { Notification } from './module/notification.ts';
export { powerMonitor, powerSaveBlocker } from './module/power.ts';
export { protocol } from './module/protocol.ts';
export { safeStorage } from './module/safe-storage.ts';
export { screen } from './module/screen.ts';
export { session } from './module/session.ts';
export { shell } from './module/shell.ts';
export { webContents } from './module/web-contents.ts';

/** An import must find a name to be able to refuse it in words. */
export const autoUpdater = missing('autoUpdater');
export const BaseWindow = missing('BaseWindow');
export const contentTracing = missing('contentTracing');
export const crashReporter = missing('crashReporter');
export const desktopCapturer = missing('desktopCapturer');
export const globalShortcut = missing('globalShortcut');
export const inAppPurchase = missing('inAppPurchase');
export const MessageChannelMain = missing('MessageChannelMain');
export const net = missing('net');
export const netLog = missing('netLog');
export const pushNotifications = missing('pushNotifications');
export const ShareMenu = missing('ShareMenu');
export const systemPreferences = missing('systemPreferences');
export const TouchBar = missing('TouchBar');
export const Tray = missing('Tray');
export const utilityProcess = missing('utilityProcess');
export const View = missing('View');
export const webFrameMain = missing('webFrameMain');
export const WebContentsView = missing('WebContentsView');
