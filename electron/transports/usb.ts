import type { Clock } from '../../shared/clock.ts';
import { type UsbLink, usbId } from '../../shared/terminal.ts';
import { type Transport, TransportError } from './transport.ts';
import {
  type ConnectedUsb,
  connectedUsb,
  interfacesOf,
  serialNumberOf,
  type UsbHandle,
} from './usb-library.ts';
import { chooseChannel, isTimeout, type UsbChannel, wordProblem } from './usb-policy.ts';
import { createTransport, type Wire, type WireEvents } from './wire.ts';

export interface UsbOptions {
  readonly link: UsbLink;
  readonly clock: Clock;
}

const openDeadline = 3_000;
const writeDeadline = 5_000;
/** How long one transfer waits for bytes. Also how long a close waits for it, since none can be ended. */
const readWait = 250;
/** What was said before the open was said to somebody else; after so long a silence it is over. */
const quietBefore = 20;

/** The bulk endpoints of a USB device that is no serial port. */
export function createUsbTransport({ link, clock }: UsbOptions): Transport {
  return createTransport(usbWire(link), clock);
}

/** The device is looked for at each opening: plugged in again, it hangs at another address. */
function usbWire(link: UsbLink): Wire {
  const name = `usb ${usbId(link)}`;
  let isReleased = false;
  let opening: Promise<Line> | undefined;
  let line: Line | undefined;
  let reading = Promise.resolve();
  let writing = Promise.resolve();

  return {
    kind: 'usb',
    name,
    openDeadline,
    writeDeadline: () => writeDeadline,
    async open(events) {
      opening = openLine(link, name, () => isReleased);
      const own = await opening;
      if (isReleased) return;
      line = own;
      reading = read(own, events);
    },
    write(bytes) {
      // One after the other: an endpoint with a transfer on it cannot be found by the next one.
      const written = writing.then(() => send(bytes));
      writing = written.catch(() => undefined);
      return written;
    },
    async release() {
      isReleased = true;
      // The library cannot close a device on which a transfer waits.
      const own = await opening?.catch(() => undefined);
      await Promise.all([reading, writing]);
      if (own) await letGo(own);
    },
  };

  async function read(own: Line, { received, lost }: WireEvents): Promise<void> {
    while (!isReleased) {
      try {
        const bytes = await receive(own, readWait);
        if (bytes && bytes.length > 0 && !isReleased) received(bytes);
      } catch (error) {
        lost(usbError(error, name, own.channel));
        return;
      }
    }
  }

  /** What still waits here when the line has gone was meant for it and for no other. */
  async function send(bytes: Uint8Array): Promise<void> {
    if (isReleased || !line) throw new TransportError('disconnected', `${name} was unplugged`);
    const { handle, channel } = line;
    try {
      const taken = await handle.nativeTransferOut(channel.bulkOut.number, writeDeadline, bytes);
      if (taken < bytes.length) throw new Error(`took ${taken} of ${bytes.length} bytes`);
    } catch (error) {
      throw usbError(error, name, channel);
    }
  }
}

interface Line {
  readonly handle: UsbHandle;
  readonly channel: UsbChannel;
}

async function openLine(link: UsbLink, name: string, isGivenUp: () => boolean): Promise<Line> {
  const found = theOne(await connectedUsb(), link, name);
  const { handle } = found;
  let channel: UsbChannel | undefined;
  try {
    await handle.open();
    channel = chooseChannel(interfacesOf(found), link.interfaceNumber);
    if (!channel) throw new TransportError('fault', `${name} has no bulk endpoints to speak on`);
    await handle.claimInterface(channel.number);
    const line = { handle, channel };
    // A device that is never quiet meets the deadline of the opening.
    while (!isGivenUp() && (await receive(line, quietBefore)));
    return line;
  } catch (error) {
    await handle.close().catch(() => undefined);
    throw usbError(error, name, channel);
  }
}

function theOne(all: readonly ConnectedUsb[], link: UsbLink, name: string): ConnectedUsb {
  const { serialNumber } = link;
  const alike = all.filter(({ facts }) => usbId(facts) === usbId(link));
  const [found, another] =
    serialNumber === null ? alike : alike.filter((one) => serialNumberOf(one) === serialNumber);
  const numbered = serialNumber === null ? '' : ` with the serial number ${serialNumber}`;
  if (!found) throw new TransportError('not_found', `${name}${numbered} does not exist`);
  if (!another) return found;
  throw new TransportError('fault', `${name} is there twice: choose one by its serial number`);
}

/**
 * One packet, `undefined` when none came in time. Never more than one: of a transfer that ends in the
 * midst of several the library throws away what had come.
 */
async function receive({ handle, channel }: Line, wait: number): Promise<Uint8Array | undefined> {
  const { number, packetSize } = channel.bulkIn;
  try {
    const bytes = await handle.nativeTransferIn(number, wait, packetSize);
    if (!bytes) throw new Error('Stall');
    return bytes;
  } catch (error) {
    if (isTimeout(textOf(error))) return undefined;
    throw error;
  }
}

async function letGo({ handle, channel }: Line): Promise<void> {
  // A device that has gone has let go of everything itself.
  await handle.releaseInterface(channel.number).catch(() => undefined);
  await handle.close().catch(() => undefined);
}

function usbError(error: unknown, name: string, channel: UsbChannel | undefined): TransportError {
  if (error instanceof TransportError) return error;
  const { reason, message } = wordProblem(textOf(error), name, process.platform, channel);
  return new TransportError(reason, message, { cause: error });
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
