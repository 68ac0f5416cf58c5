import { assertNever } from '../../shared/assert-never.ts';
import type { PairingRefusal, ProtocolChoice } from '../../shared/pairing.ts';
import { isInService, type Terminal, type TerminalLink, usbId } from '../../shared/terminal.ts';
import { plainAddress } from '../terminals/caller-policy.ts';

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

const thisComputer: readonly string[] = ['127.0.0.1', '::1', 'localhost'];

/** Whether nothing but a program on this computer can be at the end of it. */
function staysHere(link: TerminalLink): boolean {
  switch (link.type) {
    case 'memory':
      return true;
    case 'tcp':
      return thisComputer.includes(link.host);
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

/**
 * Whether both would take the same port, at whatever speed. One terminal that is paired twice could be
 * given two payments at once, and would answer for the one when it is asked about the other.
 */
export function isSameLine(one: TerminalLink, other: TerminalLink): boolean {
  switch (one.type) {
    case 'serial':
      return other.type === 'serial' && plainPort(one.path) === plainPort(other.path);
    case 'tcp':
      return (
        other.type === 'tcp' && one.port === other.port && hostOf(one.host) === hostOf(other.host)
      );
    case 'usb':
      return (
        other.type === 'usb' &&
        usbId(one) === usbId(other) &&
        mayBeSame(one.serialNumber, other.serialNumber) &&
        mayBeSame(one.interfaceNumber, other.interfaceNumber)
      );
    case 'memory':
      return other.type === 'memory' && one.name === other.name;
    default:
      return assertNever(one);
  }
}

/** Windows takes its ports in any case, and under a longer name. */
function plainPort(path: string): string {
  const port = path.replace(/^\\\\[.?]\\(?=com\d)/i, '');
  return /^com\d+$/i.test(port) ? port.toUpperCase() : port;
}

/** This computer has several names for itself. */
function hostOf(host: string): string {
  const plain = plainAddress(host).replace(/\.$/, '');
  return thisComputer.includes(plain) ? 'localhost' : plain;
}

/** What was left open stands for any. */
function mayBeSame<Value>(one: Value | null, other: Value | null): boolean {
  return one === null || other === null || one === other;
}

function sameName(one: string, other: string): boolean {
  return one.trim().toLocaleLowerCase() === other.trim().toLocaleLowerCase();
}
