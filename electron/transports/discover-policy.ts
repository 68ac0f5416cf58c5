import type { FoundLine } from '../../shared/pairing.ts';
import { findKnownDevice, type KnownDevice } from './known-devices.ts';
import type { SerialPortFacts } from './serial-ports.ts';
import { chooseChannel, isKept, isSerialInterface } from './usb-policy.ts';
import type { UsbFacts } from './usb-tree.ts';

export type UnownedLine = Omit<FoundLine, 'terminalId'>;

/** A line and where it stands in the list: a lower rank comes first. */
interface Ranked {
  readonly rank: readonly [number, string];
  readonly line: UnownedLine;
}

/** What a port is set to until somebody has asked at which speed it is answered. */
const firstBaudRate = 9_600;
const makersOwn = 255;

/**
 * The lines a terminal may be on, likeliest first: products known to be terminals, other things of
 * their makers, serial cables, whatever else hangs on USB, and the ports built into the computer.
 * Numbers only rank: a terminal is what answers.
 */
export function rankLines(
  ports: readonly SerialPortFacts[],
  devices: readonly UsbFacts[],
): readonly UnownedLine[] {
  const lines = [
    ...ports.map(rankPort),
    ...devices.filter((device) => isCandidate(device, ports)).map(rankDevice),
  ];
  return lines.sort((one, other) => compare(one.rank, other.rank)).map(({ line }) => line);
}

function rankPort(port: SerialPortFacts): Ranked {
  const { path, vendorId, productId, interfaceNumber } = port;
  const known = knownOf(vendorId, productId);
  const isBuiltIn = vendorId === null || productId === null;
  return {
    rank: [isBuiltIn ? 6 : rankOf(known), sortable(path)],
    line: {
      link: { type: 'serial', path, baudRate: firstBaudRate },
      name: nameOf(known, port) ?? path,
      ...{ vendorId: hex(vendorId), productId: hex(productId), interfaceNumber },
      likely: known?.likely ?? 'unknown',
    },
  };
}

function rankDevice(device: UsbFacts): Ranked {
  const { vendorId, productId, serialNumber } = device;
  const known = knownOf(vendorId, productId);
  const link = { type: 'usb', vendorId, productId, serialNumber, interfaceNumber: null } as const;
  const id = `${hex(vendorId)}:${hex(productId)}`;
  return {
    // Behind the ports of the same kind, since most terminals speak on those.
    rank: [rankOf(known), `~${id}${serialNumber}`],
    line: {
      link,
      name: nameOf(known, device) ?? `USB ${id}`,
      ...{ vendorId: hex(vendorId), productId: hex(productId), interfaceNumber: null },
      likely: known?.likely ?? 'unknown',
    },
  };
}

/**
 * Whether it has an interface with a language of its maker's own that is not, by a driver of the
 * system, a serial port already. Where interfaces are told only of open devices, only known ones count.
 */
function isCandidate(device: UsbFacts, ports: readonly SerialPortFacts[]): boolean {
  const known = knownOf(device.vendorId, device.productId);
  if (known?.likely === 'adapter') return false;
  if (!device.interfaces) return known !== undefined;
  const channel = chooseChannel(device.interfaces, null);
  if (channel?.classCode !== makersOwn || isKept(channel)) return false;
  const isPort = ports.some(
    ({ vendorId, productId }) => vendorId === device.vendorId && productId === device.productId,
  );
  return !isPort || device.interfaces.some(isSerialInterface);
}

function rankOf(known: KnownDevice | undefined): number {
  if (!known) return 4;
  if (known.likely === 'adapter') return 3;
  return known.productId === undefined ? 2 : 1;
}

/** A maker's row names the maker; the device knows its model. */
function nameOf(
  known: KnownDevice | undefined,
  { manufacturer, product }: Pick<UsbFacts, 'manufacturer' | 'product'>,
): string | null {
  if (known?.productId !== undefined) return known.name;
  const maker = known?.name ?? manufacturer;
  if (!product) return maker;
  return maker && !product.startsWith(maker) ? `${maker} ${product}` : product;
}

function knownOf(vendorId: number | null, productId: number | null): KnownDevice | undefined {
  return vendorId === null || productId === null ? undefined : findKnownDevice(vendorId, productId);
}

/** With numbers so that 2 stands before 10; the first built-in port, which is always listed, last. */
function sortable(path: string): string {
  if (path === '/dev/ttyS0') return '~';
  return path.replace(/\d+/g, (digits) => digits.padStart(6, '0'));
}

function compare(one: Ranked['rank'], other: Ranked['rank']): number {
  return one[0] - other[0] || (one[1] < other[1] ? -1 : Number(one[1] > other[1]));
}

function hex(id: number | null): string | null {
  return id === null ? null : id.toString(16).padStart(4, '0');
}
