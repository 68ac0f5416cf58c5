import { useEffect, useEffectEvent } from 'react';
import { type KeyName, keyName } from '../keyboard.ts';

/**
 * Calls `onKey` for every key pressed in this window that the windows know. A control that was reached
 * with Tab keeps its Enter; typing an amount gives the keyboard back to the page.
 */
export function useKeys(onKey: (key: KeyName) => void): void {
  const handle = useEffectEvent((event: KeyboardEvent) => {
    const key = keyName(event);
    if (!key) return;
    const focused = document.activeElement;
    const isOnControl = focused instanceof HTMLButtonElement;
    if (isOnControl && key.type === 'enter') return;
    if (isOnControl && !leavesFocus(key)) focused.blur();
    event.preventDefault();
    onKey(key);
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => handle(event);
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, []);
}

/** Keys that do not take the cashier away from where they are, among the goods for one. */
function leavesFocus({ type }: KeyName): boolean {
  return ['plus', 'minus', 'delete', 'f2', 'escape'].includes(type);
}
