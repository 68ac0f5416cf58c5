import type { BrowserWindow, BrowserWindowConstructorOptions } from 'electron';

export type JournalEntry =
  | { readonly type: 'evaluated' | 'ready' }
  | { readonly type: 'will-navigate' | 'window-open'; readonly url: string }
  | { readonly type: 'permission'; readonly permission: string }
  | { readonly type: 'render-process-gone'; readonly reason: string }
  | {
      readonly type: 'second-instance';
      readonly argv: readonly string[];
      readonly workingDirectory: string;
      readonly additionalData: { readonly from: string; readonly at: bigint };
    };

/** What fixture-app/main.mjs puts on the global object of its main process. */
export interface FixtureMain {
  readonly journal: readonly JournalEntry[];
  openWindow(options?: BrowserWindowConstructorOptions): BrowserWindow;
}

/** What fixture-app/preload.cjs puts on `window`. */
export interface FixtureBridge {
  readonly word: string;
  invoke(channel: string, value?: unknown): Promise<unknown>;
  say(word: string): void;
  onNews(listener: (news: string) => void): () => void;
  add(left: unknown, right: number): number;
  isSame(given: object, again: object): boolean;
  giveBack<Value>(value: Value): Value;
  later(value: string): Promise<{ readonly value: string; again(): string }>;
  neverClonable(): Promise<unknown>;
}

declare global {
  interface Window {
    readonly fixture: FixtureBridge;
  }
}
