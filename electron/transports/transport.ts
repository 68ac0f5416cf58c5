/**
 * A line to a terminal: bytes in, bytes out, no meaning. One object is one connection and is used once;
 * after `closed` it is dead and a new one must be made, so that a byte written for an old connection
 * can never come out of a new one (terminals.md section 3, Hazard).
 */
export interface Transport {
  /** What carries the bytes: protocols frame them differently on a serial line and on TCP. */
  readonly kind: 'serial' | 'tcp' | 'usb' | 'memory';
  /** For people and logs: "serial /dev/ttyUSB0", "tcp 127.0.0.1:20007", "usb 2fb8:2123". */
  readonly name: string;
  /**
   * Opens the line. Rejects with TransportError when it cannot be had (no such port, taken, refused,
   * or not open within the deadline); the listener is then never called.
   */
  open(listener: TransportListener): Promise<void>;
  /**
   * Resolves when the bytes have been handed to the line. A failure or a write that takes too long
   * rejects with TransportError and closes the line: `closed` is called as for an unplugged cable.
   */
  write(bytes: Uint8Array): Promise<void>;
  /** Closes the line; `closed` is called once with no error. Calling it again does nothing. */
  close(): Promise<void>;
}

export interface TransportListener {
  /** Bytes as they came, cut anywhere. */
  received(bytes: Uint8Array): void;
  /** Called exactly once after a successful open, also when this side closed it. */
  closed(error?: TransportError): void;
}

export type TransportErrorReason =
  | 'not_found'
  | 'taken'
  | 'refused'
  | 'timeout'
  | 'disconnected'
  | 'fault';

/** A line that cannot be opened or has gone. The message is fit to be shown to a technician. */
export class TransportError extends Error {
  readonly reason: TransportErrorReason;

  constructor(reason: TransportErrorReason, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'TransportError';
    this.reason = reason;
  }
}
