import { readdir, readFile, readlink } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { readInterfaces, type UsbInterface } from './usb-descriptors-layout.ts';

/** What can be known of a connected USB device without opening it. */
export interface UsbFacts {
  readonly vendorId: number;
  readonly productId: number;
  readonly serialNumber: string | null;
  readonly manufacturer: string | null;
  readonly product: string | null;
  /** Where it hangs; another one at the next time that it is plugged in. */
  readonly bus: number;
  readonly address: number;
  /** null where the system tells them only of an opened device. */
  readonly interfaces: readonly UsbInterface[] | null;
}

/**
 * The USB devices as Linux shows them below /sys. Read here and not asked of the library, whose getters
 * open a device, and hold everything up meanwhile, to learn what the system does not know. `undefined`
 * when this computer has no USB.
 */
export async function readUsbTree(root = '/sys'): Promise<readonly UsbFacts[] | undefined> {
  const devices = join(root, 'bus/usb/devices');
  const names = await readdir(devices).catch(() => undefined);
  // "1-1:1.0" is an interface, "usb1" is the computer's own socket.
  const own = names?.filter((name) => /^\d+-[\d.]+$/.test(name)).sort();
  if (!own) return undefined;
  const found = await Promise.all(own.map((name) => readDevice(join(devices, name))));
  return found.filter((device) => device !== undefined);
}

/** A device that is pulled out while it is read is not there. */
async function readDevice(folder: string): Promise<UsbFacts | undefined> {
  const text = (name: string) =>
    readFile(join(folder, name), 'utf8').then(
      (content) => content.trim() || null,
      () => null,
    );
  const descriptors = await readFile(join(folder, 'descriptors')).catch(() => undefined);
  const vendorId = Number.parseInt((await text('idVendor')) ?? '', 16);
  const productId = Number.parseInt((await text('idProduct')) ?? '', 16);
  const bus = Number(await text('busnum'));
  const address = Number(await text('devnum'));
  if (!descriptors || Number.isNaN(vendorId) || Number.isNaN(productId)) return undefined;
  return {
    vendorId,
    productId,
    serialNumber: await text('serial'),
    manufacturer: await text('manufacturer'),
    product: await text('product'),
    bus,
    address,
    interfaces: await Promise.all(
      readInterfaces(descriptors).map(async (one) => ({
        ...one,
        driver: await driverOf(folder, one, (await text('bConfigurationValue')) ?? '1'),
      })),
    ),
  };
}

/** Its folder is named after the device, the configuration and its own number. */
async function driverOf(
  folder: string,
  { number }: UsbInterface,
  configuration: string,
): Promise<string | null> {
  const own = join(folder, `${basename(folder)}:${configuration}.${number}`);
  return readlink(join(own, 'driver')).then(basename, () => null);
}
