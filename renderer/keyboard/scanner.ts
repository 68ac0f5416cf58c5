import { toAsciiDigits } from '../../shared/ascii-digits.ts';
import { nothingScanned, type ScanEvent, transition } from './scan-machine.ts';

/** A key as it is pressed; `at` when, in milliseconds by a clock that does not jump. */
export interface ScannerKey {
  readonly key: string;
  readonly at: number;
  readonly isHeld: boolean;
  readonly isWithModifier: boolean;
}

/**
 * Hears every key before anybody else. `within`: a scanner's, and only its digits may do anything, since
 * those can be taken back. `scanned`: the end of a code, which nobody else may hear.
 */
export type Heard = 'alone' | 'within' | 'scanned';

export interface Scanner {
  hear(key: ScannerKey): Heard;
}

export function createScanner(options: {
  /** Whether a code that begins here and now would mean anything: not in a text field, not in a dialog. */
  readonly mayBegin: () => boolean;
  /** Notes how everything stands; what comes back puts it so again. */
  readonly remember: () => () => void;
  readonly scanned: (code: string) => void;
}): Scanner {
  const { mayBegin, remember, scanned } = options;
  let state = nothingScanned;
  /** Null while what is typed is meant for something else. */
  let takeBack: (() => void) | null = null;

  return {
    hear(key) {
      const event = eventOf(key);
      if (!event) return 'alone';
      const step = transition(state, event);
      state = step.state;
      const [effect] = step.effects;
      if (effect?.type === 'begin') takeBack = mayBegin() ? remember() : null;
      if (effect === undefined || takeBack === null) return 'alone';
      if (effect.type !== 'scanned') return effect.type === 'within' ? 'within' : 'alone';
      takeBack();
      takeBack = null;
      scanned(toAsciiDigits(effect.code).trim());
      return 'scanned';
    },
  };
}

const modifiers = ['Shift', 'CapsLock', 'NumLock', 'AltGraph'];

/** Undefined for keys that only change what others type. */
function eventOf({ key, at, isHeld, isWithModifier }: ScannerKey): ScanEvent | undefined {
  if (modifiers.includes(key)) return undefined;
  if (isHeld || isWithModifier) return { type: 'other' };
  if (key === 'Enter' || key === 'Tab') return { type: 'end', at };
  return [...key].length === 1 ? { type: 'character', character: key, at } : { type: 'other' };
}
