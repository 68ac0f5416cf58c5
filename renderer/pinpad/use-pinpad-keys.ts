import { useEffect, useEffectEvent } from 'react';
import type { PinpadFace } from '../../shared/pinpad.ts';
import { allKeys, keyOf, type PinpadKey } from './pinpad-keys.ts';

/** The keyboard presses the same keys. A key that was reached with Tab keeps its Enter. */
export function usePinpadKeys(
  face: PinpadFace | undefined,
  onPress: (key: PinpadKey) => void,
): void {
  const hear = useEffectEvent((event: KeyboardEvent) => {
    if (!face || event.repeat || event.ctrlKey || event.altKey || event.metaKey) return;
    const name = keyOf(event);
    if (name === 'Enter' && document.activeElement instanceof HTMLButtonElement) return;
    const pressed = allKeys(face).find(({ key }) => key === name);
    if (!pressed) return;
    event.preventDefault();
    onPress(pressed);
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => hear(event);
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, []);
}
