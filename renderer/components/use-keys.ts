import { useEffect, useEffectEvent } from 'react';
import { type KeyName, keyName } from '../keyboard.ts';

/**
 * Calls `onKey` for every key pressed in this window that the windows know. A control that was reached
 * with Tab keeps its Enter; typing a digit gives the keyboard back to the page.
 */
export function useKeys(onKey: (key: KeyName) => void): void {
  const handle = useEffectEvent((event: KeyboardEvent) => {
    const key = keyName(event);
    if (!key) return;
    const focused = document.activeElement;
    const isOnControl = focused instanceof HTMLButtonElement;
    if (isOnControl && key.type === 'enter') return;
    if (isOnControl && key.type !== 'escape') focused.blur();
    event.preventDefault();
    onKey(key);
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => handle(event);
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, []);
}
