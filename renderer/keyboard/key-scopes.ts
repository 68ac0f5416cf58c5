/**
 * Who hears a key: the topmost part of the window that has a meaning for it. A dialog hears before the
 * screen behind it, a screen before the window's own keys; nothing behind a dialog hears anything but
 * what is above it.
 */
export type ScopeLevel = 'window' | 'screen' | 'dialog';

/** Says `unused` when the key has no meaning here, so that the next one is asked. */
export type KeyHandler<Key> = (key: Key) => 'unused' | undefined;

export interface KeyScopes<Key> {
  /** Gives back a function that takes the handler out again. */
  add(level: ScopeLevel, handler: KeyHandler<Key>): () => void;
  /** Whether somebody used the key. */
  press(key: Key): boolean;
}

const heights: Readonly<Record<ScopeLevel, number>> = { window: 0, screen: 1, dialog: 2 };

interface Scope<Key> {
  readonly level: ScopeLevel;
  readonly handler: KeyHandler<Key>;
}

export function createKeyScopes<Key>(): KeyScopes<Key> {
  let scopes: readonly Scope<Key>[] = [];
  return {
    add(level, handler) {
      const scope: Scope<Key> = { level, handler };
      // Of one level the newest is on top.
      scopes = [...scopes, scope].toSorted((low, high) => heights[low.level] - heights[high.level]);
      return () => {
        scopes = scopes.filter((each) => each !== scope);
      };
    },
    press(key) {
      for (const { level, handler } of scopes.toReversed()) {
        if (handler(key) !== 'unused') return true;
        if (level === 'dialog') return false;
      }
      return false;
    },
  };
}
