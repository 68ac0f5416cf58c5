import { execFile } from 'node:child_process';
import type { Clock } from '../../shared/clock.ts';
import type { Transport } from '../transports/transport.ts';
import { readAtSpeed } from './uart-policy.ts';

/** Nobody closes a port, opens it at another speed and speaks within such a pause. */
const freshFor = 100;

/**
 * A pseudo terminal carries any bytes at any speed, so the simulated terminal's end does what a cable
 * would: it garbles them, both ways, when the till's end at `otherPath` is set to another speed.
 */
export function atSpeed(
  line: Transport,
  baudRate: number,
  otherPath: string,
  clock: Clock,
): Transport {
  let asked: Promise<number | undefined> = Promise.resolve(undefined);
  let lastAt: number | undefined;
  let receiving = Promise.resolve();
  let sending = Promise.resolve();
  let isOver = false;
  return {
    kind: line.kind,
    name: line.name,
    open: (listener) =>
      line.open({
        received(bytes) {
          receiving = receiving.then(async () => {
            const sentAt = (await otherSpeed()) ?? baudRate;
            if (!isOver) listener.received(readAtSpeed(bytes, sentAt, baudRate));
          });
        },
        closed(error) {
          isOver = true;
          listener.closed(error);
        },
      }),
    write(bytes) {
      const written = sending.then(async () => {
        const readAt = (await otherSpeed()) ?? baudRate;
        await line.write(readAtSpeed(bytes, baudRate, readAt));
      });
      sending = written.catch(() => undefined);
      return written;
    },
    close: () => line.close(),
  };

  function otherSpeed(): Promise<number | undefined> {
    const now = clock.now();
    if (lastAt === undefined || now - lastAt > freshFor || now < lastAt)
      asked = askSpeed(otherPath);
    lastAt = now;
    return asked;
  }
}

/** `undefined` where nobody can tell, and nothing is garbled. */
function askSpeed(path: string): Promise<number | undefined> {
  return new Promise((resolve) => {
    execFile('stty', ['-F', path, 'speed'], { timeout: 2_000 }, (error, text) => {
      const speed = Number(text.trim());
      resolve(error || !(speed > 0) ? undefined : speed);
    });
  });
}
