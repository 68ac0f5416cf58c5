import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer, type Socket } from 'node:net';

/** A receipt printer on the network, which keeps what it got instead of printing it. */
export interface SimulatedPrinter {
  readonly port: number;
  /** Everything that came but for questions, oldest first. */
  received(): Uint8Array;
  /** What its status says from now on; `silent` answers no question, as cheap ones do. */
  become(state: PrinterState): void;
  /** From now on it goes off after this many bytes. */
  dieAfter(bytes: number): void;
  close(): Promise<void>;
}

export type PrinterState = 'ready' | 'paper_out' | 'cover_open' | 'silent';

/** `port` 0 takes any free one. */
export async function startSimulatedPrinter(port = 0): Promise<SimulatedPrinter> {
  let state: PrinterState = 'ready';
  let lifetime = Number.POSITIVE_INFINITY;
  const got: number[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
    socket.on('data', (bytes) => {
      // A question is sent by itself and answered at once, whatever the printer does.
      if (bytes[0] === 0x10 && bytes[1] === 0x04) {
        const answer = statusByte(state, bytes[2] ?? 0);
        if (answer !== undefined) socket.write(Uint8Array.of(answer));
        return;
      }
      got.push(...bytes.subarray(0, Math.max(0, lifetime)));
      lifetime -= bytes.length;
      if (lifetime < 0) socket.resetAndDestroy();
    });
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    received: () => Uint8Array.from(got),
    become(next) {
      state = next;
    },
    dieAfter(bytes) {
      lifetime = bytes;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

function statusByte(state: PrinterState, question: number): number | undefined {
  const fine = 0b0001_0010;
  if (state === 'silent') return undefined;
  if (question === 2 && state === 'cover_open') return fine | 0b0000_0100;
  if (question === 2 && state === 'paper_out') return fine | 0b0010_0000;
  if (question === 4 && state === 'paper_out') return fine | 0b0110_0000;
  return fine;
}
