import type { BrowserWindowConstructorOptions, Rectangle } from 'electron';
import { screenSize } from '../chromium/chromium-arguments.ts';
import type { WindowBounds } from '../chromium/devtools-commands.ts';
import type { Size } from '../chromium/pages.ts';
import { electronEmitter } from '../not-implemented.ts';

const usualSize = { width: 800, height: 600 };

type FrameState = 'normal' | 'minimized' | 'maximized' | 'fullscreen';

/**
 * Size, place and state of a window. As on Linux, where the window manager draws the frame outside, a
 * window is as large as what it shows.
 */
export abstract class WindowFrame extends electronEmitter('BrowserWindow') {
  #bounds: Rectangle;
  #frame: FrameState = 'normal';
  #isVisible: boolean;
  #isKiosk: boolean;
  #title: string;

  constructor(options: BrowserWindowConstructorOptions, appName: string) {
    super();
    const { x = 0, y = 0, width = usualSize.width, height = usualSize.height } = options;
    this.#bounds = { x, y, width, height };
    this.#isVisible = options.show ?? true;
    this.#isKiosk = options.kiosk ?? false;
    if (options.fullscreen || this.#isKiosk) this.#frame = 'fullscreen';
    this.#title = options.title ?? appName;
  }

  /** What the page is to show. */
  protected abstract resize(size: Size): void;
  protected abstract place(bounds: WindowBounds): void;
  abstract focus(): void;

  show(): void {
    this.#isVisible = true;
    this.emit('show');
    this.focus();
  }
  showInactive(): void {
    this.#isVisible = true;
    this.emit('show');
  }
  hide(): void {
    this.#isVisible = false;
    this.emit('hide');
  }
  isVisible(): boolean {
    return this.#isVisible;
  }

  minimize(): void {
    this.#change('minimized', 'minimize');
  }
  maximize(): void {
    this.#change('maximized', 'maximize');
  }
  unmaximize(): void {
    this.#change('normal', 'unmaximize');
  }
  restore(): void {
    this.#change('normal', 'restore');
  }
  setFullScreen(isFull: boolean): void {
    if (isFull === this.isFullScreen()) return;
    if (isFull) this.#change('fullscreen', 'enter-full-screen');
    else this.#change('normal', 'leave-full-screen');
  }
  setKiosk(isKiosk: boolean): void {
    this.#isKiosk = isKiosk;
    this.setFullScreen(isKiosk);
  }
  isMinimized(): boolean {
    return this.#frame === 'minimized';
  }
  isMaximized(): boolean {
    return this.#frame === 'maximized';
  }
  isFullScreen(): boolean {
    return this.#frame === 'fullscreen';
  }
  isKiosk(): boolean {
    return this.#isKiosk;
  }

  setBounds(bounds: Partial<Rectangle>): void {
    this.#bounds = { ...this.#bounds, ...bounds };
    this.#apply();
    this.emit('resize');
  }
  setSize(width: number, height: number): void {
    this.setBounds({ width, height });
  }
  setContentSize(width: number, height: number): void {
    this.setBounds({ width, height });
  }
  setPosition(x: number, y: number): void {
    this.setBounds({ x, y });
  }
  getBounds(): Rectangle {
    const isLarge = this.isMaximized() || this.isFullScreen();
    return isLarge ? { x: 0, y: 0, ...screenSize } : { ...this.#bounds };
  }
  getContentBounds(): Rectangle {
    return this.getBounds();
  }
  getNormalBounds(): Rectangle {
    return { ...this.#bounds };
  }
  getSize(): [number, number] {
    const { width, height } = this.getBounds();
    return [width, height];
  }
  getContentSize(): [number, number] {
    return this.getSize();
  }
  getPosition(): [number, number] {
    const { x, y } = this.getBounds();
    return [x, y];
  }

  setTitle(title: string): void {
    this.#title = title;
  }
  getTitle(): string {
    return this.#title;
  }

  /** A minimised page goes on as if it were seen. */
  #change(frame: FrameState, event: string): void {
    this.#frame = frame;
    if (frame !== 'minimized') this.#apply();
    this.emit(event);
  }
  #apply(): void {
    const { x, y, width, height } = this.getBounds();
    this.place({ left: x, top: y });
    this.resize({ width, height });
  }
}
