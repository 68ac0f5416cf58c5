import { BlockList, isIP, isIPv4 } from 'node:net';

/** How far an address leads: to this computer, to where only its own network can go, or anywhere. */
export type AddressReach = 'this_computer' | 'own_network' | 'anywhere';

/** What an address of a computer leads to; undefined for what is none. */
export function reachOf(address: string): AddressReach | undefined {
  const [plain = ''] = address.split('%');
  if (isIP(plain) === 0) return undefined;
  const family = isIPv4(plain) ? 'ipv4' : 'ipv6';
  if (thisComputer.check(plain, family)) return 'this_computer';
  return ownNetwork.check(plain, family) ? 'own_network' : 'anywhere';
}

/** An address of version 4 in the dress of version 6 is found in the lists of version 4. */
const thisComputer = listOf([
  ['127.0.0.0', 8, 'ipv4'],
  ['::1', 128, 'ipv6'],
]);

/** What no router on the way to elsewhere passes on, and what hides an address of version 4. */
const ownNetwork = listOf([
  // "This" network: 0.0.0.0 is this computer for most systems.
  ['0.0.0.0', 8, 'ipv4'],
  ['10.0.0.0', 8, 'ipv4'],
  // Behind a provider's own translation of addresses.
  ['100.64.0.0', 10, 'ipv4'],
  // Link-local: there the services of a cloud tell secrets to whoever asks.
  ['169.254.0.0', 16, 'ipv4'],
  ['172.16.0.0', 12, 'ipv4'],
  ['192.0.0.0', 24, 'ipv4'],
  ['192.0.2.0', 24, 'ipv4'],
  ['192.168.0.0', 16, 'ipv4'],
  ['198.18.0.0', 15, 'ipv4'],
  ['198.51.100.0', 24, 'ipv4'],
  ['203.0.113.0', 24, 'ipv4'],
  // To many at once, or kept for later.
  ['224.0.0.0', 3, 'ipv4'],
  ['::', 96, 'ipv6'],
  ['::ffff:0:0:0', 96, 'ipv6'],
  ['64:ff9b::', 96, 'ipv6'],
  ['64:ff9b:1::', 48, 'ipv6'],
  ['100::', 64, 'ipv6'],
  ['2001::', 23, 'ipv6'],
  ['2001:db8::', 32, 'ipv6'],
  ['2002::', 16, 'ipv6'],
  ['fc00::', 7, 'ipv6'],
  ['fe80::', 10, 'ipv6'],
  ['fec0::', 10, 'ipv6'],
  ['ff00::', 8, 'ipv6'],
]);

function listOf(nets: readonly (readonly [string, number, 'ipv4' | 'ipv6'])[]): BlockList {
  const list = new BlockList();
  for (const [net, prefix, family] of nets) list.addSubnet(net, prefix, family);
  return list;
}
