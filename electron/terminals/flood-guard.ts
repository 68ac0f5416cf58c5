const period = 1_000;
/**
 * More than any terminal says in a second: each of its messages is answered before the next, or waits for
 * a person. A quick simulated one on a line in memory comes to less than half of it.
 */
export const mostMessages = 3_000;

/** Counts what a terminal says; true when it is a flood, under which everything else would wait. */
export function createFloodGuard(now: () => number): () => boolean {
  let since = now();
  let count = 0;
  return () => {
    const at = now();
    if (at - since >= period || at < since) {
      since = at;
      count = 0;
    }
    count += 1;
    return count > mostMessages;
  };
}

export const floodWords = 'It says more than a terminal can have to say';
