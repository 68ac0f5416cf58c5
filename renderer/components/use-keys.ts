import { useEffect, useEffectEvent, useMemo, useRef } from 'react';
import { isLetterKey, type KeyName, keyName } from '../keyboard/key-name.ts';
import type { KeyHandler, ScopeLevel } from '../keyboard/key-scopes.ts';
import { scanGap } from '../keyboard/scan-machine.ts';
import { createScanner } from '../keyboard/scanner.ts';
import { registerKeys } from '../store/register-slice.ts';
import { useServices, useWindow } from '../store/window-context.tsx';

/**
 * Calls `onKey` for every key that the windows know and nobody above has used (keyboard/key-scopes.ts).
 * A function that gives nothing back uses every key. See `useKeyboard` for what never arrives here.
 */
export function useKeys(onKey: KeyHandler<KeyName>, level: ScopeLevel = 'screen'): void {
  const { keyScopes } = useServices();
  const handle = useEffectEvent((key: KeyName) => onKey(key));
  useEffect(() => keyScopes.add(level, (key) => handle(key)), [keyScopes, level]);
}

/**
 * Once in a window: hands what is pressed to whoever listens. A text field keeps everything but
 * commands and Esc. A control that was reached with Tab keeps its Enter; typing an amount gives the
 * keyboard back to the page. What a scanner types arrives nowhere else, but for the digits before
 * anybody can know that it is a code, and those are taken back.
 */
export function useKeyboard(): void {
  const { keyScopes, scan, clock } = useServices();
  const keys = useWindow(registerKeys);
  /** A letter that is a key by itself waits until it is clear that no code begins with it. */
  const letter = useRef<{ readonly now: () => void; readonly never: () => void }>(null);
  const scanner = useMemo(
    () =>
      createScanner({
        mayBegin: () => scan.mayBegin(isTextField(document.activeElement)),
        remember: scan.remember,
        scanned: scan.scanned,
      }),
    [scan],
  );

  const hear = useEffectEvent((event: KeyboardEvent) => {
    const { key, timeStamp: at, repeat: isHeld, ctrlKey, altKey, metaKey } = event;
    const heard = scanner.hear({ key, at, isHeld, isWithModifier: ctrlKey || altKey || metaKey });
    if (heard === 'alone') return letter.current?.now();
    letter.current?.never();
    const isDigit = keyName(event, keys)?.type === 'digit' && !isTextField(document.activeElement);
    if (heard === 'within' && isDigit) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  });

  const handle = useEffectEvent((event: KeyboardEvent) => {
    // Somebody nearer has used it: a menu its arrow, a dialog its Esc.
    if (event.defaultPrevented) return;
    const key = keyName(event, keys);
    if (!key) return;
    const focused = document.activeElement;
    if (isTextField(focused) && key.type !== 'command' && key.type !== 'escape') return;
    const isOnControl = focused instanceof HTMLButtonElement || isChoice(focused);
    if (isOnControl && key.type === 'enter') return;
    if (isLetterKey(key)) return wait(key);
    if (!keyScopes.press(key)) return;
    if (isOnControl && !leavesFocus(key)) focused.blur();
    event.preventDefault();
  });

  function wait(key: KeyName): void {
    const now = () => {
      never();
      keyScopes.press(key);
    };
    const stop = clock.after(scanGap, 'the rest of a code', now);
    const never = () => {
      stop();
      letter.current = null;
    };
    letter.current = { now, never };
  }

  useEffect(() => {
    const first = (event: KeyboardEvent) => hear(event);
    const listener = (event: KeyboardEvent) => handle(event);
    window.addEventListener('keydown', first, { capture: true });
    window.addEventListener('keydown', listener);
    return () => {
      window.removeEventListener('keydown', first, { capture: true });
      window.removeEventListener('keydown', listener);
    };
  }, []);
}

/** Enter and Space choose it, and nothing is typed there. */
function isChoice(element: Element | null): element is HTMLInputElement {
  return element instanceof HTMLInputElement && ['checkbox', 'radio'].includes(element.type);
}

function isTextField(element: Element | null): boolean {
  if (element instanceof HTMLInputElement) return !isChoice(element);
  return element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement;
}

/** Keys that do not take the cashier away from where they are, among the goods for one. */
function leavesFocus({ type }: KeyName): boolean {
  return ['plus', 'minus', 'star', 'delete', 'command', 'escape'].includes(type);
}
