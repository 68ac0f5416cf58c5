import { SerialPort } from 'serialport';
import type { Clock } from '../../shared/clock.ts';
import { type Transport, TransportError } from './transport.ts';
import { createTransport, type Wire } from './wire.ts';

export interface SerialOptions {
  readonly path: string;
  readonly baudRate: number;
  /** ZVT asks for two (PA00P016, serial line); others for one. */
  readonly stopBits?: 1 | 2;
  readonly clock: Clock;
}

const openDeadline = 3_000;
/** Half of the time within which a cable that was pulled is to be noticed. */
const watchEvery = 50;

/** A serial port: 8 data bits, no parity, no handshake. */
export function createSerialTransport(options: SerialOptions): Transport {
  return createTransport(serialWire(options), options.clock);
}

/**
 * The port object is made for this one connection: a write to an unplugged port is queued without a
 * word, and opening the same object again would send it (terminals.md section 3, Hazard).
 */
function serialWire({ path, baudRate, stopBits = 2, clock }: SerialOptions): Wire {
  const name = `serial ${path}`;
  let port: SerialPort | undefined;
  let cancelWatch: () => void = () => undefined;
  return {
    kind: 'serial',
    name,
    openDeadline,
    // Twice what the bytes need at this speed with start and stop bits, and a while for the computer.
    writeDeadline: (length) => 2_000 + (length * 11 * 2 * 1_000) / baudRate,
    async open({ received, lost }) {
      const frame = { dataBits: 8, parity: 'none', stopBits } as const;
      const own = new SerialPort({ path, baudRate, ...frame, autoOpen: false });
      port = own;
      own.on('error', (error) => lost(disconnected(name, error)));
      own.on('close', (error: unknown) => lost(disconnected(name, error)));
      own.on('end', () => lost(disconnected(name)));
      await new Promise<void>((resolve, reject) => {
        own.open((error) => (error ? reject(openError(path, error)) : resolve()));
      });
      // Kept for good: a port that nobody reads never notices that it was unplugged.
      own.on('data', received);
      watch(own, () => lost(disconnected(name)));
    },
    write: (bytes) =>
      new Promise((resolve, reject) => {
        if (!port?.isOpen) return reject(disconnected(name));
        port.write(Buffer.from(bytes), (error) =>
          error ? reject(disconnected(name, error)) : resolve(),
        );
      }),
    release() {
      cancelWatch();
      return new Promise((resolve) => (port ? letGo(port, resolve) : resolve()));
    },
  };

  /**
   * A port that was unplugged while bytes came in may never say so, because its library missed the
   * one moment; but whoever asks a port that has gone for its lines is told of an error.
   */
  function watch(own: SerialPort, gone: () => void): void {
    cancelWatch = clock.after(watchEvery, `watching ${name}`, () => {
      own.get((error) => {
        if (error && /input\/output error|no such device/i.test(error.message)) gone();
        else if (own.isOpen) watch(own, gone);
      });
    });
  }
}

function letGo(port: SerialPort, done: () => void): void {
  // An open that is still under way cannot be stopped: it is closed as soon as it has succeeded.
  if (port.opening) port.once('open', () => port.close());
  // Unsent bytes are dropped first, or closing waits until a dead device has taken them.
  if (port.isOpen) port.flush(() => port.close(() => done()));
  else done();
}

function openError(path: string, error: Error): TransportError {
  const cause = { cause: error };
  const text = error.message;
  if (/cannot lock port|access denied|resource busy/i.test(text)) {
    return new TransportError('taken', `Another program is using the port ${path}`, cause);
  }
  if (/no such (file|device)|file not found/i.test(text)) {
    return new TransportError('not_found', `The port ${path} does not exist`, cause);
  }
  if (/permission denied/i.test(text)) {
    const hint = 'add this user to the group dialout';
    return new TransportError('refused', `The port ${path} may not be opened: ${hint}`, cause);
  }
  if (/ioctl|is a directory/i.test(text)) {
    return new TransportError('fault', `${path} is not a serial port`, cause);
  }
  return new TransportError('fault', `The port ${path} cannot be opened: ${text}`, cause);
}

function disconnected(name: string, error?: unknown): TransportError {
  return new TransportError('disconnected', `${name} was unplugged`, { cause: error });
}
