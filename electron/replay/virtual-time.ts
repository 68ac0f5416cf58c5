import { createManualClock, type ManualClock } from '../../shared/manual-clock.ts';

/** Time that goes by as fast as the machine can, in steps so small that no order is lost. */
export interface VirtualTime {
  readonly clock: ManualClock;
  pass(milliseconds: number): Promise<void>;
  /** Whether it became so before this time was over. */
  until(condition: () => boolean, within: number): Promise<boolean>;
}

const step = 10;

export function createVirtualTime(start: number): VirtualTime {
  const clock = createManualClock(
    start,
    () => new Promise<void>((resolve) => setImmediate(resolve)),
  );
  return {
    clock,
    async pass(milliseconds) {
      for (let left = milliseconds; left >= 0; left -= step) {
        await clock.advanceAsync(Math.min(step, left));
        if (left === 0) break;
      }
    },
    async until(condition, within) {
      for (let passed = 0; passed <= within; passed += step) {
        if (condition()) return true;
        await clock.advanceAsync(step);
      }
      return condition();
    },
  };
}
