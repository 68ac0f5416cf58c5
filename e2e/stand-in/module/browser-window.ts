import { setImmediate as nextTurn } from 'node:timers/promises';
import type { BrowserWindowConstructorOptions, LoadFileOptions } from 'electron';
import type { WindowBounds } from '../chromium/devtools-commands.ts';
import type { Size } from '../chromium/pages.ts';
import { emitPreventable } from '../preventable-event.ts';
import { app, isAppReady, quitting } from './app.ts';
import { openWindows } from './open-windows.ts';
import { WebContents } from './web-contents.ts';
import { WindowFrame } from './window-frame.ts';

const windows = new Map<number, BrowserWindow>();
let focused: BrowserWindow | undefined;

export class BrowserWindow extends WindowFrame {
  static getAllWindows(): BrowserWindow[] {
    return [...windows.values()];
  }
  static getFocusedWindow(): BrowserWindow | null {
    return focused ?? null;
  }
  static fromWebContents(contents: WebContents | undefined): BrowserWindow | null {
    return BrowserWindow.getAllWindows().find((one) => one.webContents === contents) ?? null;
  }
  static fromId(id: number): BrowserWindow | null {
    return windows.get(id) ?? null;
  }

  readonly webContents: WebContents;
  readonly id: number;
  readonly #parent: unknown;
  #isDestroyed = false;

  constructor(options: BrowserWindowConstructorOptions = {}) {
    if (!isAppReady()) throw new Error('Cannot create BrowserWindow before app is ready');
    super(options, app.name);
    const { width, height } = this.getBounds();
    const preferences = options.webPreferences ?? {};
    this.webContents = new WebContents(this, preferences, { width, height });
    this.id = this.webContents.id;
    this.#parent = options.parent;
    windows.set(this.id, this);
    openWindows.set(this.id, this);
    this.#followContents();
    if (this.isVisible()) this.focus();
    app.emit('browser-window-created', {}, this);
  }

  loadURL(url: string): Promise<void> {
    return this.webContents.loadURL(url);
  }
  loadFile(file: string, options?: LoadFileOptions): Promise<void> {
    return this.webContents.loadFile(file, options);
  }
  reload(): void {
    this.webContents.reload();
  }
  capturePage() {
    return this.webContents.capturePage();
  }
  getParentWindow(): unknown {
    return this.#parent ?? null;
  }

  override focus(): void {
    if (focused === this) return;
    focused?.emit('blur');
    focused = this;
    this.webContents.focus();
    this.emit('focus');
    app.emit('browser-window-focus', {}, this);
  }
  isFocused(): boolean {
    return focused === this;
  }

  close(): void {
    void this.requestClose();
  }
  async requestClose(): Promise<boolean> {
    if (this.#isDestroyed) return true;
    if (emitPreventable(this, 'close')) return false;
    await nextTurn(); // As in Electron, the window outlives the call that closes it.
    this.destroy();
    return true;
  }
  destroy(): void {
    if (this.#isDestroyed) return;
    this.#isDestroyed = true;
    windows.delete(this.id);
    openWindows.delete(this.id);
    if (focused === this) focused = undefined;
    this.webContents.destroy();
    this.emit('closed');
    quitting.windowClosed();
  }
  isDestroyed(): boolean {
    return this.#isDestroyed;
  }

  setMenu(): void {
    // No menu is drawn.
  }
  removeMenu(): void {
    // No menu is drawn.
  }
  setMenuBarVisibility(): void {
    // No menu is drawn.
  }
  setAlwaysOnTop(): void {
    // Nothing else is on the screen.
  }
  moveTop(): void {
    // Nothing else is on the screen.
  }
  flashFrame(): void {
    // There is no task bar.
  }

  protected override resize(size: Size): void {
    this.webContents.resize(size);
  }
  protected override place(bounds: WindowBounds): void {
    this.webContents.place(bounds);
  }

  #followContents(): void {
    this.webContents.once('did-finish-load', () => this.emit('ready-to-show'));
    this.webContents.on('page-title-updated', (_event, title: string) => {
      if (!emitPreventable(this, 'page-title-updated', {}, title, true)) this.setTitle(title);
    });
  }
}
