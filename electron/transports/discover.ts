import { rankLines, type UnownedLine } from './discover-policy.ts';
import { portHolders } from './port-holders.ts';
import { listSerialPorts } from './serial-ports.ts';
import { connectedUsb } from './usb-library.ts';
import { readUsbTree, type UsbFacts } from './usb-tree.ts';

/**
 * The serial ports and USB devices of this computer that a terminal may be on, likeliest first, and
 * which other program has one of them open. Opens nothing and never rejects: what the system does not
 * tell is not in the list, and a path can always be typed. `tree` is where Linux shows its devices.
 */
export async function discover(tree = '/sys'): Promise<readonly UnownedLine[]> {
  const [ports, devices] = await Promise.all([listSerialPorts(tree), usbDevices(tree)]);
  const lines = rankLines(ports, devices);
  const holders = await portHolders(lines.map((line) => nodeOf(line, devices)));
  return lines.map((line) => {
    const heldBy = holders.get(nodeOf(line, devices));
    return heldBy === undefined ? line : { ...line, heldBy };
  });
}

/** Linux tells without the library. */
async function usbDevices(tree: string): Promise<readonly UsbFacts[]> {
  if (process.platform === 'linux') return (await readUsbTree(tree)) ?? [];
  const connected = await connectedUsb().catch(() => []);
  return connected.map(({ facts }) => facts);
}

/** The file that whoever uses it has open. */
function nodeOf({ link }: UnownedLine, devices: readonly UsbFacts[]): string {
  if (link.type === 'serial') return link.path;
  if (link.type !== 'usb') return '';
  const device = devices.find(
    ({ vendorId, productId, serialNumber }) =>
      vendorId === link.vendorId &&
      productId === link.productId &&
      serialNumber === link.serialNumber,
  );
  const digits = (number: number) => String(number).padStart(3, '0');
  return device ? `/dev/bus/usb/${digits(device.bus)}/${digits(device.address)}` : '';
}
