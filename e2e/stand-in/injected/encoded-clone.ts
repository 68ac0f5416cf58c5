/**
 * Values of the structured clone algorithm as JSON, for a wire that carries only text. Objects lie in
 * a heap and point at each other by their place in it, so that shared and circular ones stay so.
 */
export interface EncodedClone {
  readonly root: Cell;
  readonly heap: readonly Entry[];
}

/** What fits into a variable: JSON's own primitives as they are, everything else under a word. */
export type Cell =
  | string
  | number
  | boolean
  | null
  | ['undefined']
  | ['bigint', string]
  /** NaN, the infinities and minus zero, which JSON does not know. */
  | ['number', string]
  | ['at', number];

export type Property = readonly [key: string, value: Cell];

export type Entry =
  | ['object', Property[]]
  | ['array', number, Property[]]
  | ['map', [Cell, Cell][]]
  | ['set', Cell[]]
  | ['date', number | null]
  | ['pattern', string, string]
  | ['boxed', Cell]
  | ['buffer', string]
  | ['view', string, Cell, number, number]
  | ['error', string, string, string | undefined, Cell];
