import type { TransportError, TransportListener } from './transport.ts';

/** A listener that remembers, for tests: what came, how often it closed, and a way to wait for it. */
export interface LineProbe extends TransportListener {
  readonly bytes: readonly number[];
  /** One entry for each call of `closed`. */
  readonly closes: readonly (TransportError | undefined)[];
  /** Resolves when the condition holds; tests bound it by their own timeout. */
  until(condition: (probe: LineProbe) => boolean): Promise<void>;
  /** Resolves with the first close. */
  closing(): Promise<TransportError | undefined>;
}

export function createLineProbe(): LineProbe {
  const bytes: number[] = [];
  const closes: (TransportError | undefined)[] = [];
  const waiting = new Set<() => void>();
  const probe: LineProbe = {
    bytes,
    closes,
    received(chunk) {
      for (const byte of chunk) bytes.push(byte);
      look();
    },
    closed(error) {
      closes.push(error);
      look();
    },
    until: (condition) =>
      new Promise((resolve) => {
        const check = () => {
          if (!condition(probe)) return;
          waiting.delete(check);
          resolve();
        };
        waiting.add(check);
        check();
      }),
    async closing() {
      await probe.until(() => closes.length > 0);
      return closes[0];
    },
  };
  return probe;

  function look(): void {
    for (const check of waiting) check();
  }
}
