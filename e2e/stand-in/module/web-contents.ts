import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { LoadFileOptions, PrintToPDFOptions, WebPreferences } from 'electron';
import type { WindowBounds } from '../chromium/devtools-commands.ts';
import type { Size } from '../chromium/pages.ts';
import { launchedApp } from '../launched-app.ts';
import { electronEmitter } from '../not-implemented.ts';
import { note } from '../note.ts';
import { openPage, type Page } from '../page/page.ts';
import { capture, evaluate, printToPdf } from '../page/page-commands.ts';
import type { PageState } from '../page/page-context.ts';
import type { WindowOpenHandler } from '../page/popups.ts';
import { app } from './app.ts';
import { IpcMain } from './ipc-main.ts';
import { createImage } from './native-image.ts';
import { defaultSession } from './session.ts';
import { createMainFrame } from './web-frame-main.ts';

/** What closes together with the contents. */
export interface ContentsOwner {
  requestClose(): Promise<boolean>;
  destroy(): void;
}

let lastId = 0;
const living = new Map<number, WebContents>();

export class WebContents extends electronEmitter('webContents') {
  static fromDevToolsTargetId(targetId: string): WebContents | undefined {
    return WebContents.getAllWebContents().find((contents) => contents.#targetId === targetId);
  }
  static fromId(id: number): WebContents | undefined {
    return living.get(id);
  }
  static getAllWebContents(): WebContents[] {
    return [...living.values()];
  }

  readonly id = ++lastId;
  readonly session = defaultSession;
  readonly ipc = new IpcMain();
  readonly #state: PageState = {
    isUsed: false,
    url: '',
    title: '',
    isLoading: false,
    isCrashed: false,
    isDestroyed: false,
  };
  readonly mainFrame = createMainFrame(this, this.#state);
  readonly #owner: ContentsOwner;
  readonly #opening: Promise<Page>;
  #page: Page | undefined;
  #targetId: string | undefined;
  #windowOpenHandler: WindowOpenHandler = () => ({ action: 'allow' });

  constructor(owner: ContentsOwner, preferences: WebPreferences, size: Size) {
    super();
    this.setMaxListeners(0);
    this.#owner = owner;
    living.set(this.id, this);
    this.#opening = openPage(this, this.#state, {
      size,
      preferences,
      onOpen: (targetId) => {
        this.#targetId = targetId;
      },
      onGone: () => this.#owner.destroy(),
      windowOpenHandler: () => this.#windowOpenHandler,
    });
    this.#opening.then(
      (page) => {
        this.#page = page;
      },
      (fault) => this.#state.isDestroyed || note(String(fault)),
    );
    app.emit('web-contents-created', {}, this);
  }

  async loadURL(url: string): Promise<void> {
    const page = await this.#opening;
    await page.load(url);
  }
  loadFile(file: string, options: LoadFileOptions = {}): Promise<void> {
    const url = pathToFileURL(path.resolve(launchedApp.folder, file));
    url.search = options.search ?? new URLSearchParams(options.query).toString();
    url.hash = options.hash ?? '';
    return this.loadURL(url.href);
  }
  reload(): void {
    this.#ask(({ session }) => session.send('Page.reload', { ignoreCache: false }));
  }
  reloadIgnoringCache(): void {
    this.#ask(({ session }) => session.send('Page.reload', { ignoreCache: true }));
  }
  stop(): void {
    this.#ask(({ session }) => session.send('Page.stopLoading'));
  }
  focus(): void {
    this.#ask(({ session }) => session.send('Page.bringToFront'));
  }
  forcefullyCrashRenderer(): void {
    this.#ask(({ session }) => session.send('Page.crash'));
  }
  resize(size: Size): void {
    this.#ask((page) => page.resize(size));
  }
  place(bounds: WindowBounds): void {
    this.#ask((page) => page.place(bounds));
  }

  send(channel: string, ...values: unknown[]): void {
    this.#page?.post(channel, values);
  }
  setWindowOpenHandler(handler: WindowOpenHandler): void {
    this.#windowOpenHandler = handler;
  }
  async executeJavaScript(code: string, userGesture = false): Promise<unknown> {
    const { session } = await this.#opening;
    return evaluate(session, code, userGesture);
  }
  async capturePage() {
    const { session } = await this.#opening;
    return createImage(await capture(session));
  }
  async printToPDF(options: PrintToPDFOptions): Promise<Buffer> {
    const { session } = await this.#opening;
    return printToPdf(session, options);
  }

  getURL(): string {
    return this.#state.url;
  }
  getTitle(): string {
    return this.#state.title;
  }
  isLoading(): boolean {
    return this.#state.isLoading;
  }
  isCrashed(): boolean {
    return this.#state.isCrashed;
  }
  isDestroyed(): boolean {
    return this.#state.isDestroyed;
  }

  /** With `waitForBeforeUnload` the app may keep the window open, as when a person closes it. */
  close(options: { readonly waitForBeforeUnload?: boolean } = {}): void {
    if (options.waitForBeforeUnload) void this.#owner.requestClose();
    else this.#owner.destroy();
  }
  /** Called by the owner, once. */
  destroy(): void {
    this.#state.isDestroyed = true;
    living.delete(this.id);
    this.#ask((page) => page.close());
    this.emit('destroyed');
  }

  /** For what answers with nothing: a page that has gone meanwhile need not do it any more. */
  #ask(action: (page: Page) => unknown): void {
    this.#opening.then(action).catch(() => undefined);
  }
}

export const webContents = WebContents;
