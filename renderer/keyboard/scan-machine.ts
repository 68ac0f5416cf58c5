import { assertNever } from '../../shared/assert-never.ts';

/**
 * Tells a scanner from a person by their speed: a scanner that plays a keyboard types a code and ends it
 * with Enter or Tab. `at` in milliseconds, by any clock that does not jump.
 */
export type ScanEvent =
  | { readonly type: 'character'; readonly character: string; readonly at: number }
  /** Enter or Tab. */
  | { readonly type: 'end'; readonly at: number }
  /** Any other key, or a key that is held down. */
  | { readonly type: 'other' };

/** What has been typed without a pause so far. */
export interface ScanState {
  readonly text: string;
  readonly at: number;
}

/**
 * `begin`: this character may be the first of a code, and what it does may have to be taken back.
 * `within`: it came so soon after the one before that no person has typed it.
 */
export type ScanEffect =
  | { readonly type: 'begin' | 'within' }
  | { readonly type: 'scanned'; readonly code: string };

export const nothingScanned: ScanState = { text: '', at: Number.NEGATIVE_INFINITY };

/** People need longer than this between two keys, scanners do not; in milliseconds. */
export const scanGap = 35;
/** The shortest code: what is shorter may be two fingers at once. */
const shortest = 4;
/** No code is longer; a key that a cat sits on is. */
const longest = 128;

export function transition(
  state: ScanState,
  event: ScanEvent,
): { readonly state: ScanState; readonly effects: readonly ScanEffect[] } {
  switch (event.type) {
    case 'character': {
      const { character, at } = event;
      const isWithin = at - state.at < scanGap && state.text.length < longest;
      return isWithin
        ? { state: { text: state.text + character, at }, effects: [{ type: 'within' }] }
        : { state: { text: character, at }, effects: [{ type: 'begin' }] };
    }
    case 'end': {
      const isCode = event.at - state.at < scanGap && state.text.length >= shortest;
      return {
        state: nothingScanned,
        effects: isCode ? [{ type: 'scanned', code: state.text }] : [],
      };
    }
    case 'other':
      return { state: nothingScanned, effects: [] };
    default:
      return assertNever(event);
  }
}
