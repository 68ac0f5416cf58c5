import type { Clock } from '../../shared/clock.ts';
import { TransportError } from './transport.ts';
import { connectedUsb, loadUsb } from './usb-library.ts';

/**
 * Calls `plugged` whenever a USB device has been plugged in, which a serial adapter is, too. Resolves
 * with what ends it. Rejects with TransportError where there is no USB or nobody tells of its devices.
 */
export async function watchUsb(plugged: () => void): Promise<() => Promise<void>> {
  const { WebUSB } = await loadUsb();
  // Where there is none the watch below would not say so.
  await connectedUsb();
  /** The library's own way to listen throws what goes wrong where nobody can catch it. */
  class Watch extends WebUSB {
    start(): Promise<void> {
      return this.nativeEmitter.addAttach(() => plugged());
    }
    stop(): Promise<void> {
      return this.nativeEmitter.removeAttach();
    }
  }
  const watch = new Watch();
  await watch.start().catch((error: unknown) => {
    const text = 'This computer does not tell when a USB device is plugged in';
    throw new TransportError('fault', text, { cause: error });
  });
  return () => watch.stop();
}

/** Loading the library can wait until the till is up. */
const watchAfter = 1_000;

/**
 * The same for a program that starts and has better things to do first; without it, a terminal that is
 * plugged in is found a few seconds later all the same. Gives what ends it.
 */
export function watchUsbLater(clock: Clock, plugged: () => void): () => Promise<void> {
  const nothing = async () => undefined;
  let watching: Promise<() => Promise<unknown>> = Promise.resolve(nothing);
  const cancel = clock.after(watchAfter, 'watching for devices that are plugged in', () => {
    watching = watchUsb(plugged).catch(() => nothing);
  });
  return async () => {
    cancel();
    await (await watching)();
  };
}
