import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { TerminalProtocol } from '../terminals/terminal.ts';

/** How a simulated terminal is started by itself. */
export interface TerminalArguments {
  readonly protocol: TerminalProtocol;
  readonly listen:
    | { readonly type: 'tcp'; readonly port: number }
    | { readonly type: 'pty'; readonly path: string }
    /** Behind a USB device that somebody else plays, who looks for it at this socket. */
    | { readonly type: 'usb'; readonly socket: string };
  /** Where it keeps its transactions; null for a terminal that forgets. */
  readonly memory: string | null;
  /** What it shares with the till; null: its messages are open. */
  readonly keyFile: string | null;
  /** Where it calls the till by itself, on this computer. */
  readonly tillPort: number;
  /** `nobody` presses: whoever started it does. */
  readonly customer: 'nobody' | 'pays' | 'as_amount_says';
}

export type ReadArguments =
  | { readonly type: 'start'; readonly given: TerminalArguments }
  | { readonly type: 'help' }
  | { readonly type: 'wrong'; readonly problem: string };

const options = {
  protocol: { type: 'string', default: 'zvt' },
  listen: { type: 'string' },
  'till-port': { type: 'string' },
  memory: { type: 'string' },
  'key-file': { type: 'string' },
  auto: { type: 'boolean', default: false },
  magic: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

export function terminalUsage(protocols: readonly TerminalProtocol[]): string {
  const ids = protocols.map(({ id }) => id).join('|');
  return `npm run terminal -- [--protocol ${ids}] [--listen tcp://127.0.0.1:PORT|pty[:PATH]|usb]
                    [--till-port PORT] [--memory FILE] [--key-file FILE] [--auto | --magic]

  --protocol  what it speaks; ${protocols[0]?.id} when nothing is said
  --listen    a port of this computer (0: any free one), a serial cable whose other end is PATH, or a
              USB device for programs that are started as it then says (Linux, with a C compiler);
              the usual port of the protocol when nothing is said, else a cable
  --till-port where call-till finds the till on this computer, for a terminal on TCP
  --memory    a file for its transactions, so that it is the same terminal after a restart
  --key-file  seals its messages with {"passphrase", "key_identifier", "key_version"} of this file (nexo)
  --auto      its customers pay by themselves
  --magic     its customers do what the paise of the amount say (51: insufficient funds)

Then a line for each thing that is done to it: tap, insert, swipe, pin-right, wrong-pin, scan-upi [ADDRESS],
approve, decline, cancel, pay, late [SECONDS], twice, other-amount, call-till, unplug, plug, silence, power-off,
power-on, face, list, help, quit. What it sees and says is printed as it happens.`;
}

export function readTerminalArguments(
  args: readonly string[],
  protocols: readonly TerminalProtocol[],
): ReadArguments {
  const read = parse(args);
  if (typeof read === 'string') return wrong(read);
  if (read.help) return { type: 'help' };
  const protocol = protocols.find(({ id }) => id === read.protocol);
  if (!protocol) {
    const ids = protocols.map(({ id }) => id).join(', ');
    return wrong(`--protocol takes one of ${ids}, not "${read.protocol}"`);
  }
  if (read.auto && read.magic)
    return wrong('--auto and --magic are two kinds of customers: take one');
  if (read.memory === '') return wrong('--memory takes a file');
  const keyFile = read['key-file'] ?? null;
  if (keyFile === '') return wrong('--key-file takes a file');
  if (keyFile !== null && !protocol.takesKey) {
    return wrong(`${protocol.name} is not sealed with keys: leave out --key-file`);
  }
  const listen = readListen(read.listen ?? usualListen(protocol));
  if (typeof listen === 'string') return wrong(listen);
  const kind = listen.type === 'pty' ? 'serial' : listen.type;
  if (!protocol.transports.includes(kind)) {
    const other = kind === 'tcp' ? '--listen pty' : '--listen tcp://127.0.0.1:PORT';
    return wrong(`${protocol.name} is not spoken over ${kind}: try ${other}`);
  }
  const port = read['till-port'] ?? String(protocol.calls?.port ?? 0);
  const tillPort = Number(port);
  if (!/^\d{1,5}$/.test(port) || tillPort > 65_535)
    return wrong(`--till-port takes a port, not "${port}"`);
  const customer = read.magic ? 'as_amount_says' : read.auto ? 'pays' : 'nobody';
  const memory = read.memory ?? null;
  const given = { protocol, listen, memory, keyFile, tillPort, customer } as const;
  return { type: 'start', given };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    // Its first sentence names the argument; what follows is about positionals.
    return error instanceof Error ? (error.message.split(/\. |\n/)[0] ?? '') : String(error);
  }
}

function usualListen({ usual, transports }: TerminalProtocol): string {
  const port = usual?.tcpPort;
  return port && transports.includes('tcp') ? `tcp://127.0.0.1:${port}` : 'pty';
}

function readListen(text: string): TerminalArguments['listen'] | string {
  const forms = 'tcp://127.0.0.1:PORT, pty, pty:PATH or usb';
  if (text === 'usb') {
    return 'What plays the kernel’s USB comes with the project’s sources, not with this program alone: npm run terminal there, or take pty or tcp';
  }
  const usb = /^usb:(.+)$/.exec(text);
  if (usb?.[1]) return { type: 'usb', socket: usb[1] };
  const pty = /^pty(?::(.+))?$/.exec(text);
  if (pty) return { type: 'pty', path: pty[1] ?? join(tmpdir(), 'galla-terminal') };
  const tcp = /^tcp:\/\/(.+):(\d{1,5})$/.exec(text);
  if (!tcp?.[1] || Number(tcp[2]) > 65_535) return `--listen takes ${forms}, not "${text}"`;
  if (!['127.0.0.1', 'localhost'].includes(tcp[1])) {
    return `It listens on this computer alone: --listen tcp://127.0.0.1:${tcp[2]}, not ${tcp[1]}`;
  }
  return { type: 'tcp', port: Number(tcp[2]) };
}

function wrong(problem: string): ReadArguments {
  return { type: 'wrong', problem };
}
