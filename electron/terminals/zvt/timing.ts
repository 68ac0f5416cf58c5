/** PA00P016: T1 between two bytes, T2 to an acknowledgement, T3 to an answer, T4 to the completion. */
export const timing = {
  T1: 200,
  T2: 5_000,
  T3: 5_000,
  T4: 180_000,
  /** A stream has no T1; half a message that nobody finishes is forgotten after as long as an answer. */
  restOfMessage: 5_000,
  /** A terminal that has called and says nothing any more is hung up on, and one that never ends. */
  callSilence: 30_000,
  call: 180_000,
  /** How long a simulated terminal waits for its customer: it must speak before the till's T4. */
  customer: 150_000,
} as const;
