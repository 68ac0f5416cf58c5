import { hindiTerminalWords } from './terminal-words-hi.ts';

/**
 * What a terminal's result code says, in the language of whoever reads it. The till keeps its own English
 * words for a code (result-codes.ts); a terminal's own text is in none of these and stays as it came.
 */
export function terminalWords(reason: string, language: string): string {
  if (language !== 'hi' || !Object.hasOwn(hindiTerminalWords, reason)) return reason;
  return hindiTerminalWords[reason] ?? reason;
}
