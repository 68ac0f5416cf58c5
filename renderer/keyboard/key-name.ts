import type { Chord, Command, KeyMap } from '../../shared/commands.ts';

/** The keys the windows know, whatever keyboard they were pressed on. */
export type KeyName =
  | { readonly type: 'digit'; readonly digit: string }
  | { readonly type: 'point' | 'backspace' | 'plus' | 'minus' | 'star' }
  | { readonly type: 'up' | 'down' }
  | { readonly type: 'delete' | 'escape' | 'enter' | LetterKey }
  | { readonly type: 'command'; readonly command: Command };

/** Letters that are keys of a picture with big words: nothing is typed there. */
export type LetterKey = (typeof letterKeys)[number];
const letterKeys = ['r', 't', 'm', 'p', 'n', 'c', 'a', 'h', 'f', 's', 'o'] as const;

/** Whether a key is one of those letters. */
export function isLetterKey({ type }: KeyName): boolean {
  return letterKeys.some((each) => each === type);
}

export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly metaKey: boolean;
  /** Set while a key is held down. */
  readonly repeat: boolean;
}

const devanagariZero = 0x0966;

/**
 * Reads a key press. Held keys repeat only where that is harmless: a held Enter must not charge, go on
 * to the next sale and charge again. `undefined` for keys that mean nothing here, also with Ctrl, Alt
 * or Meta where no command is on them: those belong to the system.
 */
export function keyName(press: KeyPress, keys: KeyMap): KeyName | undefined {
  const command = commandOf(press, keys);
  if (command) return press.repeat ? undefined : { type: 'command', command };
  if (press.ctrlKey || press.altKey || press.metaKey) return undefined;
  const digit = digitOf(press.key);
  if (digit !== undefined) return { type: 'digit', digit };
  // A keypad's point types a comma on many layouts.
  if (press.key === '.' || press.key === ',') return { type: 'point' };
  if (press.key === 'Backspace') return { type: 'backspace' };
  if (press.key === '+') return { type: 'plus' };
  if (press.key === '-') return { type: 'minus' };
  if (press.key === 'ArrowUp') return { type: 'up' };
  if (press.key === 'ArrowDown') return { type: 'down' };
  if (press.repeat) return undefined;
  if (press.key === '*') return { type: 'star' };
  if (press.key === 'Delete') return { type: 'delete' };
  if (press.key === 'Enter') return { type: 'enter' };
  if (press.key === 'Escape') return { type: 'escape' };
  const letter = letterKeys.find((each) => isLetter(press, each));
  return letter && { type: letter };
}

/** How a chord of this press is written (shared/commands.ts); undefined where it can be none. */
export function chordOf(press: KeyPress): Chord | undefined {
  if (press.metaKey) return undefined;
  const key = chordKey(press);
  if (key === undefined) return undefined;
  const held = [
    press.ctrlKey ? 'Ctrl+' : '',
    press.altKey ? 'Alt+' : '',
    press.shiftKey ? 'Shift+' : '',
  ];
  return held.join('') + key;
}

function commandOf(press: KeyPress, keys: KeyMap): Command | undefined {
  const chord = chordOf(press);
  if (chord === undefined) return undefined;
  const entries = Object.entries(keys) as [Command, Chord][];
  return entries.find(([, each]) => each === chord)?.[0];
}

const namedKeys = ['Enter', 'Insert', 'Home', 'End', 'PageUp', 'PageDown'];

/** Letters and digits by their place: what they type changes with the layout and with Alt. */
function chordKey({ key, code, ctrlKey, altKey }: KeyPress): string | undefined {
  if (/^F([1-9]|1[0-2])$/.test(key) || namedKeys.includes(key)) return key;
  if (!ctrlKey && !altKey) return undefined;
  const latin = key.toUpperCase();
  if (/^[A-Z0-9]$/.test(latin)) return latin;
  return code.match(/^(?:Key|Digit|Numpad)([A-Z0-9])$/)?.[1];
}

/** By place where the layout writes no Latin letters there (Hindi). */
function isLetter({ key, code }: KeyPress, letter: LetterKey): boolean {
  if (/^[a-z]$/i.test(key)) return key.toLowerCase() === letter;
  return code === `Key${letter.toUpperCase()}`;
}

function digitOf(key: string): string | undefined {
  if (/^[0-9]$/.test(key)) return key;
  if (!/^[\u0966-\u096f]$/.test(key)) return undefined;
  return String(key.charCodeAt(0) - devanagariZero);
}
