import { electronEmitter } from '../not-implemented.ts';

export type InvokeHandler = (event: object, ...values: unknown[]) => unknown;

/** `ipcMain`, and the same thing for one page as `webContents.ipc`. */
export class IpcMain extends electronEmitter('ipcMain') {
  readonly invokeHandlers = new Map<string, InvokeHandler>();

  handle(channel: string, handler: InvokeHandler): void {
    if (this.invokeHandlers.has(channel)) {
      throw new Error(`Attempted to register a second handler for '${channel}'`);
    }
    this.invokeHandlers.set(channel, handler);
  }

  handleOnce(channel: string, handler: InvokeHandler): void {
    this.handle(channel, (event, ...values) => {
      this.removeHandler(channel);
      return handler(event, ...values);
    });
  }

  removeHandler(channel: string): void {
    this.invokeHandlers.delete(channel);
  }
}

export const ipcMain = new IpcMain();
