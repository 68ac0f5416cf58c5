import { ipcMain } from 'electron';
import type { IpcReceiver } from './handle.ts';

/** Electron's own receiver; apart, so that everything else in this room runs without Electron. */
export const electronReceiver: IpcReceiver = {
  handle: (channel, listener) => ipcMain.handle(channel, listener),
};
