import type { Clock } from '../../shared/clock.ts';
import type { Store } from './store.ts';

/** Telling more often than this would tell nothing new: the lock counts in minutes. */
const rest = 20_000;

const touches = ['keydown', 'pointerdown', 'wheel'] as const;

/**
 * Tells that somebody is at the window, so that it does not lock by itself. Gives back a function that
 * stops it.
 */
export function tellActivity(options: {
  readonly store: Store;
  readonly clock: Pick<Clock, 'after'>;
  readonly tell: () => void;
  readonly target?: Pick<EventTarget, 'addEventListener' | 'removeEventListener'>;
}): () => void {
  const { store, clock, tell, target = window } = options;
  let stopResting: (() => void) | null = null;
  for (const touch of touches) target.addEventListener(touch, touched);
  return () => {
    for (const touch of touches) target.removeEventListener(touch, touched);
    stopResting?.();
  };

  function touched(): void {
    if (stopResting || store.getState().register?.session.type !== 'open') return;
    tell();
    stopResting = clock.after(rest, 'telling again that somebody is there', () => {
      stopResting = null;
    });
  }
}
