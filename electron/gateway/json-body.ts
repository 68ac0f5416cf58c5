/**
 * A JSON number that is no plain whole number within 2^53: a fraction, an exponent, or too many digits.
 * It is kept as it was written, because reading it as a double may change the amount without a word.
 */
export class WrittenNumber {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/**
 * JSON as JSON.parse reads it, with inexact numbers as WrittenNumber. The last of two members with one
 * name counts. Throws SyntaxError for anything else, also for members named `__proto__`.
 */
export function parseJson(text: string): unknown {
  try {
    return needsReviver.test(text) ? JSON.parse(text, revive) : JSON.parse(text);
  } catch (cause) {
    // The engine's own message quotes the text, and nesting too deep for it is a RangeError.
    throw new SyntaxError('Malformed JSON', { cause });
  }
}

/** Reading with a reviver is slow, and a body seldom has anything that could need it. */
const needsReviver = /\d[.eE]|\d{16}|__proto__|\\u00/;
const plainWholeNumber = /^-?\d+$/;

function revive(name: string, value: unknown, context?: { readonly source?: string }): unknown {
  if (name === '__proto__') throw new SyntaxError('A member may not be named __proto__');
  if (typeof value !== 'number') return value;
  const source = context?.source ?? String(value);
  return plainWholeNumber.test(source) && Number.isSafeInteger(value)
    ? value
    : new WrittenNumber(source);
}
