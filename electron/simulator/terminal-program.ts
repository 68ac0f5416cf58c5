import { rmSync } from 'node:fs';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { assertNever } from '../../shared/assert-never.ts';
import { systemClock } from '../system-clock.ts';
import { protocols } from '../terminals/protocols.ts';
import type { TerminalMemory } from '../terminals/simulation.ts';
import { createTcpTransport } from '../transports/tcp.ts';
import { answerLine } from './action-lines.ts';
import { faceText, newPaper } from './face-text.ts';
import { createFileMemory } from './file-memory.ts';
import { createFrameNames } from './frame-names.ts';
import { readKeyFile } from './key-file.ts';
import { createPtyLine, createTcpLine, type SimulatedLine } from './simulated-lines.ts';
import { type SimulatedStation, startStation } from './simulated-terminals.ts';
import {
  readTerminalArguments,
  type TerminalArguments,
  terminalUsage,
} from './terminal-arguments.ts';
import { createUsbCable, playedLink } from './usb-cable.ts';

/**
 * A simulated terminal by itself, for whoever writes software that speaks to one (`npm run terminal`).
 * Prints `ready ADDRESS`, then what is seen on it, and each message by name. Takes a line for each thing
 * that is done to it. It ends with `quit`, with SIGINT or SIGTERM, and, when only presses make it go on,
 * with its input. A wrong argument is one line and status 2, a line that cannot be had status 1.
 */
const read = readTerminalArguments(process.argv.slice(2), protocols);
switch (read.type) {
  case 'help':
    say(terminalUsage(protocols));
    break;
  case 'wrong':
    process.stderr.write(`terminal: ${read.problem}\nusage: ${terminalUsage(protocols)}\n`);
    process.exitCode = 2;
    break;
  case 'start':
    await run(read.given);
    break;
}

async function run(given: TerminalArguments): Promise<void> {
  const { protocol, customer } = given;
  const framesOf = createFrameNames(protocol.frames);
  const station = await start(given, (direction, bytes) => {
    for (const name of framesOf(direction, bytes)) say(name);
  });
  if (!station) return;
  if (protocol.isUnconfirmed) say('Built from public pages: not confirmed with hardware.');
  say(`${protocol.name} terminal. help says what can be done to it.`);
  say(`ready ${addressOf(station)}`);
  const stopTelling = tellFace(station);
  const lines = createInterface({ input: process.stdin });
  const ended = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
    lines.on('line', (line) => {
      if (line.trim() === 'quit') resolve();
      else void take(station, line.trim());
    });
    lines.once('close', () => customer === 'nobody' && resolve());
  });
  await ended;
  stopTelling();
  lines.close();
  await station.stop();
  process.stdin.unref?.();
}

async function take(station: SimulatedStation, line: string): Promise<void> {
  if (line === '') return;
  if (line === 'help') return say(terminalUsage(protocols));
  if (line === 'face') return say(faceText(station.face()));
  say(await answerLine(station, line));
}

async function start(
  { protocol, listen, memory, keyFile, tillPort, customer }: TerminalArguments,
  traffic: (direction: 'sent' | 'received', bytes: Uint8Array) => void,
): Promise<SimulatedStation | undefined> {
  const secret = keyFile === null ? undefined : readKeyFile(keyFile);
  if (keyFile !== null && secret === undefined) return cannot(`there is no key in ${keyFile}`);
  const line = lineFor(listen, protocol);
  const kept = memory === null ? forgetful() : createFileMemory(memory);
  const mode = customer === 'nobody' ? 'manual' : 'auto';
  const isMagic = customer === 'as_amount_says';
  const options = {
    ...({ id: 'terminal', clock: systemClock, protocol, mode, isMagic, traffic, secret } as const),
    callTill: () => createTcpTransport({ host: '127.0.0.1', port: tillPort, clock: systemClock }),
    called: (isTaken: boolean) =>
      say(isTaken ? 'the till took the call' : 'the till did not take the call'),
  };
  try {
    return await startStation({ ...options, fault: fail }, kept, [line]);
  } catch {
    if (listen.type === 'pty') rmSync(listen.path, { force: true });
    return cannot(whyNot(listen));
  }
}

function cannot(why: string): undefined {
  process.stderr.write(`terminal: ${why}\n`);
  process.exitCode = 1;
  return undefined;
}

type Listen = TerminalArguments['listen'];

function lineFor(listen: Listen, protocol: TerminalArguments['protocol']): SimulatedLine {
  const clock = systemClock;
  switch (listen.type) {
    case 'tcp':
      return createTcpLine({ port: listen.port, clock });
    case 'pty':
      return createPtyLine({ path: listen.path, clock, ...speedOf(protocol) });
    case 'usb':
      return createUsbCable({ socket: listen.socket, link: playedLink, clock });
    default:
      return assertNever(listen);
  }
}

function whyNot(listen: Listen): string {
  switch (listen.type) {
    case 'tcp':
      return `port ${listen.port} of 127.0.0.1 cannot be had; another program may have it`;
    case 'pty':
      return 'no serial cable can be made here: it needs socat';
    case 'usb':
      return `nothing can be heard at ${listen.socket}`;
    default:
      return assertNever(listen);
  }
}

function speedOf({ usual }: TerminalArguments['protocol']) {
  const baudRate = usual?.baudRates[0];
  return baudRate === undefined ? {} : { baudRate };
}

function addressOf({ terminal: { link } }: SimulatedStation): string {
  switch (link.type) {
    case 'tcp':
      return `tcp://${link.host}:${link.port}`;
    case 'serial':
      return `pty:${link.path} ${link.baudRate} baud`;
    case 'usb':
      return `usb:${hex(link.vendorId)}:${hex(link.productId)}`;
    default:
      throw new Error('It listens on nothing else');
  }
}

function hex(id: number): string {
  return id.toString(16).padStart(4, '0');
}

/** Says what is seen whenever that is something else than before. */
function tellFace(station: SimulatedStation): () => void {
  let shown = '';
  let printed: readonly string[] = [];
  tell();
  return station.onChange(tell);

  function tell(): void {
    const face = station.face();
    for (const line of newPaper(printed, face.printed)) say(`| ${line}`);
    printed = face.printed;
    const text = faceText(face);
    if (text !== shown) say(`= ${text}`);
    shown = text;
  }
}

function forgetful(): TerminalMemory {
  let content: string | undefined;
  return {
    load: () => content,
    save(next) {
      content = next;
    },
  };
}

function fail(error: unknown): never {
  throw error;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
