import type { Terminal } from '../../shared/terminal.ts';

/** An address as people write it: an IPv4 one that came over an IPv6 socket is still one. */
export function plainAddress(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '').toLowerCase();
}

/**
 * Which of the paired terminals calls from this address; undefined for a stranger. Only those that the
 * till itself reaches at a number count: a name could be made to mean anybody.
 */
export function callerAt(
  address: string,
  terminals: readonly Terminal[],
  protocolId: string,
): Terminal | undefined {
  const plain = plainAddress(address);
  return terminals.find(
    ({ protocol, route, link }) =>
      protocol === protocolId &&
      route === 'local' &&
      link.type === 'tcp' &&
      plainAddress(link.host) === plain,
  );
}
