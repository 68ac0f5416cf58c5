import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export interface PlayedDevice {
  readonly vendorId: number;
  readonly productId: number;
  readonly serialNumber: string;
  readonly manufacturer: string;
  readonly product: string;
  /** 255 is a language of its maker's own, 10 the bytes of a serial port. */
  readonly interfaceClass: number;
  /** The system's driver that has it. */
  readonly driver?: string;
}

/** Wide enough for a full-speed device, small enough that messages come in pieces. */
const packetSize = 64;
const deviceFolder = 'devices/pci0000:00/0000:00:14.0/usb1/1-1';

/** What the kernel would show of a computer with one USB socket: made in `folder`, to be its /sys. */
export function makeDeviceTree(folder: string, device: PlayedDevice): void {
  const own = path.join(folder, deviceFolder);
  const face = path.join(own, '1-1:1.0');
  mkdirSync(face, { recursive: true });
  // The stand-in puts the device in here while its terminal is there.
  mkdirSync(path.join(folder, 'bus/usb/devices'), { recursive: true });
  symlinkSync('../../../../../bus/usb', path.join(own, 'subsystem'));
  writeFileSync(path.join(own, 'descriptors'), descriptors(device));
  writeTexts(own, {
    idVendor: hex(device.vendorId, 4),
    idProduct: hex(device.productId, 4),
    serial: device.serialNumber,
    manufacturer: device.manufacturer,
    product: device.product,
    busnum: '1',
    devnum: '1',
    devpath: '1',
    bcdDevice: '0100',
    version: ' 2.00',
    bDeviceClass: '00',
    bDeviceSubClass: '00',
    bDeviceProtocol: '00',
    bConfigurationValue: '1',
    speed: '12',
  });
  writeTexts(face, {
    bInterfaceNumber: '00',
    bInterfaceClass: hex(device.interfaceClass, 2),
    bInterfaceSubClass: '00',
    bInterfaceProtocol: '00',
  });
  if (device.driver) symlinkSync(`/bus/usb/drivers/${device.driver}`, path.join(face, 'driver'));
}

/** The device, its one configuration, one interface and a bulk endpoint each way (USB 2.0, 9.6). */
function descriptors({ vendorId, productId, interfaceClass }: PlayedDevice): Uint8Array {
  return Uint8Array.from([
    ...[18, 1, ...word(0x0200), 0, 0, 0, packetSize, ...word(vendorId), ...word(productId)],
    ...[...word(0x0100), 1, 2, 3, 1],
    ...[9, 2, ...word(32), 1, 1, 0, 0xc0, 50],
    ...[9, 4, 0, 0, 2, interfaceClass, 0, 0, 0],
    ...[7, 5, 0x81, 2, ...word(packetSize), 0],
    ...[7, 5, 0x02, 2, ...word(packetSize), 0],
  ]);
}

function word(value: number): readonly [number, number] {
  return [value & 0xff, value >> 8];
}

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, '0');
}

function writeTexts(folder: string, texts: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(texts)) {
    writeFileSync(path.join(folder, name), `${text}\n`);
  }
}
