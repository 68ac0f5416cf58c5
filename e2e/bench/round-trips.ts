import type { Transport } from '../../electron/transports/transport.ts';

/** As long as most messages of a terminal. */
const message = new Uint8Array(20).fill(0x55);

/** Milliseconds from a message's first byte to its last one back, so many times one after the other. */
export async function timeRoundTrips(near: Transport, count: number): Promise<readonly number[]> {
  let missing = 0;
  let back = Promise.withResolvers<void>();
  await near.open({
    received({ length }) {
      missing -= length;
      if (missing <= 0) back.resolve();
    },
    closed: (error) => back.reject(error ?? new Error('The line was closed')),
  });
  const times: number[] = [];
  for (let number = 0; number < count; number += 1) {
    back = Promise.withResolvers();
    missing = message.length;
    const start = performance.now();
    await near.write(message);
    await back.promise;
    times.push(performance.now() - start);
  }
  // Nobody waits for what it says when it closes.
  back.promise.catch(() => undefined);
  await near.close();
  return times;
}

/** The other end: gives back whatever comes. */
export async function echo(far: Transport): Promise<void> {
  await far.open({
    received: (bytes) => void far.write(bytes).catch(() => undefined),
    closed: () => undefined,
  });
}
