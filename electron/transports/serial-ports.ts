import { readdir, readFile, realpath } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { SerialPort } from 'serialport';

/** A serial port as the system knows it, unopened. */
export interface SerialPortFacts {
  readonly path: string;
  readonly vendorId: number | null;
  readonly productId: number | null;
  readonly serialNumber: string | null;
  /** What the device calls itself. */
  readonly manufacturer: string | null;
  readonly product: string | null;
  /** A terminal may have several: which of them carries payments differs by model. */
  readonly interfaceNumber: number | null;
}

/** Pseudo terminals are not among them: whoever wants one types its path. */
const portName = /^tty(S|USB|ACM|AMA|MFD|WCH|XRUSB|O)\d+$|^rfcomm\d+$/;
/** serial_core.h, PORT_UNKNOWN: a number that is kept for a port which is not built in. */
const notBuiltIn = '0';

/**
 * The serial ports of this computer; empty where it does not tell. On Linux they are read from /sys,
 * which knows more than udev's program and is there when that is not; where /sys is hidden that program
 * is asked, as the serial library does.
 */
export async function listSerialPorts(root = '/sys'): Promise<readonly SerialPortFacts[]> {
  const tree = process.platform === 'linux' ? await readPortTree(root) : undefined;
  return tree ?? (await askLibrary());
}

/** `undefined` where there is no such tree. */
async function readPortTree(root: string): Promise<readonly SerialPortFacts[] | undefined> {
  const ports = join(root, 'class/tty');
  const names = await readdir(ports).catch(() => undefined);
  if (!names) return undefined;
  const named = names.filter((name) => portName.test(name));
  const found = await Promise.all(named.map((name) => readPort(join(ports, name), name)));
  return found.filter((port) => port !== undefined);
}

async function readPort(folder: string, name: string): Promise<SerialPortFacts | undefined> {
  if ((await textOf(folder, 'type')) === notBuiltIn) return undefined;
  const device = await realpath(join(folder, 'device')).catch(() => undefined);
  if (device === undefined) return undefined;
  const [usbInterface, usbDevice] = await Promise.all([
    above(device, 'bInterfaceNumber'),
    above(device, 'idVendor'),
  ]);
  const own = (file: string) => (usbDevice ? textOf(usbDevice, file) : Promise.resolve(null));
  const number = (text: string | null) => (text === null ? null : Number.parseInt(text, 16));
  return {
    path: `/dev/${name}`,
    vendorId: number(await own('idVendor')),
    productId: number(await own('idProduct')),
    serialNumber: await own('serial'),
    manufacturer: await own('manufacturer'),
    product: await own('product'),
    interfaceNumber: usbInterface ? number(await textOf(usbInterface, 'bInterfaceNumber')) : null,
  };
}

/** The nearest folder, from here upwards, with such a file. */
async function above(folder: string, file: string): Promise<string | undefined> {
  if ((await textOf(folder, file)) !== null) return folder;
  const parent = dirname(folder);
  return parent === folder ? undefined : above(parent, file);
}

function textOf(folder: string, file: string): Promise<string | null> {
  return readFile(join(folder, file), 'utf8').then(
    (text) => text.trim() || null,
    () => null,
  );
}

async function askLibrary(): Promise<readonly SerialPortFacts[]> {
  const ports = await SerialPort.list().catch(() => []);
  return ports.map(({ path, vendorId, productId, serialNumber, manufacturer, pnpId }) => ({
    path,
    vendorId: vendorId ? Number.parseInt(vendorId, 16) : null,
    productId: productId ? Number.parseInt(productId, 16) : null,
    serialNumber: serialNumber ?? null,
    manufacturer: manufacturer ?? null,
    product: null,
    interfaceNumber: interfaceIn(pnpId ?? ''),
  }));
}

/** Linux ends the name with "-if02", Windows has "&MI_02" in it. */
function interfaceIn(pnpId: string): number | null {
  const found = /-if([0-9a-f]{2})\b|&MI_([0-9a-f]{2})\b/i.exec(pnpId);
  return found ? Number.parseInt(found[1] ?? found[2] ?? '', 16) : null;
}
