import { launchedApp } from '../launched-app.ts';
import { electronEmitter } from '../not-implemented.ts';
import { createAppPaths } from './app-paths.ts';
import { createCommandLineSwitches } from './command-line-switches.ts';
import { createQuitting } from './quitting.ts';
import { createInstanceLock } from './single-instance.ts';

const { switches, commandLine } = createCommandLineSwitches(launchedApp.switches);
const { promise: readiness, resolve: becomeReady } = Promise.withResolvers<void>();
let isReady = false;

class App extends electronEmitter('app') {
  readonly commandLine = commandLine;
  readonly isPackaged = false;
  name = launchedApp.name;

  readonly #paths = createAppPaths(
    () => this.name,
    () => commandLine.getSwitchValue('user-data-dir'),
  );
  readonly #instanceLock = createInstanceLock(({ argv, workingDirectory, additionalData }) => {
    this.emit('second-instance', {}, argv, workingDirectory, additionalData);
  });

  /** As in Electron, never while the app's own module still awaits something at its top level. */
  whenReady(): Promise<void> {
    return readiness;
  }
  isReady(): boolean {
    return isReady;
  }
  getName(): string {
    return this.name;
  }
  setName(name: string): void {
    this.name = name;
  }
  getVersion(): string {
    return launchedApp.version;
  }
  getAppPath(): string {
    return launchedApp.folder;
  }
  getPath(name: string): string {
    return this.#paths.get(name);
  }
  setPath(name: string, place: string): void {
    this.#paths.set(name, place);
  }
  getLocale(): string {
    return Intl.DateTimeFormat().resolvedOptions().locale;
  }
  requestSingleInstanceLock(additionalData?: unknown): boolean {
    return this.#instanceLock.request(this.getPath('userData'), additionalData);
  }
  hasSingleInstanceLock(): boolean {
    return this.#instanceLock.has();
  }
  releaseSingleInstanceLock(): void {
    this.#instanceLock.release();
  }
  quit(): void {
    quitting.quit();
  }
  exit(code = 0): void {
    quitting.exit(code);
  }
  focus(): void {
    // Chromium's windows have no order among others.
  }
  enableSandbox(): void {
    // Pages are never given Node here.
  }
  disableHardwareAcceleration(): void {
    // There is none.
  }
  setAppUserModelId(): void {
    // Windows only, as in Electron.
  }
}

export const app = new App();
export const quitting = createQuitting(app, () => isReady);

/** The switches as the app has left them. */
export const chromiumSwitches = switches;

/** Through the object's own `emit`: Playwright puts another in its place to hold `ready` back. */
export function announceReady(): void {
  isReady = true;
  becomeReady();
  app.emit('ready', {}, {});
}

/** For other parts of the module: Playwright replaces what `app.isReady` says. */
export function isAppReady(): boolean {
  return isReady;
}
