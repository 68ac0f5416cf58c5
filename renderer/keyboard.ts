/** The keys the windows know, whatever keyboard they were pressed on. */
export type KeyName =
  | { readonly type: 'digit'; readonly digit: string }
  | { readonly type: 'point' | 'backspace' | 'plus' | 'minus' }
  | { readonly type: 'delete' | 'escape' | 'enter' | 'f2' | 'r' };

export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  /** Set while a key is held down. */
  readonly repeat: boolean;
}

const devanagariZero = 0x0966;

/**
 * Reads a key press. Held keys repeat only where that is harmless: a held Enter must not charge, go on
 * to the next sale and charge again. `undefined` for keys that mean nothing here, also with Ctrl, Alt
 * or Meta, which belong to the system.
 */
export function keyName(press: KeyPress): KeyName | undefined {
  if (press.ctrlKey || press.altKey || press.metaKey) return undefined;
  const digit = digitOf(press.key);
  if (digit !== undefined) return { type: 'digit', digit };
  // A keypad's point types a comma on many layouts.
  if (press.key === '.' || press.key === ',') return { type: 'point' };
  if (press.key === 'Backspace') return { type: 'backspace' };
  if (press.key === '+') return { type: 'plus' };
  if (press.key === '-') return { type: 'minus' };
  if (press.repeat) return undefined;
  if (press.key === 'Delete') return { type: 'delete' };
  if (press.key === 'F2') return { type: 'f2' };
  if (press.key === 'Enter') return { type: 'enter' };
  if (press.key === 'Escape') return { type: 'escape' };
  // By place where the layout writes no Latin letters there (Hindi).
  if (press.key.toLowerCase() === 'r' || press.code === 'KeyR') return { type: 'r' };
  return undefined;
}

function digitOf(key: string): string | undefined {
  if (/^[0-9]$/.test(key)) return key;
  if (!/^[\u0966-\u096f]$/.test(key)) return undefined;
  return String(key.charCodeAt(0) - devanagariZero);
}
