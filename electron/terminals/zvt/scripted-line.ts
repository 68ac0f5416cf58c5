import {
  type Transport,
  TransportError,
  type TransportListener,
} from '../../transports/transport.ts';
import { fromHex, toHex } from './bytes.ts';

/** For tests: a TCP line whose other end is the test itself, which writes and reads plain APDUs. */
export interface ScriptedLine {
  readonly transport: Transport;
  /** What came out of the other end since this was last asked, in hexadecimal. */
  heard(): readonly string[];
  say(hex: string): void;
  hangUp(): void;
}

export function createScriptedLine(): ScriptedLine {
  let listener: TransportListener | undefined;
  let writes: readonly string[] = [];
  let isClosed = false;
  return {
    transport: {
      kind: 'tcp',
      name: 'scripted',
      async open(given) {
        listener = given;
      },
      async write(bytes) {
        if (isClosed) throw new TransportError('disconnected', 'The line is closed');
        writes = [...writes, toHex(bytes)];
      },
      async close() {
        close();
      },
    },
    heard() {
      const heard = writes;
      writes = [];
      return heard;
    },
    say: (hex) => listener?.received(fromHex(hex)),
    hangUp: () => close(new TransportError('disconnected', 'The cable was pulled')),
  };

  function close(error?: TransportError): void {
    if (isClosed) return;
    isClosed = true;
    listener?.closed(error);
  }
}
