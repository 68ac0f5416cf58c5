import type { EventEmitter } from 'node:events';
import type { OpenPage } from '../chromium/pages.ts';
import type { IpcMain } from '../module/ipc-main.ts';

/** What the parts of a page need of the WebContents they stand behind. */
export interface PageContents extends EventEmitter {
  readonly id: number;
  readonly ipc: IpcMain;
  readonly mainFrame: object;
  send(channel: string, ...values: unknown[]): void;
}

/** What is known of a page; its events keep it true. */
export interface PageState {
  /** The app has asked it to load something; what it shows before that is Chromium's own affair. */
  isUsed: boolean;
  /** As the app names it; empty until the app has loaded something. */
  url: string;
  title: string;
  isLoading: boolean;
  isCrashed: boolean;
  isDestroyed: boolean;
}

export interface PageContext extends Omit<OpenPage, 'gone'> {
  readonly contents: PageContents;
  readonly state: PageState;
}
