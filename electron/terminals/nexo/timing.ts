/** Milliseconds. No document gives them; the customer's is what terminals of this kind wait. */
export const timing = {
  /** To an answer that needs nobody but the terminal. */
  machine: 10_000,
  /** Totals and logins may ask the host. */
  host: 60_000,
  /** To an answer about money, longer than the terminal itself waits for its customer. */
  customer: 180_000,
  /** Between two looks whether the terminal has begun. */
  pause: 2_000,
  /** A line that lived shorter is not replaced when the terminal closes it. */
  shortLine: 5_000,
  /**
   * How long a request may still arrive after its till has gone: Linux repeats the bytes of a closed
   * connection for about 100 s, other systems for less; the rest is for whatever lies between.
   */
  requestLives: 150_000,
  /** How long a simulated terminal waits for its customer. */
  simulatedCustomer: 150_000,
} as const;
