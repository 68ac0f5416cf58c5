import type { PairingRefusal, ProtocolChoice } from '../../shared/pairing.ts';
import { isInService, type Terminal, type TerminalLink } from '../../shared/terminal.ts';

/** More than a counter has; a list that a person can still read. */
const mostTerminals = 32;

/** Why a terminal cannot be kept beside the others as it is, or `undefined`. */
export function refusalIn(isDemo: boolean) {
  return (
    terminal: Terminal,
    others: readonly Terminal[],
    protocols: readonly ProtocolChoice[],
  ): PairingRefusal | undefined =>
    isDemo && !staysHere(terminal.link) ? 'demo_shop' : refusalOf(terminal, others, protocols);
}

/** Whether nothing but a program on this computer can be at the end of it. */
function staysHere(link: TerminalLink): boolean {
  switch (link.type) {
    case 'memory':
      return true;
    case 'tcp':
      return ['127.0.0.1', '::1', 'localhost'].includes(link.host);
    // Real ports have these names; a simulated cable is a pseudo terminal or a link to one.
    case 'serial':
      return !/^(\/dev\/(tty|cu|serial)|(\\\\\.\\)?COM\d)/i.test(link.path);
    default:
      return false;
  }
}

function refusalOf(
  terminal: Terminal,
  others: readonly Terminal[],
  protocols: readonly ProtocolChoice[],
): PairingRefusal | undefined {
  const inService = others.filter(isInService);
  const protocol = protocols.find(({ id }) => id === terminal.protocol);
  if (terminal.name.trim() === '') return 'name_missing';
  if (others.some(({ id }) => id === terminal.id)) return 'id_taken';
  if (inService.some(({ name }) => sameName(name, terminal.name))) return 'name_taken';
  if (!protocol) return 'unknown_protocol';
  if (!protocol.links.includes(terminal.link.type)) return 'link_not_possible';
  if (terminal.slips === 'till' && !protocol.givesSlips) return 'option_not_possible';
  if (terminal.display === 'codes' && !protocol.showsCodes) return 'option_not_possible';
  if (inService.some(({ link }) => isSameLine(link, terminal.link))) return 'line_taken';
  if (others.length >= mostTerminals) return 'terminals_full';
  return undefined;
}

/** Whether both would take the same port, at whatever speed. */
export function isSameLine(one: TerminalLink, other: TerminalLink): boolean {
  return JSON.stringify(withoutSpeed(one)) === JSON.stringify(withoutSpeed(other));
}

function withoutSpeed(link: TerminalLink): object {
  return link.type === 'serial' ? { type: link.type, path: link.path } : link;
}

function sameName(one: string, other: string): boolean {
  return one.trim().toLocaleLowerCase() === other.trim().toLocaleLowerCase();
}
