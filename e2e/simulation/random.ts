/** Everything that is left to chance comes from here; one seed gives the same numbers everywhere. */
export interface Random {
  /** A whole number from 0 up to, not including, `limit`. */
  below(limit: number): number;
  /** A whole number of this range, both ends included. */
  between(least: number, most: number): number;
  /** True in this share of the calls, 0..1. */
  chance(share: number): boolean;
  pick<Choice>(choices: readonly [Choice, ...Choice[]]): Choice;
  bytes(length: number): Uint8Array;
}

/** `seeds` are whole numbers; a different list gives an unrelated sequence. */
export function createRandom(...seeds: readonly number[]): Random {
  let state = seeds.reduce((mixed, seed) => scramble(mixed ^ seed), 0x9e3779b9);

  /** SplitMix with 32 bits: a counter, scrambled. */
  function next(): number {
    state = (state + 0x9e3779b9) | 0;
    return scramble(state) >>> 0;
  }

  function below(limit: number): number {
    return Math.floor((next() / 2 ** 32) * limit);
  }

  return {
    below,
    between: (least, most) => least + below(most - least + 1),
    chance: (share) => next() < share * 2 ** 32,
    pick: (choices) => choices[below(choices.length)] ?? choices[0],
    bytes: (length) => Uint8Array.from({ length }, () => below(256)),
  };
}

function scramble(value: number): number {
  let mixed = value | 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
  return (mixed ^ (mixed >>> 15)) | 0;
}
