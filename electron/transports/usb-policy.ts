import type { TransportErrorReason } from './transport.ts';
import type { UsbInterface } from './usb-descriptors-layout.ts';

/** An interface with a bulk endpoint in each direction. */
export interface UsbChannel extends UsbInterface {
  readonly bulkIn: NonNullable<UsbInterface['bulkIn']>;
  readonly bulkOut: NonNullable<UsbInterface['bulkOut']>;
}

export interface UsbProblem {
  readonly reason: TransportErrorReason;
  readonly message: string;
}

const makersOwn = 255;
const serialClasses: readonly number[] = [2, 10];
/** Linux's, for interfaces whose class does not say it. */
const serialDrivers: readonly string[] = [
  'ftdi_sio',
  'pl2303',
  'cp210x',
  'ch341',
  'usbserial_generic',
];
/** What Linux calls the driver of interfaces that a program has claimed. */
const otherPrograms = 'usbfs';
export const ruleFile = '70-galla-terminals.rules';

/** The interface to speak on: the one that is named, else one of its maker's own, else any. */
export function chooseChannel(
  interfaces: readonly UsbInterface[],
  wanted: number | null,
): UsbChannel | undefined {
  const channels = interfaces.filter(isChannel);
  if (wanted !== null) return channels.find(({ number }) => number === wanted);
  return channels.find(({ classCode }) => classCode === makersOwn) ?? channels[0];
}

function isChannel(one: UsbInterface): one is UsbChannel {
  // The library divides by the packet's size.
  return one.bulkOut !== null && one.bulkIn !== null && one.bulkIn.packetSize > 0;
}

/** Whether the system makes a serial port of it, and keeps it for that. */
export function isSerialInterface({ classCode, driver }: UsbInterface): boolean {
  return serialClasses.includes(classCode) || serialDrivers.includes(driver ?? '');
}

/** Whether a driver of the system's own keeps it from programs. */
export function isKept({ driver }: UsbInterface): boolean {
  return driver !== null && driver !== otherPrograms;
}

/** A transfer that nobody answered in time; the library has only this word for it. */
export function isTimeout(text: string): boolean {
  return /cancelled/i.test(text);
}

/**
 * What the library's words mean: its errors have no codes. `channel` is what was to be claimed,
 * `platform` the system whose remedy helps.
 */
export function wordProblem(
  text: string,
  name: string,
  platform: string,
  channel?: UsbInterface,
): UsbProblem {
  if (/disconnected|no such device|errno 19\b|not found/i.test(text)) {
    return { reason: 'disconnected', message: `${name} was unplugged` };
  }
  if (isTimeout(text)) return { reason: 'timeout', message: `${name} does not take what is sent` };
  if (/permission denied|access denied|errno 13\b|os error 5\b/i.test(text)) {
    return { reason: 'refused', message: `${name} may not be opened: ${permissionOn(platform)}` };
  }
  if (/busy|errno 16\b|exclusive/i.test(text)) {
    return { reason: 'taken', message: wordHolder(name, channel) };
  }
  if (/stall/i.test(text)) return { reason: 'fault', message: `${name} refused what was sent` };
  return { reason: 'fault', message: `${name} failed: ${text}` };
}

function permissionOn(platform: string): string {
  return platform === 'linux'
    ? `install ${ruleFile} in /etc/udev/rules.d and plug the device in again`
    : 'another program has it, or the system gives it to none';
}

function wordHolder(name: string, channel: UsbInterface | undefined): string {
  if (channel && isSerialInterface(channel)) {
    return `${name} is a serial port here: use the serial port instead`;
  }
  const driver = channel?.driver;
  return driver && driver !== otherPrograms
    ? `The system's driver ${driver} has ${name}`
    : `Another program is using ${name}`;
}
