import type { EventEmitter } from 'node:events';
import { runningChromium } from '../chromium/running-chromium.ts';
import { emitPreventable } from '../preventable-event.ts';
import { openWindows } from './open-windows.ts';

export interface Quitting {
  quit(): void;
  exit(code: number): void;
  /** Quitting has begun; nothing new is to be started. */
  hasBegun(): boolean;
  /** To be called after a window has closed. */
  windowClosed(): void;
}

/** The way out, in Electron's order: before-quit, the windows, will-quit, quit. */
export function createQuitting(app: EventEmitter, isReady: () => boolean): Quitting {
  let isQuitting = false;

  const exit = (code: number): void => {
    isQuitting = true;
    for (const window of [...openWindows.values()]) window.destroy();
    if (isReady()) app.emit('quit', {}, code);
    void (runningChromium()?.close() ?? Promise.resolve()).then(() => process.exit(code));
  };

  /** False when the app prevented it at some step. */
  const quitInOrder = async (): Promise<boolean> => {
    if (!isReady()) return true;
    if (emitPreventable(app, 'before-quit')) return false;
    for (const window of [...openWindows.values()]) {
      if (!(await window.requestClose())) return false;
    }
    return !emitPreventable(app, 'will-quit');
  };

  const quit = (): void => {
    if (isQuitting) return;
    isQuitting = true;
    void quitInOrder().then((mayQuit) => {
      if (mayQuit) exit(0);
      else isQuitting = false;
    });
  };

  return {
    quit,
    exit,
    hasBegun: () => isQuitting,
    windowClosed() {
      if (isQuitting || openWindows.size > 0) return;
      if (app.listenerCount('window-all-closed') > 0) app.emit('window-all-closed');
      else quit();
    },
  };
}
