import type { Terminal, TerminalLink } from '../shared/terminal.ts';
import type { StartOptions } from './command-line.ts';
import type { Ledger } from './ledger/ledger.ts';
import { protocols } from './terminals/protocols.ts';

/** What simulated terminals speak, and those that the command line names. */
export function standardProtocol() {
  const [first] = protocols;
  if (!first) throw new Error('No terminal protocol is built in');
  return first;
}

/** How a test shop reaches its terminal, for the banner. */
export function reachOf(link: TerminalLink | undefined): 'pty' | 'tcp' | 'usb' {
  return link?.type === 'tcp' || link?.type === 'usb' ? link.type : 'pty';
}

/** The terminal of `--pair`. */
export function pairedTerminal(pair: NonNullable<StartOptions['pair']>): Terminal {
  return {
    id: pair.deviceId,
    name: 'Counter terminal',
    protocol: standardProtocol().id,
    link: pair.link,
    route: 'local',
    placeId: null,
    simulated: false,
  };
}

/** Pairing again under the same id only changes where the terminal is found. */
export async function keepTerminal(ledger: Ledger, terminal: Terminal): Promise<void> {
  const known = ledger.terminals().find(({ id }) => id === terminal.id);
  const kept = known ? { ...known, link: terminal.link } : terminal;
  if (JSON.stringify(known) === JSON.stringify(kept)) return;
  await ledger.write((book) => book.append({ type: 'terminal', terminal: kept }, { type: 'till' }));
}
