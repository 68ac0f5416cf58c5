/**
 * Time as everything here sees it. The real clock is made in compose.ts; tests and the simulation
 * pass one they can turn. Both functions must agree: `after` never runs before `now` has moved on by
 * the wait.
 */
export interface Clock {
  /** Milliseconds since 1970, UTC. May jump when somebody sets the computer's clock. */
  now(): number;
  /**
   * Runs `run` once after `milliseconds`, unaffected by jumps of the wall clock. `name` says what is
   * being waited for, so that a stuck wait can be found. Gives back a function that cancels it.
   */
  after(milliseconds: number, name: string, run: () => void): () => void;
}

/** Bytes nobody can guess; passed in so that tests and the simulation can choose them. */
export type Randomness = (length: number) => Uint8Array;
