import { open } from 'node:fs/promises';
import type { Clock } from '../../shared/clock.ts';
import type { PrinterLink, PrinterTrouble } from '../../shared/receipt.ts';
import { createSerialTransport } from '../transports/serial.ts';
import { createTcpTransport } from '../transports/tcp.ts';
import { type Transport, TransportError } from '../transports/transport.ts';
import { readStatus, statusRequests } from './printer-status.ts';

/** What came of sending: `not_sent` provably left nothing on paper, `cut_off` may have. */
export type SendOutcome =
  | { readonly type: 'sent' }
  | { readonly type: 'not_sent'; readonly trouble: PrinterTrouble }
  | { readonly type: 'cut_off'; readonly trouble: PrinterTrouble };

/** Bytes to where receipts are printed; one connection for each call. Never rejects for what a shop can mend. */
export type SendToPrinter = (link: PrinterLink, bytes: Uint8Array) => Promise<SendOutcome>;

const statusWithin = 400;
const deviceWithin = 15_000;
/** After the last byte: some printers drop what they have not read when the line closes. */
const lingerMilliseconds = 150;

export function createPrinter(clock: Clock): SendToPrinter {
  return (link, bytes) => {
    switch (link.type) {
      case 'device':
        return sendToDevice(link.path, bytes, clock);
      case 'serial': {
        const { path, baudRate } = link;
        return sendOverLine(createSerialTransport({ path, baudRate, clock }), bytes, clock);
      }
      case 'tcp': {
        const { host, port } = link;
        return sendOverLine(createTcpTransport({ host, port, clock }), bytes, clock);
      }
    }
  };
}

async function sendOverLine(
  line: Transport,
  bytes: Uint8Array,
  clock: Clock,
): Promise<SendOutcome> {
  const heard: number[] = [];
  let lost = false;
  try {
    await line.open({
      received: (part) => void heard.push(...part),
      closed: () => {
        lost = true;
      },
    });
  } catch (error) {
    return { type: 'not_sent', trouble: troubleOf(error) };
  }
  try {
    for (const { request, read } of statusRequests) {
      heard.length = 0;
      await line.write(request);
      // A printer that says nothing here is one that cannot: then its paper has to be believed.
      await pause(clock, statusWithin, 'printer status', () => heard.length > 0 || lost);
      const trouble = readStatus(read, heard.at(-1));
      if (trouble) return { type: 'not_sent', trouble };
      if (heard.length === 0) break;
    }
  } catch (error) {
    return { type: 'not_sent', trouble: troubleOf(error) };
  }
  try {
    await line.write(bytes);
    await pause(clock, lingerMilliseconds, 'printer reading', () => lost);
    await line.close();
    return { type: 'sent' };
  } catch (error) {
    return { type: 'cut_off', trouble: troubleOf(error) };
  } finally {
    await line.close();
  }
}

/** The system's own printer device: bytes as they are, without a driver's page around them. */
async function sendToDevice(path: string, bytes: Uint8Array, clock: Clock): Promise<SendOutcome> {
  let file: Awaited<ReturnType<typeof open>>;
  try {
    // Neither made nor emptied when it is not there.
    file = await open(path, 'r+');
    // A disk is a device, too.
    if ((await file.stat()).isBlockDevice()) {
      await file.close();
      return { type: 'not_sent', trouble: 'no_permission' };
    }
  } catch (error) {
    return { type: 'not_sent', trouble: troubleOf(error) };
  }
  const overdue = Promise.withResolvers<SendOutcome>();
  const stop = clock.after(deviceWithin, 'printer device', () =>
    overdue.resolve({ type: 'cut_off', trouble: 'no_answer' }),
  );
  const written = file.write(bytes).then(
    (): SendOutcome => ({ type: 'sent' }),
    (error): SendOutcome => ({ type: 'cut_off', trouble: troubleOf(error) }),
  );
  const outcome = await Promise.race([written, overdue.promise]);
  stop();
  void file.close().catch(() => undefined);
  return outcome;
}

/** Until the time is over or it is no longer needed. */
function pause(clock: Clock, milliseconds: number, name: string, isOver: () => boolean) {
  const step = 25;
  return new Promise<void>((resolve) => {
    let left = milliseconds;
    function look(): void {
      if (left <= 0 || isOver()) resolve();
      else clock.after(step, name, look);
      left -= step;
    }
    look();
  });
}

function troubleOf(error: unknown): PrinterTrouble {
  if (error instanceof TransportError) {
    switch (error.reason) {
      case 'not_found':
        return 'not_found';
      case 'taken':
        return 'no_permission';
      case 'refused':
        return 'refused';
      case 'timeout':
        return 'no_answer';
      case 'disconnected':
      case 'fault':
        return 'line_lost';
    }
  }
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT' || code === 'ENXIO' || code === 'ENODEV') return 'not_found';
  if (code === 'EACCES' || code === 'EPERM' || code === 'EBUSY') return 'no_permission';
  return 'printer_error';
}
