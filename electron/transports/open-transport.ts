import { assertNever } from '../../shared/assert-never.ts';
import type { Clock } from '../../shared/clock.ts';
import type { TerminalLink } from '../../shared/terminal.ts';
import type { MemoryNetwork } from './memory-network.ts';
import { createSerialTransport } from './serial.ts';
import { createTcpTransport } from './tcp.ts';
import { createTlsTransport } from './tls.ts';
import type { Transport } from './transport.ts';
import { createUsbTransport } from './usb.ts';

/** A new line to where a link leads, still to be opened. */
export function transportFor(
  link: TerminalLink,
  { clock, memory }: { readonly clock: Clock; readonly memory: MemoryNetwork },
): Transport {
  switch (link.type) {
    case 'serial':
      return createSerialTransport({ path: link.path, baudRate: link.baudRate, clock });
    case 'tcp':
      return link.tls
        ? createTlsTransport({ host: link.host, port: link.port, peer: link.tls, clock })
        : createTcpTransport({ host: link.host, port: link.port, clock });
    case 'usb':
      return createUsbTransport({ link, clock });
    case 'memory':
      return memory.connect(link.name);
    default:
      return assertNever(link);
  }
}
