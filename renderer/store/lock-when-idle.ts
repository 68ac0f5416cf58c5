import type { Clock } from '../../shared/clock.ts';
import type { Store } from './store.ts';

const look = 10_000;

/**
 * Locks the window when nobody has touched it for as long as the shop has set. A payment that runs is
 * somebody at work, and a demo shop stays open. Gives back a function that stops it.
 */
export function lockWhenIdle(options: {
  readonly store: Store;
  readonly clock: Clock;
  readonly lock: () => Promise<void>;
  readonly target?: Pick<EventTarget, 'addEventListener'>;
}): () => void {
  const { store, clock, lock, target = window } = options;
  let touchedAt = clock.now();
  for (const name of ['keydown', 'pointerdown']) {
    target.addEventListener(name, () => {
      touchedAt = clock.now();
    });
  }
  let stop = clock.after(look, 'a look for an idle window', check);
  return () => stop();

  function check(): void {
    const { register, checkout } = store.getState();
    const minutes = register?.settings.lockAfterMinutes ?? 0;
    const isOpen = register?.session.type === 'open' && register.mode.type === 'live';
    if (checkout) touchedAt = clock.now();
    if (isOpen && minutes > 0 && clock.now() - touchedAt >= minutes * 60_000) void lock();
    stop = clock.after(look, 'a look for an idle window', check);
  }
}
