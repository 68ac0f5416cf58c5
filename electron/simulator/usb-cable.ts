import { createServer, type Server, type Socket } from 'node:net';
import type { Clock } from '../../shared/clock.ts';
import type { UsbLink } from '../../shared/terminal.ts';
import { createAcceptedTransport } from '../transports/tcp.ts';
import type { SimulatedLine } from './simulated-lines.ts';

/** What the played device calls itself: a number that terminals of one maker have. */
export const playedLink: UsbLink = {
  type: 'usb',
  vendorId: 0x2fb8,
  productId: 0x2123,
  serialNumber: null,
  interfaceNumber: null,
};

export interface UsbCableOptions {
  /** Where what plays the kernel's USB looks for the terminal. */
  readonly socket: string;
  readonly link: UsbLink;
  readonly clock: Clock;
}

/** The terminal's end of a USB cable: while it listens, the device is plugged in. */
export function createUsbCable({ socket, link, clock }: UsbCableOptions): SimulatedLine {
  const sockets = new Set<Socket>();
  let server: Server | undefined;
  return {
    reach: 'usb',
    async connect(attach) {
      const own = createServer({ pauseOnConnect: true }, (one) => {
        sockets.add(one);
        one.on('close', () => sockets.delete(one));
        // The transport tells of it; without this, one that is not opened yet would end the program.
        one.on('error', () => undefined);
        // Of USB the terminal sees only the bytes.
        void attach({ ...createAcceptedTransport(one, clock), kind: 'usb' });
      });
      server = own;
      await new Promise<void>((resolve, reject) => {
        own.once('error', reject);
        own.listen(socket, resolve);
      });
      return link;
    },
    async disconnect() {
      const closed = new Promise<void>((resolve) => {
        if (server) server.close(() => resolve());
        else resolve();
      });
      for (const one of sockets) one.destroy();
      await closed;
    },
  };
}
