import type { Chromium } from './chromium.ts';

let running: Chromium | undefined;

/** From here on windows open in this Chromium. */
export function setRunningChromium(chromium: Chromium): void {
  running = chromium;
}

export function runningChromium(): Chromium | undefined {
  return running;
}
