/** What quitting needs of a window. */
export interface ClosableWindow {
  readonly id: number;
  /** Asks the window to close and waits until it has; false when the app keeps it open. */
  requestClose(): Promise<boolean>;
  destroy(): void;
}

/** In the order in which they were opened. */
export const openWindows = new Map<number, ClosableWindow>();
