import type { Page } from '@playwright/test';

/** What was measured in a page, in milliseconds. */
export interface FrameWatch {
  /** From each input to the frame after it. */
  readonly frames: readonly number[];
  /** What the Event Timing API says of those inputs that took it more than a frame of 60 Hz. */
  readonly slowEvents: readonly number[];
}

interface Watching {
  framesSeen?: number[];
  eventsSeen?: number[];
}

/** From now on every key and every turn of the wheel is timed: from its own time until its frame is drawn. */
export async function watchFrames(page: Page): Promise<void> {
  await page.evaluate(() => {
    const seen = globalThis as typeof globalThis & Watching;
    const frames: number[] = [];
    const events: number[] = [];
    seen.framesSeen = frames;
    seen.eventsSeen = events;
    const time = ({ timeStamp }: Event) => {
      requestAnimationFrame(() => {
        // A message is heard after the frame that is now being made.
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => frames.push(performance.now() - timeStamp);
        port2.postMessage(null);
      });
    };
    for (const type of ['keydown', 'wheel']) {
      addEventListener(type, time, { capture: true, passive: true });
    }
    // What is shorter is not told; 16 ms is the least that can be asked for.
    const asked: PerformanceObserverInit & { readonly durationThreshold: number } = {
      type: 'event',
      durationThreshold: 16,
    };
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        if ('interactionId' in entry && entry.interactionId !== 0) events.push(entry.duration);
      }
    }).observe(asked);
  });
}

export async function watchedFrames(page: Page): Promise<FrameWatch> {
  return await page.evaluate(() => {
    const { framesSeen = [], eventsSeen = [] } = globalThis as typeof globalThis & Watching;
    return { frames: framesSeen, slowEvents: eventsSeen };
  });
}
