// The near ends of USB lines, for the stand-in. Takes orders as JSON lines and says of each `answer` and
// its line: what it came to, "done", or the reason and words of the failure. Of a line's events it says
// `received` and `closed`.
import { createInterface } from 'node:readline';
import { systemClock } from '../../electron/system-clock.ts';
import { discover } from '../../electron/transports/discover.ts';
import { type Transport, TransportError } from '../../electron/transports/transport.ts';
import { createUsbTransport } from '../../electron/transports/usb.ts';
import { watchUsb } from '../../electron/transports/usb-watch.ts';
import type { UsbLink } from '../../shared/terminal.ts';

type Order = { readonly line: string } & (
  | { readonly do: 'open'; readonly link: UsbLink }
  | { readonly do: 'close' }
  | { readonly do: 'discover' }
  | { readonly do: 'watch' }
  | { readonly do: 'write'; readonly bytes: readonly number[] }
);

const lines = new Map<string, Transport>();
let unwatch: () => Promise<void> = async () => undefined;

for await (const text of createInterface({ input: process.stdin })) void take(JSON.parse(text));
for (const line of lines.values()) void line.close();
await unwatch();

async function take(order: Order): Promise<void> {
  const answer = await perform(order).catch((error: unknown) => {
    if (error instanceof TransportError) return { reason: error.reason, message: error.message };
    throw error;
  });
  say({ [`answer ${order.line}`]: answer ?? 'done' });
}

async function perform(order: Order): Promise<unknown> {
  const { line } = order;
  if (order.do === 'discover') return discover();
  if (order.do === 'watch') {
    unwatch = await watchUsb(() => say({ plugged: true }));
    return 'done';
  }
  if (order.do === 'close') return lines.get(line)?.close();
  if (order.do === 'write') return lines.get(line)?.write(Uint8Array.from(order.bytes));
  const transport = createUsbTransport({ link: order.link, clock: systemClock });
  lines.set(line, transport);
  return transport.open({
    received: (bytes) => say({ [`received ${line}`]: [...bytes] }),
    closed: (error) => say({ [`closed ${line}`]: error?.reason ?? 'by this side' }),
  });
}

function say(message: unknown): void {
  process.stdout.write(`${JSON.stringify(message)}\n`);
}
