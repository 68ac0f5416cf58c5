import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { assertNever } from '../../shared/assert-never.ts';
import type { TerminalLink } from '../../shared/terminal.ts';
import { systemClock } from '../system-clock.ts';
import { zvt } from '../terminals/zvt/index.ts';
import { answerLine } from './action-lines.ts';
import { createFileMemory } from './file-memory.ts';
import { createPtyLine, createTcpLine, type SimulatedLine } from './simulated-lines.ts';
import { startStation } from './simulated-terminals.ts';

/**
 * A simulated terminal in a process of its own, so that it goes on when the till is killed:
 *
 *   node terminal-process.ts (--link PATH | --tcp PORT) --memory FILE [--mode auto|manual]
 *
 * Prints `ready <path or port>`, then `presented <amount> <currency>` for each checkout. Takes an
 * action per line on stdin and answers `done` or `not_now` when the cable has moved; `list` answers
 * with its transactions as JSON, `amount <minor>` makes the next approval differ. Ends with stdin.
 */
const { values } = parseArgs({
  options: {
    link: { type: 'string' },
    tcp: { type: 'string' },
    memory: { type: 'string' },
    mode: { type: 'string', default: 'manual' },
  },
});

if (values.memory === undefined) throw new Error('--memory FILE is missing');
const station = await startStation(
  {
    id: 'terminal-process',
    clock: systemClock,
    protocol: zvt,
    mode: values.mode === 'auto' ? 'auto' : 'manual',
    presented: ({ minor, currency }) => say(`presented ${minor} ${currency}`),
    fault: (error) => {
      throw error;
    },
  },
  createFileMemory(values.memory),
  [lineOf(values.link, values.tcp)],
);
say(`ready ${placeOf(station.terminal.link)}`);
for await (const line of createInterface({ input: process.stdin })) {
  say(await answerLine(station, line));
}
await station.stop();

function lineOf(link: string | undefined, tcp: string | undefined): SimulatedLine {
  if (link !== undefined) return createPtyLine({ path: link, clock: systemClock });
  if (tcp !== undefined) return createTcpLine({ port: Number(tcp), clock: systemClock });
  throw new Error('One of --link PATH and --tcp PORT is missing');
}

function placeOf(link: TerminalLink): string {
  switch (link.type) {
    case 'serial':
      return link.path;
    case 'tcp':
      return String(link.port);
    case 'memory':
      return link.name;
    case 'usb':
      throw new Error('A simulated terminal is no USB device by itself');
    default:
      return assertNever(link);
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
